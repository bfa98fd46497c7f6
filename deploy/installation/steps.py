"""The steps of an installation, in their order. Each changes what is not as it should be, and nothing else."""

import grp
import os
import pwd
import re
import shlex
import subprocess
from pathlib import Path

from apmsite.env_file import fresh_secrets
from deploy.installation import answers as answering
from deploy.installation import health, manage, release
from deploy.installation.machine import Machine, Mode, Refused, as_account, asked
from deploy.installation.places import (
    ACCOUNT,
    ANSWERS,
    CONFIGURATION,
    CURRENT,
    DATA,
    ENVIRONMENT,
    RELEASES,
    SERVER,
    SOURCE,
    STARTED,
    UNFINISHED,
    UNITS,
    WORKER,
)

Answers = dict[str, str]
# Debian's programs ask nothing.
DEBIAN = os.environ | {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
# Of each proxy: its example, where that belongs, the account that reads photographs, and what tells whether it can read
# its files. Caddy makes its log then, which has to be its own.
PROXIES = {
    "caddy": (
        *("Caddyfile", Path("/etc/caddy/Caddyfile"), "caddy"),
        "runuser --user=caddy -- env HOME=/var/lib/caddy caddy validate --config=/etc/caddy/Caddyfile",
    ),
    "nginx": ("nginx.conf", Path("/etc/nginx/conf.d/practice.conf"), "www-data", "nginx -t -q"),
}
NGINX_DEFAULT = Path("/etc/nginx/sites-enabled/default")
CERTIFICATES = Path("/etc/nginx/certificates")
HEADER = "# Variables of the site: docs/environment.md. The secrets were made here; keep a copy of them elsewhere.\n"


def install(machine: Machine, answers: Answers) -> None:
    """Go through all steps."""
    code = release.release_of_source()
    if CURRENT.exists() and CURRENT.resolve() != code:
        raise Refused(
            f"Version {CURRENT.resolve().name} is installed. deploy/update puts {code.name} in its place."
        )
    if (
        answers["database"] == "postgresql"
        and ENVIRONMENT.exists()
        and not _names_a_database(ENVIRONMENT.read_text())
    ):
        raise Refused(
            "The data of this site are in SQLite, it would be empty. docs/operations/moving-to-postgresql.md moves it. "
            f"Until then write “database = sqlite” into {ANSWERS}."
        )
    with machine.step("Debian's packages"):
        packages(machine, answers)
    with machine.step("Account of the site"):
        account(machine, answers)
    with machine.step("Folders"):
        folders(machine)
    with machine.step("Answers and variables"):
        is_new = variables(machine, answers)
    with machine.step(f"Code of version {code.name}"):
        release.put(machine, code)
    with machine.step("Database and first pages"):
        database(machine, answers)
        first_pages(machine, answers, code, is_new)
        machine.link(CURRENT, code)
    with machine.step("Services"):
        services(machine, code, is_new)
    if machine.mode == Mode.CHANGE:
        UNFINISHED.unlink(missing_ok=True)
    with machine.step(f"Proxy ({answers['proxy']})"):
        proxy(machine, answers, code)
    if machine.mode == Mode.CHECK:
        look(machine, answers)


def packages(machine: Machine, answers: Answers) -> None:
    """Have what the site needs of Debian."""
    names = ["ca-certificates", "python3-venv", "tzdata", answers["proxy"]]
    names += ["postgresql"] * (answers["database"] == "postgresql")
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        machine.run("apt-get", "update", "-qq", env=DEBIAN)
        machine.run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", *missing, env=DEBIAN)


def _is_installed(name):
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def account(machine: Machine, answers: Answers) -> None:
    """Have an account that owns the site's data and nothing else, and let the proxy read photographs."""
    if not _exists(pwd.getpwnam, ACCOUNT):
        options = f"--system --user-group --no-create-home --home-dir {DATA} --shell /usr/sbin/nologin"
        machine.run("useradd", *options.split(), ACCOUNT)
    reader = PROXIES[answers["proxy"]][2]
    if not _exists(grp.getgrnam, ACCOUNT) or reader not in grp.getgrnam(ACCOUNT).gr_mem:
        machine.run("usermod", "--append", "--groups", ACCOUNT, reader)


def _exists(find, name):
    try:
        return find(name)
    except KeyError:
        return None


def folders(machine: Machine) -> None:
    """Have a folder for code, for variables and for data: the site writes into the last alone."""
    machine.folder(RELEASES)
    machine.folder(CONFIGURATION, group=ACCOUNT, mode=0o750)
    machine.folder(DATA, owner=ACCOUNT, group=ACCOUNT, mode=0o750)


def variables(machine: Machine, answers: Answers) -> bool:
    """Keep the answers, and have the variables that follow from them; return whether any changed.

    Whether the site took over a change stays open until the end of an installation, also one that was stopped before.
    """
    text = ENVIRONMENT.read_text() if ENVIRONMENT.exists() else HEADER + fresh_secrets()
    following = {
        "PUBLIC_URL": f"https://{answers['address']}",
        "EMAIL_URL": answers["mail_server"],
        "TIME_ZONE": answers["time_zone"],
        "ALARM_EMAIL": answers["email"],
        "DJANGO_SETTINGS_MODULE": "apmsite.settings.production",
        "VAR_DIR": str(DATA),
    }
    if answers["database"] == "postgresql" and not _names_a_database(text):
        following["DATABASE_URL"] = f"postgres://%2Frun%2Fpostgresql/{ACCOUNT}"
    # By hand a last line may be left without its end.
    text = text.rstrip("\n") + "\n"
    for name, value in following.items():
        line = f"{name}={value}\n"
        text, found = re.subn(rf"^{name}=.*\n?", lambda _, line=line: line, text, count=1, flags=re.M)
        text += "" if found else line
    machine.file(ANSWERS, answering.written(answers), mode=0o600)
    if machine.mode == Mode.CHANGE and (not ENVIRONMENT.exists() or ENVIRONMENT.read_text() != text):
        UNFINISHED.touch()
    return machine.file(ENVIRONMENT, text, group=ACCOUNT, mode=0o640) or UNFINISHED.exists()


def _names_a_database(text):
    return re.search("^DATABASE_URL=", text, re.M)


def database(machine: Machine, answers: Answers) -> None:
    """Have a database in PostgreSQL that belongs to the site's account, which needs no password there."""
    if answers["database"] != "postgresql":
        return
    if not machine.runs_services and machine.mode == Mode.CHANGE:
        asked("service", "postgresql", "start")
    as_owner = ["runuser", "-u", "postgres", "--"]
    if not asked("runuser", "-u", ACCOUNT, "--", "psql", "--command=", "template1"):
        # A rehearsal of the backup makes a database of its own beside the site's, and removes it.
        machine.run(*as_owner, "createuser", "--createdb", ACCOUNT)
    if not asked(*as_owner, "psql", "--command=", ACCOUNT):
        machine.run(
            *as_owner, "createdb", f"--owner={ACCOUNT}", "--template=template0", "--encoding=UTF8", ACCOUNT
        )


def first_pages(machine: Machine, answers: Answers, code: Path, is_new: bool) -> None:
    """Have tables, the empty pages, static files and the page for when the site is away."""
    is_there = CURRENT.exists() and not is_new
    if is_there and asked(*manage.command(code, "migrate", "--check"), **as_the_service(code)):
        return
    run_manage(machine, code, "migrate", "--no-input", "--verbosity=0")
    named = [f"--name={answers['practice']}", f"--time-zone={answers['time_zone']}"]
    run_manage(machine, code, "setup_practice", "--no-input", *named)
    finish(machine, code)


def finish(machine: Machine, code: Path) -> None:
    """Have what follows from the code and the address: files and the page for when the site is away."""
    run_manage(machine, code, "set_site_address")
    run_manage(machine, code, "collectstatic", "--no-input", "--verbosity=0")
    run_manage(machine, code, "render_maintenance_page")


def run_manage(machine: Machine, code: Path, *words: str) -> None:
    """Run a command of a release that changes something."""
    # Before a first installation there is no account yet, and no variable.
    options = as_the_service(code) if machine.mode == Mode.CHANGE else {}
    machine.run(*manage.command(code, *words), words=shlex.join(["manage", *words]), **options)


def as_the_service(code: Path) -> dict:
    """Return what has `subprocess` run a command of a release as the services run theirs."""
    return {"cwd": code, "env": manage.environment(), **as_account()}


def services(machine: Machine, code: Path, is_new: bool) -> None:
    """Have systemd run the site: its port, server, worker, backup and the look whether all is well."""
    is_new |= units(machine, code)
    for unit in STARTED:
        if not _is_on(machine, unit):
            machine.service("enable", "--now", unit)
        elif is_new and unit in (SERVER, WORKER):
            machine.service("restart", unit)


def _is_on(machine, unit):
    return machine.runs_services and all(
        asked("systemctl", question, unit) for question in ("is-active", "is-enabled")
    )


def units(machine: Machine, code: Path) -> bool:
    """Have the units of a release; return whether that changed something."""
    folder = _tree(code) / "deploy/systemd"
    machine.folder(UNITS / "practice-.service.d")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    is_changed = [machine.file(UNITS / path.relative_to(folder), path.read_text()) for path in files]
    if any(is_changed):
        machine.service("daemon-reload")
    return any(is_changed)


def proxy(machine: Machine, answers: Answers, code: Path) -> None:
    """Have the proxy answer to the practice's own address and hand the rest to the site, and no other beside it."""
    chosen = answers["proxy"]
    example, target, _reader, test = PROXIES[chosen]
    if chosen == "nginx":
        _prepare_nginx(machine)
    text = (_tree(code) / "deploy" / example).read_text()
    text = text.replace("www.example.com", answers["address"]).replace("server:8000", "127.0.0.1:8000")
    is_new = machine.file(target, text)
    if machine.mode == Mode.CHANGE and not asked(*test.split(), env=DEBIAN):
        raise Refused(f"The proxy from before goes on: {chosen} cannot read {target}. This says why: {test}")
    for other in PROXIES.keys() - {chosen}:
        if _is_on(machine, other):
            machine.service("disable", "--now", other)
    if is_new or not _is_on(machine, chosen):
        machine.service("enable", chosen)
        machine.service("restart", chosen)


def _prepare_nginx(machine):
    if NGINX_DEFAULT.is_symlink() and machine.change(f"remove {NGINX_DEFAULT}"):
        NGINX_DEFAULT.unlink()
    if machine.mode == Mode.CHANGE and not (CERTIFICATES / "fullchain.pem").exists():
        raise Refused(
            f"nginx needs a certificate: put fullchain.pem and privkey.pem into {CERTIFICATES}, then run it again."
        )


def _tree(code):
    """Return where to read the files of a release, which a dry run has not copied."""
    return code if release.is_complete(code) else SOURCE


def look(machine: Machine, answers: Answers) -> None:
    """Look whether the site is alive, which no file can tell."""
    with machine.step("First page on this computer"):
        _tell(machine, health.problem_with_page(answers["address"]))
    with machine.step(f"First page at https://{answers['address']}/"):
        _tell(machine, health.problem_with_address(answers["address"]))


def _tell(machine, problem):
    if problem:
        machine.change(problem)


def invite(answers: Answers) -> None:
    """Print the link for the first administrator, as long as nobody can sign in."""
    code = CURRENT.resolve()
    line = manage.command(code, "invite_superuser", answers["email"], "--first")
    if subprocess.run(line, **as_the_service(code)).returncode:
        raise Refused(
            "There is no link for the administrator. Set right what is said above, then run it again."
        )
