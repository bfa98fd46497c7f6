"""The site installs on every Python from 3.11.0 to 3.14; an older one is told so in one line."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import metadata

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

# It asks no database.
pytestmark = pytest.mark.sqlite_only

OLDER = "import sys; sys.version_info = (3, 10, 13, 'final', 0)"
WITHOUT_VENV = "import sys; sys.modules['ensurepip'] = None"


@pytest.mark.pinned_only
@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_takes_the_lowest_and_the_highest_python(file):
    pins = re.findall(r"^\w.*?(?= \\$)", (settings.BASE_DIR / file).read_text(), re.MULTILINE)
    asked = {requirement.name: requirement for requirement in map(Requirement, pins)}
    here = [name for name, pin in asked.items() if not pin.marker or pin.marker.evaluate()]
    allowed = {name: SpecifierSet(metadata(name)["Requires-Python"] or "") for name in here}
    assert len(here) > 50
    assert {name: str(pythons) for name, pythons in allowed.items() if "3.11.0" not in pythons} == {}
    assert {name: str(pythons) for name, pythons in allowed.items() if "3.14.0" not in pythons} == {}


@pytest.fixture
def make(tmp_path):
    """A function that runs `make run` in a fresh checkout where `python3` does something else first."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(settings.BASE_DIR / name, tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "make", "touch"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    python = tmp_path / "bin" / "python3"

    def make_(first):
        python.write_text(
            f"#!/bin/sh\n[ $1 = --version ] && echo Python 3.10.13 && exit\n"
            f'exec {sys.executable} -c "{first}; exec(sys.argv[2])" "$@"\n'
        )
        python.chmod(0o755)
        return subprocess.run(
            ["make", "run"], cwd=tmp_path, env={"PATH": str(python.parent)}, capture_output=True, text=True
        )

    return make_


@pytest.mark.parametrize("first", [OLDER, WITHOUT_VENV])
def test_make_names_the_python_it_needs_in_one_line(make, tmp_path, first):
    ended = make(first)
    assert ended.returncode != 0
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "needs Python 3.11 to 3.14 with its venv module" in line
    assert "apt install python3-venv" in line
    assert "Found: Python 3.10.13" in line
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("module", ["manage", "apmsite.run"])
def test_an_older_python_says_in_one_line_what_is_needed(module):
    code = f"{OLDER}; import runpy; runpy.run_module({module!r}, run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert ended.returncode == 1
    assert ended.stderr == "This site needs Python 3.11 or later. This is Python 3.10.\n"


@pytest.mark.long
def test_without_a_network_make_says_what_to_do_and_the_next_run_goes_on(tmp_path):
    shutil.copy(settings.BASE_DIR / "Makefile", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    requirements, installed = tmp_path / "requirements.txt", tmp_path / ".venv" / "requirements.installed"

    def install():
        return subprocess.run(
            ["make", ".venv/requirements.installed"],
            cwd=tmp_path,
            env={
                "PATH": os.environ["PATH"],
                "PIP_CONFIG_FILE": os.devnull,
                "PIP_INDEX_URL": "http://127.0.0.1:9/",
                "PIP_RETRIES": "0",
            },
            capture_output=True,
            text=True,
        )

    requirements.write_text(f"not-on-this-computer==1 --hash=sha256:{'0' * 64}\n")
    ended = install()
    assert ended.returncode != 0
    (line,) = [line for line in ended.stderr.splitlines() if line.startswith("Could not download")]
    assert "Check the network connection" in line
    assert "run it again" in line
    assert not installed.exists()

    requirements.write_text("")
    assert install().returncode == 0
    assert installed.exists()
