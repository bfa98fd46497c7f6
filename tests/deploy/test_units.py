"""The units of systemd: what a service may do, that it comes back, and that somebody is told when it does not."""

import shutil
import subprocess
from collections import defaultdict

import pytest
from django.conf import settings

from deploy.installation.places import HOLD, PORT, STARTED
from tests.machine import missing

# It asks no database.
pytestmark = pytest.mark.sqlite_only

FOLDER = settings.BASE_DIR / "deploy/systemd"
HARDENED = FOLDER / "practice-.service.d/hardened.conf"
SERVICES = sorted(path.name for path in FOLDER.glob("*.service"))
# What whoever gets into a service of the site cannot do there.
RIGHTS = {
    "User": "practice",
    "EnvironmentFile": "/etc/practice/env",
    "UMask": "0027",
    "CapabilityBoundingSet": "",
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "ProtectProc": "invisible",
    "MemoryDenyWriteExecute": "yes",
    "LimitCORE": "0",
}


def unit(path):
    """Return the settings of a file, each as the list of its values."""
    found = defaultdict(list)
    for line in path.read_text().splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found[key].append(value)
    return found


@pytest.fixture(scope="module")
def analyze():
    """A function that has systemd look at a service, with what holds for all, and returns what it says."""
    program = shutil.which("systemd-analyze") or missing("systemd is not installed")
    return lambda *words: subprocess.run(
        [program, "--no-pager", *words], cwd=FOLDER, capture_output=True, text=True
    )


@pytest.mark.long
@pytest.mark.parametrize("name", SERVICES)
def test_systemd_finds_that_a_service_may_do_little(analyze, name):
    said = analyze("security", "--offline=yes", "--threshold=15", f"./{name}")
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.long
@pytest.mark.parametrize("name", [*SERVICES, *STARTED])
def test_systemd_understands_each_line(analyze, name):
    said = analyze("verify", "--man=no", "--recursive-errors=no", f"./{name.replace('@', '@some')}")
    # What is not installed here is no fault of a unit.
    complaints = [line for line in said.stderr.splitlines() if "is not executable: No such file" not in line]
    assert [line for line in complaints if "practice" in line] == []


def test_what_holds_for_every_service_names_each_right_that_is_taken():
    rights = unit(HARDENED)
    assert {name: rights[name][-1] for name in RIGHTS} == RIGHTS
    assert rights["SystemCallFilter"] == ["@system-service", "~@privileged @resources", "setpriority"]
    # Nothing of it is loosened by a service.
    own = {name: unit(FOLDER / name) for name in SERVICES}
    assert {
        name: found.keys() & rights.keys() for name, found in own.items() if found.keys() & rights.keys()
    } == {}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_a_limit_of_memory_and_an_alarm_past_itself(name):
    service = unit(FOLDER / name)
    assert service["MemoryMax"]
    is_alarm = name.startswith("practice-alarm@")
    assert service["OnFailure"] == ([] if is_alarm else ["practice-alarm@%n.service"])
    if is_alarm or name == "practice-watch.service":
        # The site's own packages may be what is broken.
        assert service["ExecStart"][0].startswith("/usr/bin/python3 /opt/practice/current/deploy/")


def test_server_and_worker_come_back_however_often_they_end():
    for name in ("practice-server.service", "practice-worker.service"):
        service = unit(FOLDER / name)
        assert (service["Restart"], service["StartLimitIntervalSec"]) == (["always"], ["0"])


def test_the_port_is_held_apart_from_the_server_and_for_this_computer_alone():
    assert unit(FOLDER / "practice-server.socket")["ListenStream"] == [f"127.0.0.1:{PORT}"]
    server = unit(FOLDER / "practice-server.service")
    assert server["Requires"] == ["practice-server.socket"]
    assert str(HOLD) in server["ExecStartPre"][0]


def test_whatever_is_started_is_there_and_starts_with_the_computer():
    for name in STARTED:
        assert unit(FOLDER / name)["WantedBy"], name
    for timer in FOLDER.glob("*.timer"):
        assert timer.name in STARTED
        assert timer.with_suffix(".service").exists()
