"""From a computer with nothing but Debian to a site that patients use, and on to its next version while they do."""

import os
import pty
import re
import shutil
import subprocess
import time
from urllib.parse import urlencode

import pytest

from benchmarks.patients import REFERENCE_NUMBER, answers_of
from tests.deploy.authority import FOR_CADDY, start_authority, trust_authority
from tests.deploy.fresh_root import FreshRoot
from tests.deploy.test_units import HARDENED, unit
from tests.deploy.updating_root import HERE, InstalledSite
from tests.factories.consultations import form_data
from tests.machine import missing
from tests.traces import TYPED, found_in
from tests.users.signing_in.conftest import PASSWORD, code_of

# It has a database of its own.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.xdist_group("fresh root")]

ANSWERS = (
    "www.practice.test",
    "Example Spine",
    "first@practice.test",
    "smtp://localhost:2525",
    "America/Chicago",
)
SITE = f"https://{ANSWERS[0]}"
# What a test needs there besides.
TOOLS = ("nginx", "pebble", "strace")
# As Debian's, but for a process that stays in front, where nobody looks after the file with its number.
NGINX = "[Service]\nExecStart=/usr/sbin/nginx -g 'daemon off;'\n"

REQUESTS = "consultations_consultationrequest"
MIGRATION = """\
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("outbox", "{leaf}")]
    # Where forms are written meanwhile, by code that knows nothing of it.
    operations = [migrations.RunSQL("ALTER TABLE consultations_consultationrequest ADD COLUMN {column} integer")]
"""


class Site(InstalledSite):
    """The site, and whoever comes to it."""

    sent = 0

    def forms(self):
        """Return the forms of patients who have not come yet."""
        self.sent += 20_000
        return [answers_of(number) for number in range(self.sent - 20_000, self.sent)]

    def check(self):
        """Return the lines of a check that are not green."""
        said = self.root.run("/srv/first/deploy/install", "--check")
        lines = [line for line in said.stdout.splitlines() if not line.startswith("ok ")]
        assert said.returncode == bool(lines), said.stdout + said.stderr
        return lines

    def make(self, version, **changes):
        """Unpack a version that never was, with a column more, and lines after those that a file has."""

        def change(folder):
            path = folder / "apmsite/__init__.py"
            path.write_text(re.sub(r'__version__ = ".+"', f'__version__ = "{version}"', path.read_text()))
            migrations = folder / "outbox/migrations"
            leaf = max(path.stem for path in migrations.glob("[0-9]*.py"))
            (migrations / f"9000_{column_of(version)}.py").write_text(
                MIGRATION.format(leaf=leaf, column=column_of(version))
            )
            for name, lines in changes.items():
                with (folder / name).open("a") as file:
                    file.write(lines)

        self.root.copy_checkout(version, change)


def column_of(version):
    return f"more_{version.replace('.', '_')}"


class Browser:
    """A browser on the computer of the site, which comes in through the proxy."""

    def __init__(self, root, name):
        self.root, self.cookies, self.page = root, f"/tmp/{name}", ""

    def open(self, address, **form):
        """Open an address, or send a form as it is on the last page; return status and address at the end."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
        if form and token:
            form["csrfmiddlewaretoken"] = token[1]
        line = ["python3", "-", self.cookies, f"{SITE}{address.removeprefix(SITE)}"]
        with (HERE / "visitor.py").open() as program:
            said = self.root.run(*line, *[urlencode(form)] * bool(form), stdin=program)
        assert said.returncode == 0, said.stderr
        status, address, self.page = said.stdout.split("\n", 2)
        return int(status), address.removeprefix(SITE)


def typed(*lines):
    """Return a terminal at which somebody has typed these lines."""
    keyboard, terminal = pty.openpty()
    os.write(keyboard, "".join(f"{line}\n" for line in lines).encode())
    return terminal


def wait_for(is_so, seconds=300):
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(1)


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def site(request, tmp_path_factory):
    """A site that was installed by one command, and runs; `said` is what that printed, `again` what the next did."""
    folder = tmp_path_factory.mktemp(request.param)
    root = FreshRoot(folder, request.param)
    site = Site(root, folder)
    root.copy_checkout("first")
    site.said = site.install("first", stdin=typed(*ANSWERS)).stdout
    site.again = site.install("first").stdout
    tools = root.run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", *TOOLS)
    assert tools.returncode == 0, tools.stderr
    (root.path / "etc/systemd/system/nginx.service").write_text(NGINX)
    with (root.path / "etc/hosts").open("a") as hosts:
        hosts.write(f"\n127.0.0.1 {ANSWERS[0]}\n")
    try:
        site.start(site.said)
        yield site
    finally:
        root.stop()


@pytest.fixture(scope="module")
def certified(site):
    """The same, once its proxy has a certificate by which browsers know the site."""
    path = site.root.path / "etc/caddy/Caddyfile"
    installed = path.read_text()
    start_authority(site.root)
    wait_for(lambda: trust_authority(site.root))
    # What was installed, with another authority than the world's.
    path.write_text(installed.replace("admin off", f"admin off\n\t{FOR_CADDY}", 1))
    site.root.run("systemctl", "restart", "caddy")
    look = f"import urllib.request as u; u.urlopen('{SITE}')"
    wait_for(lambda: site.root.run("python3", "-c", look).returncode == 0)
    path.write_text(installed)
    return site


def test_one_command_asks_five_questions_and_tells_what_starts_the_site(site):
    assert site.said.count(", such as ") == len(ANSWERS) == 5
    assert "No systemd runs here" in site.said
    assert "  systemctl enable --now practice-server.socket\n" in site.said
    assert "  systemctl restart caddy\n" in site.said


def test_again_it_changes_nothing(site):
    assert "\nNothing had to be changed.\n" in site.again


def test_secrets_and_what_patients_write_are_for_the_site_alone(site):
    places = ("/etc/practice/env", "/etc/practice/answers", "/var/lib/practice")
    rights = site.root.run("stat", "--format=%U %G %a", *places).stdout.splitlines()
    assert rights == ["root practice 640", "root root 600", "practice practice 750"]
    alterable = "-user practice -o -perm /go+w -not -type l".split()
    assert site.root.run("find", "/opt/practice", *alterable).stdout == ""


def test_a_command_runs_as_the_service_does(site):
    code = "import os; from django.conf import settings; print(os.getuid(), os.umask(0), settings.PUBLIC_URL)"
    said = site.root.run("/opt/practice/current/deploy/manage", "shell", "--no-imports", "-c", code)
    user = site.root.run("id", "--user", "practice").stdout.strip()
    assert said.stdout.split() == [user, str(0o027), SITE]


def test_a_check_is_green_line_by_line_and_red_where_something_is_wrong(certified):
    assert certified.check() == []
    (certified.root.path / "etc/practice/env").chmod(0o644)
    (certified.root.path / "etc/systemd/system/practice-worker.service").write_text("")
    certified.root.run("systemctl", "stop", "practice-server")
    env, services, here, outside = certified.check()
    assert env == "RED  Answers and variables: file /etc/practice/env (0640)"
    assert services.startswith("RED  Services: file /etc/systemd/system/practice-worker.service (0644); ")
    assert "systemctl enable --now practice-server.service" in services
    assert here == "RED  First page on this computer: it does not answer (timed out)"
    assert outside.startswith(f"RED  First page at {SITE}/: it does not answer")
    certified.install("first")
    wait_for(lambda: certified.check() == [])


def test_the_link_leads_the_first_administrator_in_once(certified):
    [link] = re.findall(rf"^{SITE}(/\S+)$", certified.install("first").stdout, re.M)
    owner, thief = Browser(certified.root, "owner"), Browser(certified.root, "thief")
    status, page = owner.open(link)
    assert (status, ANSWERS[2] in owner.page) == (200, True)
    assert owner.open(page, new_password1=PASSWORD, new_password2=PASSWORD) == (200, "/admin/login/")
    assert thief.open(link)[0] == 410
    assert owner.open("/admin/login/", login=ANSWERS[2], password=PASSWORD) == (200, "/admin/second-factor/")
    owner.open("/admin/second-factor/app/")
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", owner.page)[1].replace(" ", "")
    assert owner.open("/admin/second-factor/app/", code=code_of(secret)) == (
        200,
        "/admin/second-factor/codes/",
    )
    assert owner.open("/admin/second-factor/codes/", kept="on") == (200, "/admin/")
    guide = re.search('href="(/admin/[^"]*first-day/)"', owner.page)[1]
    assert owner.open(guide) == (200, guide)
    assert SITE not in certified.install("first").stdout.partition("\nProxy")[2]


def test_a_patient_asks_for_a_consultation(certified):
    patient = Browser(certified.root, "patient")
    assert patient.open("/consultation/")[0] == 200
    assert patient.open("/consultation/", **form_data())[0] == 200
    told = REFERENCE_NUMBER.search(patient.page)[1].replace(" ", "")
    assert told in certified.column(REQUESTS, "reference_number")


def test_a_proxy_that_cannot_read_its_file_does_not_take_the_place_of_the_other(certified):
    answers, kept = (
        certified.root.path / path for path in ("etc/practice/answers", "etc/nginx/certificates")
    )
    as_it_was = answers.read_text()
    kept.mkdir(exist_ok=True)
    (kept / "fullchain.pem").write_text("no certificate")
    answers.write_text(re.sub("^proxy = .*", "proxy = nginx", as_it_was, flags=re.M))
    for _again in range(2):
        said = certified.root.run("/srv/first/deploy/install")
        assert (said.returncode, "The proxy from before goes on" in said.stderr) == (1, True), said.stderr
        assert "disable --now caddy" not in said.stdout
    answers.write_text(as_it_was)
    (kept / "fullchain.pem").unlink()
    certified.install("first")
    wait_for(lambda: certified.check() == [])


@pytest.mark.parametrize("proxy", ["caddy", "nginx"])
def test_while_the_site_is_away_either_proxy_says_whom_to_call_and_writes_nothing_down(certified, proxy):
    use(certified, proxy)
    certified.root.run("systemctl", "stop", "practice-server", "practice-server.socket")
    patient = Browser(certified.root, "patient")
    for form in ({}, form_data(for_whom="someone_else", **TYPED)):
        assert patient.open("/search/?q=Markedsearch", **form)[0] == 502
        assert "911" in patient.page
        assert ANSWERS[1] in patient.page
    written = [path for path in (certified.root.path / "var/log").rglob("*") if path.is_file()]
    assert {str(path): found for path in written if (found := found_in(path.read_bytes()))} == {}
    assert any(path.parent.name == proxy and path.stat().st_size for path in written)
    certified.root.run("systemctl", "start", "practice-server.socket", "practice-server")
    wait_for(lambda: certified.check() == [])


def use(site, proxy):
    """Have another proxy by changing the answer, with the certificate that Caddy was given."""
    [given] = (site.root.path / "var/lib/caddy").rglob(f"{ANSWERS[0]}.crt")
    kept = site.root.path / "etc/nginx/certificates"
    kept.mkdir(exist_ok=True)
    shutil.copy(given, kept / "fullchain.pem")
    shutil.copy(given.with_suffix(".key"), kept / "privkey.pem")
    answers = site.root.path / "etc/practice/answers"
    answers.write_text(re.sub("^proxy = .*", f"proxy = {proxy}", answers.read_text(), flags=re.M))
    site.install("first")
    wait_for(lambda: site.check() == [])


@pytest.fixture(scope="module")
def traced(certified):
    """The same, with each call of server, worker and backup on record that systemd would not let through."""
    calls = ",".join(f"?{call}" for call in sorted(allowed_calls()))
    for name in ("server", "worker", "backup"):
        file = certified.root.path / f"etc/systemd/system/practice-{name}.service"
        folder = file.with_name(f"{file.name}.d")
        folder.mkdir()
        # The process of the service stays the first, as systemd has it.
        strace = f"/usr/bin/strace -D -f -qq --seccomp-bpf -A -e trace=!{calls} -o /tmp/{name}.calls"
        (folder / "traced.conf").write_text(
            f"[Service]\nExecStart=\nExecStart={strace} {unit(file)['ExecStart'][0]}\n"
        )
    certified.root.run("systemctl", "restart", "practice-server", "practice-worker")
    wait_for(lambda: certified.check() == [])
    return certified


def allowed_calls():
    """Return the calls that the services may make, by the lists of systemd on this computer."""
    program = shutil.which("systemd-analyze") or missing("systemd is not installed")
    text = subprocess.check_output([program, "--no-pager", "syscall-filter"], text=True)
    sets = dict(re.findall(r"^(@[\w-]+)$((?:\n .*)*)", text, re.M))

    def members(name):
        if name[0] != "@":
            return {name}
        return set().union(*map(members, re.findall(r"^    ([@\w-]+)$", sets[name], re.M)))

    allowed = set()
    for line in unit(HARDENED)["SystemCallFilter"]:
        named = set().union(*map(members, line.removeprefix("~").split()))
        allowed = allowed - named if line[0] == "~" else allowed | named
    return allowed


def test_an_update_while_patients_send_forms_loses_none_and_refuses_nobody(traced):
    before = traced.current
    assert traced.root.run("/opt/practice/current/deploy/manage", "key_sheet").returncode == 0
    traced.make("90.0.0")
    said = traced.update("90.0.0")
    assert said.returncode == 0, said.stdout + said.stderr
    assert (traced.current, traced.releases) == ("90.0.0", {"90.0.0", before})
    assert traced.column(REQUESTS, column_of("90.0.0")) == {None}


def test_where_the_new_version_is_not_well_the_old_one_goes_on_with_the_new_columns(traced):
    before = traced.current
    traced.make("91.0.0", **{"outbox/management/commands/run_worker.py": "\n\nraise SystemExit(1)\n"})
    said = traced.update("91.0.0")
    assert (said.returncode, "ends again and again" in said.stderr) == (1, True), said.stdout + said.stderr
    assert f"Version {before} goes on." in said.stderr
    assert traced.current == before
    assert traced.column(REQUESTS, column_of("91.0.0")) == {None}


@pytest.mark.parametrize("name", ["server", "worker", "backup"])
def test_no_call_of_the_system_is_outside_of_what_systemd_lets_through(traced, name):
    if name == "backup":
        assert traced.root.run("systemctl", "start", "practice-backup").returncode == 0
    lines = (traced.root.path / f"tmp/{name}.calls").read_text().splitlines()
    assert [line for line in lines if "(" in line] == []
