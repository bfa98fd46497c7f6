"""How many answers came ready: each process writes its own numbers into a file now and then."""

import contextlib
import json
import os
import time
from pathlib import Path

from core.files import write_in_one_step
from pagecache.store import Store

_WRITTEN_EVERY = 10  # seconds
_KEPT = 24 * 60 * 60  # seconds


class Counts:
    """The numbers of this process since it began: {"ready": …, "django": …, "memory": bytes of ready pages}."""

    def __init__(self, folder: Path, store: Store):
        self.numbers = {"ready": 0, "django": 0}
        self._folder, self._store, self._next = folder / "counts", store, 0.0

    def add(self, kind: str) -> None:
        """Count one answer of a kind."""
        self.numbers[kind] += 1
        if time.monotonic() > self._next:
            self._next = time.monotonic() + _WRITTEN_EVERY
            self._write()

    def _write(self):
        numbers = self.numbers | {"memory": self._store.memory}
        # With a full disk visitors get their pages all the same.
        with contextlib.suppress(OSError):
            write_in_one_step(self._folder / str(os.getpid()), json.dumps(numbers))


def counted(folder: Path) -> dict[str, int]:
    """Return the sums over the processes that answered within a day; files of others are deleted."""
    sums = {"ready": 0, "django": 0, "memory": 0}
    for path in (folder / "counts").glob("[0-9]*"):
        try:
            if path.stat().st_mtime < time.time() - _KEPT:
                path.unlink()
                continue
            if path.suffix:
                continue  # it is being written
            numbers = json.loads(path.read_text())
        except (OSError, ValueError):
            continue
        if not _is_running(path.name):
            numbers.pop("memory", None)
        for kind in sums:
            sums[kind] += numbers.get(kind, 0)
    return sums


def _is_running(process):
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # of somebody else
    return True
