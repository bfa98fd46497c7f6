"""Another version in the place of the one that runs, and back to it where that is not well.

The database only goes forward: a release works on the tables of the next one, which adds to them. A release that takes
something away says so in its notes, and is put in place with `--stop-posts`: everybody waits at the socket, nothing is
written meanwhile, and what fails until then, in the migration or on trial, leaves the database as it was.
"""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextlib import nullcontext as nothing
from pathlib import Path

from deploy.installation import copies, health, manage, release, steps
from deploy.installation.machine import Machine, Mode, Refused, as_account, asked
from deploy.installation.places import CURRENT, DATA, HOLD, PORT, RELEASES, SERVER, WORKER

# Seconds for the first page after a start, on the slowest computer.
PATIENCE = 180
# Seconds in which a worker that cannot run has ended.
FIRST_STEPS = 10
# Which file of the style is meant by a name: each release has its own. The folder is the service's, so that only its
# account may follow where the name leads.
MANIFEST = DATA / "static/staticfiles.json"


def update(machine: Machine, answers: steps.Answers, stops_posts: bool) -> None:
    """Go through all steps. Raises `Refused` when the older version goes on."""
    if not CURRENT.exists():
        raise Refused("The site is not installed: run deploy/install first.")
    if machine.mode == Mode.CHANGE and not machine.runs_services:
        raise Refused("No systemd runs here, which would have to restart the site.")
    before, after = CURRENT.resolve(), release.release_of_source()
    if before == after:
        print(f"Version {after.name} is what runs.")
        return
    with machine.step("Debian's packages"):
        steps.packages(machine, answers)
    with machine.step(f"Code of version {after.name}"):
        release.put(machine, after)
    with machine.step("Backup"):
        back_up(machine)
    try:
        with files_back_on_failure():
            with posts_stopped(machine) if stops_posts else nothing():
                prepare(machine, answers, after, stops_posts)
                put_in_place(machine, after, restarts=not stops_posts)
            with machine.step("Health"):
                prove(machine, answers)
    except BaseException as failure:  # also where somebody stops it
        put_in_place(machine, before, restarts=True)
        if isinstance(failure, Refused):
            raise Refused(f"{failure}\nVersion {before.name} goes on.") from None
        raise
    with machine.step("Proxy and older versions"):
        steps.proxy(machine, answers, after)
        remove_others(machine, before, after)


def back_up(machine: Machine) -> None:
    """Make a backup by the service, which may read the key of the backups; the site's account need not."""
    try:
        machine.service("start", "practice-backup.service")
    except Refused:
        raise Refused(
            "Without a backup nothing is updated, and it failed: journalctl --unit practice-backup.service tells why. "
            "There is none before the key sheet is printed: deploy/manage key_sheet"
        ) from None


@contextmanager
def files_back_on_failure() -> Iterator[None]:
    """Have the older code find its files of style again, should it go on. The files themselves stay for a week."""
    as_it_is = subprocess.run(["cat", MANIFEST], capture_output=True, **as_account())
    if as_it_is.returncode:
        raise Refused(f"The site cannot read {MANIFEST}: deploy/manage collectstatic makes it anew.")
    try:
        yield
    except BaseException:
        subprocess.run(["tee", MANIFEST], input=as_it_is.stdout, stdout=subprocess.DEVNULL, **as_account())
        raise


def prepare(machine: Machine, answers: steps.Answers, after: Path, stops_posts: bool) -> None:
    """Take the database forward, and try the new code on a port of its own before anybody is sent there.

    With posts stopped, a new version that is not well leaves the database as it was before.
    """
    with copies.put_back_on_failure(machine) if stops_posts else nothing():
        with machine.step("Database"):
            steps.run_manage(machine, after, "migrate", "--no-input", "--verbosity=0")
        with machine.step("Trial"), files_back_on_failure():
            steps.run_manage(machine, after, "setup_practice", "--no-input")
            steps.finish(machine, after)
            try_out(machine, answers, after)


def try_out(machine: Machine, answers: steps.Answers, after: Path) -> None:
    """Raise `Refused` unless a release shows its first page on a port where nobody else comes."""
    if not machine.change("ask for the first page"):
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    trial = subprocess.Popen(
        [after / ".venv/bin/gunicorn", "--config=python:apmsite.gunicorn_conf", "apmsite.wsgi"],
        cwd=after,
        env=manage.environment()
        | {"BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "1", "READY_PAGES": "false"},
        **as_account(),
    )
    try:
        problem = problem_after_start(answers, port, is_running=lambda: trial.poll() is None)
    finally:
        trial.terminate()
        trial.wait()
    if problem:
        raise Refused(f"Version {after.name} is not well: {problem}.")


def problem_after_start(answers: steps.Answers, port: int, is_running: Callable[[], bool]) -> str:
    """Wait for the first page, and return what is wrong; "" once it came."""
    deadline = time.monotonic() + PATIENCE
    while True:
        problem = health.problem_with_page(answers["address"], port, seconds=PATIENCE)
        if not problem.startswith(health.SILENT) or time.monotonic() > deadline or not is_running():
            return problem
        time.sleep(0.5)


def put_in_place(machine: Machine, code: Path, restarts: bool) -> None:
    """Have a release be the one that runs."""
    with machine.step(f"Version {code.name} in place"):
        is_other = steps.units(machine, code)
        is_other |= machine.link(CURRENT, code)
        if is_other and restarts:
            machine.service("restart", SERVER, WORKER)


def prove(machine: Machine, answers: steps.Answers) -> None:
    """Raise `Refused` unless server and worker run for a while, and the first page comes."""
    if machine.mode != Mode.CHANGE:
        return
    before = _restarts()
    problem = problem_after_start(answers, PORT, is_running=lambda: _restarts() == before)
    time.sleep(0 if problem else FIRST_STEPS)
    is_running = all(asked("systemctl", "is-active", unit) for unit in (SERVER, WORKER))
    if not problem and not (is_running and _restarts() == before):
        problem = "its server or worker ends again and again"
    if problem:
        raise Refused(f"The new version is not well: {problem}.")


def _restarts():
    return _property("NRestarts", SERVER, WORKER)


def _property(name, *units):
    line = ["systemctl", "show", "--value", f"--property={name}", *units]
    return subprocess.run(line, capture_output=True, text=True).stdout.split()


@contextmanager
def posts_stopped(machine: Machine) -> Iterator[None]:
    """Have visitors wait at the socket: in this block nobody else is at the database."""
    try:
        with machine.step("Visitors wait"):
            if machine.change(f"file {HOLD}"):
                HOLD.touch()
            machine.service("stop", WORKER)
            machine.service("restart", "--no-block", SERVER)
            while machine.mode == Mode.CHANGE and _property("SubState", SERVER) != ["start-pre"]:
                time.sleep(0.2)
        yield
    finally:
        if machine.mode == Mode.CHANGE:
            HOLD.unlink(missing_ok=True)
        machine.service("start", SERVER, WORKER)


def remove_others(machine: Machine, *kept: Path) -> None:
    """Remove all releases but these."""
    for folder in RELEASES.iterdir():
        if folder not in kept and machine.change(f"remove {folder}"):
            shutil.rmtree(folder)
