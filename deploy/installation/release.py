"""One version of the code in a folder of its own, with its own packages."""

import hashlib
import re
import shutil
from pathlib import Path

from deploy.installation.machine import Machine, Mode, Refused
from deploy.installation.places import RELEASES, SOURCE

# Nothing of these is needed, and a checkout may hold somebody's secrets and data.
_left_out = shutil.ignore_patterns(
    ".*", "__pycache__", "var", "tests", "benchmarks", "*.env", "*.env.*", "*.pem", "*.key", "*.sqlite3*"
)
# Written last, so that a folder without it is only begun.
_COMPLETE = ".complete"


def version_of(folder: Path) -> str:
    """Return the version that the code in a folder says it is."""
    return re.search(r'^__version__ = "([\w.+-]+)"$', (folder / "apmsite/__init__.py").read_text(), re.M)[1]


def release_of_source() -> Path:
    """Return the folder for the code that is being installed. Raises `Refused` when other code has its version."""
    release = RELEASES / version_of(SOURCE)
    if is_complete(release) and SOURCE != release and (release / _COMPLETE).read_text() != _digest(SOURCE):
        raise Refused(
            f"Another {release.name} is installed. Give this one a version of its own in apmsite/__init__.py."
        )
    return release


def is_complete(release: Path) -> bool:
    """Return whether a release has all its code and packages."""
    return (release / _COMPLETE).exists()


def put(machine: Machine, release: Path) -> None:
    """Have the code that is being installed in its folder, with the packages it asks for."""
    if is_complete(release):
        return
    if machine.change(f"copy the code to {release}"):
        shutil.rmtree(release, ignore_errors=True)
        shutil.copytree(SOURCE, release, ignore=_left_out)
    python = release / ".venv/bin/python"
    machine.run("/usr/bin/python3", "-m", "venv", release / ".venv")
    machine.run(
        *[python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir"],
        *["--require-hashes", "--requirement", release / "requirements.txt"],
    )
    # The site's account may not write here, so nothing would be compiled later.
    machine.run(python, "-m", "compileall", "-q", "-x", r"/\.venv/", release)
    if machine.mode == Mode.CHANGE:
        (release / _COMPLETE).write_text(_digest(release))


def _digest(folder):
    """Return what stands for the code in a folder."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder)):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _files(folder):
    left_out = _left_out(str(folder), [path.name for path in folder.iterdir()])
    for path in folder.iterdir():
        if path.name in left_out:
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
