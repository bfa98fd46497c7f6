import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings

# It asks no database.
pytestmark = pytest.mark.sqlite_only

SLEEPERS = r"""
import sys
from apmsite.run import run_until_one_ends
sleeper = "import os, time; os.write(1, b'%d\\n' % os.getpid()); time.sleep({seconds})"
commands = [[sys.executable, "-c", sleeper.format(seconds=seconds)] for seconds in sys.argv[1:]]
sys.exit(run_until_one_ends(commands))
"""


@pytest.fixture
def start():
    """A function that runs sleepers side by side; gives the process and the sleepers' process numbers."""
    started = []

    def start_(*seconds):
        process = subprocess.Popen(
            [sys.executable, "-c", SLEEPERS, *map(str, seconds)], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        return process, [int(process.stdout.readline()) for _ in seconds]

    yield start_
    for process in started:
        process.kill()
        process.communicate()


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_it_stops_everything_it_started(start, signal_number):
    process, children = start(60, 60)
    assert all(map(is_running, children))
    process.send_signal(signal_number)
    assert process.wait(timeout=10) == 0
    assert not any(map(is_running, children))


def test_when_one_ends_the_others_are_stopped(start):
    began = time.monotonic()
    process, children = start(0.1, 60)
    process.wait(timeout=10)
    assert not any(map(is_running, children))
    assert time.monotonic() - began < 10


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


def run_site(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "apmsite.run", *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("arguments", "target"), [([], "run"), (["--dev"], "dev")])
def test_a_port_in_use_is_named_in_one_line_before_anything_is_prepared(arguments, target):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = run_site("--port", str(port), *arguments)
    assert (ended.returncode, ended.stdout) == (1, "")
    (line,) = ended.stderr.splitlines()
    assert line.startswith(f"Port {port} is in use by another program.")
    assert f"make {target} PORT=" in line


@pytest.mark.parametrize("port", ["", "0", "-1", "65536", "http"])
def test_what_is_no_port_is_named_in_one_line(port):
    ended = run_site(f"--port={port}")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"PORT is a number from 1 to 65535, not “{port}”. Try: make run PORT=8000\n"


@pytest.mark.parametrize("host", ["", "192.0.2.1"])
def test_an_address_of_another_computer_is_named_in_one_line(host):
    ended = run_site(f"--host={host}", "--port=65535")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert (
        ended.stderr == f"HOST is an address of this computer, not “{host}”. Try: make run HOST=127.0.0.1\n"
    )


def test_without_its_packages_the_site_says_so_in_one_line(free_port):
    without = "import sys; sys.modules['django'] = None"
    code = f"{without}; import runpy; runpy.run_module('apmsite.run', run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", code, "--port", free_port],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    (line,) = ended.stderr.splitlines()
    assert "are not installed for" in line
    assert "docs/without-make.md" in line


@pytest.mark.long
def test_stopped_while_it_prepares_it_says_so_in_one_line(tmp_path, free_port):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    process = subprocess.Popen(
        [sys.executable, "-m", "apmsite.run", "--port", free_port],
        cwd=settings.BASE_DIR,
        env=environment | {"ENV_FILE": "tests/test.env", "VAR_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "Preparing the database\n"
    process.send_signal(signal.SIGINT)
    _output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (1, "Stopped. Run it again: it goes on where it stopped.\n")


def test_where_it_cannot_write_it_says_so_in_one_line(tmp_path, free_port):
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "var")
    ended = run_site("--port", free_port, ENV_FILE="tests/test.env", VAR_DIR=folder)
    assert (ended.returncode, ended.stdout) == (1, "")
    (line,) = ended.stderr.splitlines()
    assert folder in line
