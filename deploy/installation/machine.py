"""The computer that the site is installed on: each change to it is told, and a dry run or a check only tells."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from deploy.installation.places import ACCOUNT


class Refused(Exception):
    """Why it cannot go on, and what to do."""


class Mode(Enum):
    """Whether what is not as it should be is changed, only told, or told as a fault."""

    CHANGE = "change"
    TELL = "tell"
    CHECK = "check"


class Machine:
    """Goes through steps, and makes or tells the changes of each."""

    def __init__(self, mode: Mode, starts_services: bool = True):
        self.mode = mode
        self.runs_services = starts_services and Path("/run/systemd/system").is_dir()
        self.changes: list[str] = []
        # What is for somebody to start by hand, where no systemd runs.
        self.left: list[str] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Tell of the changes in the block as one step; of a check, in one line."""
        before = len(self.changes)
        if self.mode != Mode.CHECK:
            print(name)
        yield
        if self.mode == Mode.CHECK:
            faults = self.changes[before:]
            print(f"RED  {name}: {'; '.join(faults)}" if faults else f"ok   {name}")

    def change(self, words: str) -> bool:
        """Tell of a change, and return whether to make it."""
        self.changes.append(words)
        if self.mode != Mode.CHECK:
            print(f"  {words}")
        return self.mode == Mode.CHANGE

    def run(self, *command: object, words: str = "", **options: object) -> None:
        """Run a command that changes something. What it says is told where it fails (`Refused`)."""
        words = words or shlex.join(map(str, command))
        if not self.change(words):
            return
        output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        ended = subprocess.run([*map(str, command)], stdin=subprocess.DEVNULL, **output, **options)
        if ended.returncode:
            print(ended.stdout)
            raise Refused(f"This failed: {words}. Set right what is said above, then run the same again.")

    def service(self, *words: str) -> None:
        """Have systemd do something, or leave that to somebody where none runs."""
        if self.runs_services:
            self.run("systemctl", *words)
        else:
            self.left.append(shlex.join(["systemctl", *words]))

    def folder(self, path: Path, owner: str = "root", group: str = "root", mode: int = 0o755) -> None:
        """Have a folder with this owner and these rights."""
        if _rights(path) != (owner, group, mode) and self.change(f"folder {path} ({owner}, {mode:04o})"):
            path.mkdir(parents=True, exist_ok=True)
            _set_rights(path, owner, group, mode)

    def file(self, path: Path, text: str, group: str = "root", mode: int = 0o644) -> bool:
        """Have a file with this text and these rights, never half of it; return whether its text is new."""
        is_new = not path.exists() or path.read_text() != text
        if (is_new or _rights(path) != ("root", group, mode)) and self.change(f"file {path} ({mode:04o})"):
            descriptor, name = tempfile.mkstemp(dir=path.parent)
            with open(descriptor, "w") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
            _set_rights(Path(name), "root", group, mode)
            Path(name).replace(path)
        return is_new

    def link(self, path: Path, target: Path) -> bool:
        """Have a link lead to `target`, from one moment to the next; return whether that changed something."""
        if path.is_symlink() and path.readlink() == target:
            return False
        if self.change(f"link {path} to {target}"):
            fresh = path.with_name(f"{path.name}.new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(target)
            fresh.replace(path)
        return True


def asked(*command: object, **options: object) -> bool:
    """Return whether a command that only looks says yes."""
    found = subprocess.run(
        list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
    )
    return found.returncode == 0


def as_account(mask: int = 0o027) -> dict:
    """Return what has `subprocess` run a command as the site's account."""
    return {"user": ACCOUNT, "group": ACCOUNT, "extra_groups": [], "umask": mask}


def _rights(path):
    if not path.exists():
        return None
    return path.owner(), path.group(), path.stat().st_mode & 0o7777


def _set_rights(path, owner, group, mode):
    shutil.chown(path, owner, group)
    path.chmod(mode)
