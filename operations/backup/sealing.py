"""What keeps a backup secret (age, to two recipients), and what shows that this site made it (a seal).

Whoever knows the recipients, who are no secret, can encrypt to them: without the seal, anybody who writes to the place
of the backups could have a database of their own restored.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import BinaryIO

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from operations.backup.problems import BackupProblem

_WRONG_KEY = "No matching keys"


def new_identity() -> Identity:
    """Return a new pair of keys: `str()` is the secret half, `str(to_public())` the recipient."""
    return Identity.generate()


def read_identity(text: str) -> Identity:
    """Return the pair of keys whose secret half is in the text of a key file, as `age` reads them."""
    lines = [line.strip() for line in text.splitlines()]
    secret = next((line for line in lines if line and not line.startswith("#")), "")
    try:
        return Identity.from_str(secret.upper())
    except pyrage.IdentityError:
        raise BackupProblem("This is no key of a backup. Such a key begins with AGE-SECRET-KEY-1.") from None


def machine_identity() -> Identity:
    """Return the key with which this computer reads its own backups."""
    path = Path(settings.BACKUP_KEY_FILE)
    try:
        return read_identity(path.read_text())
    except OSError as error:
        raise BackupProblem(
            f"The key in BACKUP_KEY_FILE cannot be read ({error.strerror}): {path}. "
            "docs/operations/backup.md says who may."
        ) from None


class _Chunks:
    """Bytes that are made while somebody reads them."""

    def __init__(self, chunks):
        self.chunks, self.rest = iter(chunks), memoryview(b"")

    def read(self, size=-1):
        while not self.rest:
            chunk = next(self.chunks, None)
            if chunk is None:
                return b""
            self.rest = memoryview(chunk)
        read, self.rest = self.rest[:size], self.rest[size:]
        return bytes(read)


class _Remembering:
    """A file that keeps the error with which somebody could not read it: pyrage raises one of its own instead."""

    def __init__(self, file):
        self.file, self.error = file, None

    def read(self, size=-1):
        try:
            return self.file.read(size)
        except BaseException as error:
            self.error = error
            raise


def encrypt(chunks: Iterable[bytes], file: BinaryIO, recipients: Iterable[str]) -> None:
    """Write what `chunks` yields into a file, so that each of the recipients can read it."""
    source = _Remembering(_Chunks(chunks))
    try:
        pyrage.encrypt_io(source, file, [Recipient.from_str(recipient) for recipient in recipients])
    except Exception as error:
        raise source.error or error from None


@contextmanager
def decrypted(file: BinaryIO, identity: Identity) -> Iterator[BinaryIO]:
    """Yield what is in an encrypted file, to be read to its end within the block.

    Raises `BackupProblem` where the key is another, or the file is not as it was written, whatever the block made
    of it; and the file's own error where it cannot be read.
    """
    reading, writing = os.pipe()
    source, failures = _Remembering(file), []

    def decrypt():
        try:
            with open(writing, "wb") as clear:
                pyrage.decrypt_io(source, clear, [identity])
        except Exception as error:
            failures.append(source.error or _in_words(error))

    thread = Thread(target=decrypt, daemon=True)
    thread.start()
    try:
        with open(reading, "rb") as clear:
            yield clear
            while clear.read(1 << 20):
                pass
    finally:
        thread.join()
        # Somebody who stopped reading has a reason of their own.
        if failures and not isinstance(failures[0], BrokenPipeError):
            raise failures[0]


def _in_words(failure):
    if isinstance(failure, BrokenPipeError):
        return failure
    if _WRONG_KEY in str(failure):
        return BackupProblem(
            "This backup was encrypted for other keys, or its beginning has changed. Take the key sheet of the time "
            "when it was made, or the backup before it."
        )
    return BackupProblem("This backup is cut off, or a part of it has changed. Take the one before it.")


def fingerprint(*secrets: str) -> str:
    """Return a short name for long random secrets, which tells nothing of them."""
    return hashlib.sha256(",".join(secrets).encode()).hexdigest()[:16]


def seal(text: str) -> str:
    """Return what shows that a text comes from a site with the newest of `settings.FIELD_ENCRYPTION_KEYS`."""
    return _seal(text, settings.FIELD_ENCRYPTION_KEYS[0])


def is_sealed(text: str, found: str) -> bool:
    """Return whether `found` is the seal of a text under any of the keys."""
    return any(hmac.compare_digest(_seal(text, key), found) for key in settings.FIELD_ENCRYPTION_KEYS)


def _seal(text, key):
    return hmac.new(key.encode(), b"backup:" + text.encode(), hashlib.sha256).hexdigest()
