"""Making a backup: a copy of the database, all media, and the files of which pages show something."""

import os
from collections.abc import Iterator
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
from operations.backup.runs import working_folder
from operations.backup.sealing import encrypt, fingerprint, machine_identity

MEDIA, FILES = "media/", "files/"


def back_up(now: datetime) -> str:
    """Make a backup, read it back, delete those that it supersedes, and return its name."""
    sheet, identity = KeySheet.objects.first(), machine_identity()
    if not sheet:
        raise BackupProblem("There are no keys for backups yet: run `key_sheet` first.")
    if str(identity.to_public()) != sheet.machine_recipient:
        raise BackupProblem(
            "The key in BACKUP_KEY_FILE is not the one of the key sheet: put that back, or run `key_sheet "
            "--new-backup-keys`."
        )
    place, name = backup_place(), new_name(now)
    erasures.store(look_again=True)
    with working_folder("backup") as folder:
        copy, archive = folder / "copy", folder / "archive"
        rows = databases.copy_to(copy)
        if not rows.get(MigrationRecorder.Migration._meta.db_table):
            raise BackupProblem("The database is empty: there is nothing to back up.")
        with archive.open("wb") as file:
            encrypt(
                as_tar(_parts(copy), _facts(now, rows)), file, [sheet.safe_recipient, sheet.machine_recipient]
            )
        with archive.open("rb") as file:
            stored = place.save(name, File(file))
    try:
        if stored != name:
            raise BackupProblem("Two backups began at the same moment.")
        with place.open(name, "rb") as file:
            read_archive(file, identity)
    except BaseException:
        # What cannot be read is no backup.
        place.delete(stored)
        raise
    for old in superseded(names()):
        place.delete(old)
    return name


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


def _parts(copy) -> Iterator[Part]:
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
