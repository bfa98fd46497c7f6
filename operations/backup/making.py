"""Making a backup: a copy of the database, all media, and the files of which pages show something."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from operations.backup import databases, erasures
from operations.backup.archives import Part, as_tar, read_archive
from operations.backup.models import Erasure, KeySheet
from operations.backup.place import backup_place, names, new_name, superseded
from operations.backup.problems import BackupProblem
from operations.backup.runs import require_room, working_folder
from operations.backup.sealing import encrypt, fingerprint, machine_identity

MEDIA, FILES = "media/", "files/"


def back_up(now: datetime, advance: Callable[..., None]) -> str:
    """Make a backup, read it back, delete those that it supersedes, and return its name.

    `advance` is told of each file that was written, and of each that was read back.
    """
    sheet = KeySheet.objects.first()
    if not sheet:
        raise BackupProblem("There are no keys for backups yet: run `key_sheet` first.")
    identity = machine_identity()
    if str(identity.to_public()) != sheet.machine_recipient:
        raise BackupProblem(
            "The key in BACKUP_KEY_FILE is not the one of the key sheet: put that back, or run `key_sheet "
            "--new-backup-keys`."
        )
    place, name = backup_place(), new_name(now)
    erasures.store(look_again=True)
    require_room(2 * databases.size() + sum(_sizes_of_media()))
    with working_folder() as folder:
        copy, archive = folder / "copy", folder / "archive"
        advance(0, subject="copying")
        rows = databases.copy_to(copy)
        if not rows.get(MigrationRecorder.Migration._meta.db_table):
            raise BackupProblem("The database is empty: there is nothing to back up.")
        with archive.open("wb") as file:
            encrypt(
                as_tar(_parts(copy, advance), _facts(now, rows)),
                file,
                [sheet.safe_recipient, sheet.machine_recipient],
            )
        with archive.open("rb") as file:
            advance(0, subject="storing")
            stored = place.save(name, File(file))
    try:
        if stored != name:
            raise BackupProblem("Two backups began at the same moment.")
        with place.open(name, "rb") as file:
            read_archive(file, identity, lambda name, part: advance(subject="reading"))
    except BaseException:
        # What cannot be read is no backup.
        place.delete(stored)
        raise
    # The clock may have been set back: then one from before seems to be later.
    for old in superseded(names()):
        if old != name:
            place.delete(old)
    return name


def number_of_files() -> int:
    """Return how many files a backup has, as far as that is known before."""
    return 1 + sum(1 for _name in media_files()) + sum(map(Path.exists, settings.READY_FILES))


def _facts(now, rows):
    """Return what a restore has to know. It is taken down after the database was copied: files may only be more."""
    return {
        "made_at": now.isoformat(),
        "version": settings.VERSION,
        "django": django.__version__,
        "wagtail": wagtail.__version__,
        "database": connection.vendor,
        "rows": rows,
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        "field_keys": [fingerprint(key) for key in settings.FIELD_ENCRYPTION_KEYS],
        "secret_key": fingerprint(settings.SECRET_KEY),
        "erasures": sorted(Erasure.objects.filter(stored_at__isnull=False).values_list("digest", flat=True)),
    }


def _sizes_of_media():
    for name in media_files():
        with suppress(FileNotFoundError):
            yield default_storage.size(name)


def _parts(copy, advance) -> Iterator[Part]:
    for part in _all_parts(copy):
        yield part
        advance(subject="writing")


def _all_parts(copy):
    with copy.open("rb") as file:
        yield Part(databases.NAMES[connection.vendor], os.fstat(file.fileno()).st_size, file)
    for name in media_files():
        try:
            with default_storage.open(name, "rb") as file:
                yield Part(MEDIA + name, file.size, file)
        except FileNotFoundError:
            continue  # deleted meanwhile
    for path in filter(Path.exists, settings.READY_FILES):
        with path.open("rb") as file:
            yield Part(FILES + path.name, os.fstat(file.fileno()).st_size, file)


def media_files(folder: str = "") -> Iterator[str]:
    """Yield the name of each file in the storage of pictures and documents."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from media_files(f"{folder}{name}/")
