"""Where ready pages lie: in the memory of each process, and in files that all processes of a release share.

Each generation has a folder of its own in that of the release. A file is whole or not there: it is written under
another name first.
"""

import contextlib
import json
import os
import shutil
import time
from collections import OrderedDict
from hashlib import blake2b
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple

from core.files import write_in_one_step
from pagecache.keys import Key

# Folders of other releases stay for a while: during an update both serve.
_OTHER_RELEASES_KEPT = 24 * 60 * 60  # seconds


class Answer(NamedTuple):
    """What Django answered, and until when it holds, in seconds since 1970."""

    headers: list[tuple[str, str]]
    body: bytes
    ends: float


class Store:
    """Keeps the answers of one generation; with the next one, all are thrown away.

    `memory` and `disk` are bounds in bytes: of each process, and of all together.
    """

    def __init__(self, folder: Path, memory: int, disk: int):
        self.folder, self._most_memory, self._most_disk = folder, memory, disk
        self.memory = 0
        self._token = None
        self._answers = OrderedDict()
        self._lock = Lock()
        self._on_disk = self._since_counted = 0

    def find(self, token: str, key: Key) -> Answer | None:
        """Return what was kept under a key in the generation with this token, and still holds."""
        with self._lock:
            answer = self._answers.get(key) if token == self._token else None
            if answer is not None:
                self._answers.move_to_end(key)
        if answer is None and (answer := self._read(token, key)):
            self._remember(token, key, answer)
        return answer if answer is not None and answer.ends > time.time() else None

    def keep(self, token: str, key: Key, answer: Answer) -> None:
        """Keep an answer, while there is room for it; what is used least makes room in the memory."""
        self._remember(token, key, answer)
        # With a full disk the page is made once more in each process.
        with contextlib.suppress(OSError):
            self._write(token, key, answer)

    def _remember(self, token, key, answer):
        with self._lock:
            if token != self._token:
                self._token, self._answers, self.memory = token, OrderedDict(), 0
                self._on_disk = self._since_counted = 0
            if old := self._answers.pop(key, None):
                self.memory -= _size(old)
            self._answers[key] = answer
            self.memory += _size(answer)
            while self.memory > self._most_memory:
                _key, oldest = self._answers.popitem(last=False)
                self.memory -= _size(oldest)

    def _path(self, token, key):
        return self.folder / token / blake2b(repr(tuple(key)).encode(), digest_size=20).hexdigest()

    def _read(self, token, key):
        try:
            head, _newline, body = self._path(token, key).read_bytes().partition(b"\n")
            kept_key, headers, ends, digest = json.loads(head)
        except (OSError, ValueError):
            return None
        if kept_key != list(key) or digest != _digest(body):
            return None
        return Answer([(name, value) for name, value in headers], body, ends)

    def _write(self, token, key, answer):
        path = self._path(token, key)
        if not path.parent.is_dir():
            self._begin(path.parent)
        head = json.dumps([list(key), answer.headers, answer.ends, _digest(answer.body)]).encode()
        content = head + b"\n" + answer.body
        if self._has_room(path.parent, len(content)):
            write_in_one_step(path, content)

    def _begin(self, folder):
        """Make the folder of a generation, and throw away those before it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._on_disk = self._since_counted = 0
        long_ago = time.time() - _OTHER_RELEASES_KEPT
        old = [other for other in self.folder.iterdir() if other.is_dir() and other != folder]
        for release in self.folder.parent.iterdir():
            if release != self.folder and release.is_dir() and release.stat().st_mtime < long_ago:
                old.append(release)
        Thread(target=_throw_away, args=[old], daemon=True).start()

    def _has_room(self, folder, size):
        # Other processes write, too: look again after each sixteenth.
        self._since_counted += size
        if not self._on_disk or self._since_counted > self._most_disk // 16:
            self._on_disk, self._since_counted = bytes_below(folder), size
        return self._on_disk + self._since_counted <= self._most_disk


def bytes_below(folder: Path) -> int:
    """Return how much room the files in a folder and below take; some may go meanwhile."""
    found = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                found += os.path.getsize(os.path.join(place, name))
    return found


def _throw_away(folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _size(answer):
    return len(answer.body) + 4096  # its headers and key, roughly


def _digest(body):
    return blake2b(body, digest_size=16).hexdigest()
