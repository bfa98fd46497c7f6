import os
import signal
import subprocess
import sys
import time

import pytest

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
