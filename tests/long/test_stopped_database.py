"""A hosted site whose PostgreSQL server is stopped, and not ended: it takes connections, and answers nothing."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from apmsite.env_file import write_env_file
from benchmarks.load_and_faults import wait_until_answered
from benchmarks.site import CHECKOUT, Site, free_port
from tests.machine import missing
from tests.throwaway_postgresql import find_binaries, throwaway_server

# It has a server of its own.
pytestmark = pytest.mark.sqlite_only

FIRST_START = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("setup_practice", is_asking=False, verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
"""


@pytest.fixture
def server():
    """The folder and the address of a PostgreSQL server."""
    binaries = find_binaries()
    if not binaries:
        missing("There is no PostgreSQL server on this machine.")
    with throwaway_server(binaries) as url:
        yield Path(unquote(urlsplit(url).hostname or urlsplit(url).netloc.partition("@")[2])), url


@pytest.fixture
def site(server, tmp_path):
    """The address of a site of two processes on that server, each with threads that have a connection open."""
    folder, url = server
    write_env_file(tmp_path / "site.env")
    (tmp_path / "var").mkdir()
    port = free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.browser.production",
        "ENV_FILE": str(tmp_path / "site.env"),
        "VAR_DIR": str(tmp_path / "var"),
        "DATABASE_URL": url,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "2",
    }
    subprocess.run(
        [sys.executable, "-c", FIRST_START], cwd=CHECKOUT, env=os.environ | environment, check=True
    )
    with Site(environment, tmp_path / "log"):
        wait_until_answered(port)
        yield environment["PUBLIC_URL"]


def processes_of(folder):
    """Return the ids of a PostgreSQL server's processes: the one that takes connections, and all others."""
    first = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [first, *map(int, others)]


def tell(processes, what):
    """Send a signal to each process; one whose connection was just closed may have ended."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, what)


def ask(address):
    """Return the status of the answer, and how many seconds it took."""
    began = time.monotonic()
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            return response.status, time.monotonic() - began
    except urllib.error.HTTPError as error:
        return error.code, time.monotonic() - began


def ask_often(address, times):
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(ask, [address] * times))


def test_a_stopped_server_is_told_within_five_seconds_and_the_site_goes_on_by_itself(server, site):
    address = f"{site}/consultation/"
    assert {status for status, _seconds in ask_often(address, 8)} == {200}
    # One at a time for each process from now on: what waits for a free thread waits longer.
    stopped = processes_of(server[0])
    tell(stopped, signal.SIGSTOP)
    try:
        # First those with a connection, then those that find none.
        answers = [*(ask(address) for _time in range(4)), ask(f"{site}/admin/login/")]
    finally:
        tell(stopped, signal.SIGCONT)
    assert {status for status, _seconds in answers} == {503}
    assert max(seconds for _status, seconds in answers) < 5.5
    assert {status for status, _seconds in ask_often(address, 8)} == {200}
