"""The form of a backup: a tar whose last member, the manifest, says what else is in it."""

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pyrage.x25519 import Identity

from operations.backup.problems import BackupProblem
from operations.backup.sealing import decrypted, is_sealed, seal

MANIFEST = "manifest.json"
CHUNK = 1 << 20


@dataclass(frozen=True)
class Part:
    """One file of a backup, open for reading."""

    name: str
    size: int
    file: BinaryIO


def as_tar(parts: Iterable[Part], facts: dict[str, object]) -> Iterator[bytes]:
    """Yield a tar of the parts, and behind them the manifest: these facts, each part's size and digest, and a seal."""
    files = {}
    for part in parts:
        digest = hashlib.sha256()
        yield _header(part.name, part.size)
        for chunk in _chunks(part):
            digest.update(chunk)
            yield chunk
        yield _padding(part.size)
        files[part.name] = {"size": part.size, "sha256": digest.hexdigest()}
    text = json.dumps(facts | {"files": files}, indent=1)
    manifest = json.dumps({"facts": text, "seal": seal(text)}).encode()
    yield _header(MANIFEST, len(manifest)) + manifest + _padding(len(manifest))
    yield bytes(2 * tarfile.BLOCKSIZE)


def _header(name, size):
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.PAX_FORMAT)


def _padding(size):
    return bytes(-size % tarfile.BLOCKSIZE)


def _chunks(part):
    left = part.size
    while left:
        chunk = part.file.read(min(CHUNK, left))
        if not chunk:
            raise BackupProblem(
                f"A file became shorter while it was read: {part.name}. Run the backup again."
            )
        left -= len(chunk)
        yield chunk


class _Hashed:
    """A file that is hashed while somebody reads it."""

    def __init__(self, file):
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size=-1):
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself, and whether a site with these field keys wrote it."""

    facts: dict[str, object]
    is_sealed: bool


def read_archive(
    file: BinaryIO, identity: Identity, take: Callable[[str, BinaryIO], None] = lambda name, part: None
) -> Manifest:
    """Hand each part of a backup with its name to `take`, and return the manifest.

    Raises `BackupProblem` unless everything is there, as it was written. That is known at the end only: read a backup
    once without `take` before anything is done with its parts.
    """
    found, text = {}, b""
    with decrypted(file, identity) as stream, _whole():
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                if not member.isfile():
                    raise ValueError
                part = _Hashed(tar.extractfile(member))
                if member.name == MANIFEST:
                    text = part.read()
                    continue
                take(member.name, part)
                while part.read(CHUNK):
                    pass
                found[member.name] = {"size": member.size, "sha256": part.digest.hexdigest()}
                # Else it keeps those that are done with.
                tar.members = []
        manifest = json.loads(text)
        facts = json.loads(manifest["facts"])
        if facts["files"] != found:
            raise ValueError
    return Manifest(facts, is_sealed(manifest["facts"], manifest["seal"]))


@contextmanager
def _whole():
    """Turn what a broken tar leads to into a `BackupProblem`."""
    try:
        yield
    except (tarfile.TarError, EOFError, KeyError, TypeError, ValueError) as error:
        raise BackupProblem("This is no whole backup. Take the one before it.") from error
