"""Putting a backup into an empty place."""

from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pyrage.x25519 import Identity

from core.calendar.clock import practice_time
from core.logs.progress import Progress
from operations.backup import databases
from operations.backup.archives import Manifest, read_archive
from operations.backup.erasures import FOLDER, erase_again
from operations.backup.making import FILES, MEDIA, media_files
from operations.backup.place import backup_place, found, names_in
from operations.backup.problems import BackupProblem
from operations.backup.sealing import fingerprint
from outbox.services import hold_all
from users.models import Session


def restore(name: str, identity: Identity, stdout: OutputWrapper, *, accept_missing: bool = False) -> None:
    """Put a backup into the site's database and media, which are empty, and bring it up to date.

    It sends nothing: mail that waited is held, and whoever was signed in is not any longer. What was erased since is
    erased again. Raises `BackupProblem`, and changes nothing, where that cannot be; nor does it when it is stopped.
    """
    name, say = found(name), stdout.write
    say(f"Reading {name}")
    with Progress(stdout, "restore.read", goes_on=False) as progress:
        manifest = _read(name, identity, lambda name, part: progress.advance())
    _require_fitting(manifest)
    if not accept_missing:
        _require_keys_and_erasures(manifest)
    _require_empty()
    facts = manifest.facts
    with _all_or_nothing():
        say(f"Copying {len(facts['files'])} files")
        with Progress(stdout, "restore.copy", len(facts["files"]), goes_on=False) as progress:

            def put(name, part):
                _put(name, part)
                progress.advance()

            _read(name, identity, put)
        databases.require_integrity(connection)
        if databases.rows_in(connection) != facts["rows"]:
            raise BackupProblem("Not every row of the backup arrived in the database.")
        say(f"Bringing the database up to date, from version {facts['version']}")
        call_command("migrate", interactive=False, verbosity=0)
        with practice_time():
            say(f"Erased again, as it was erased since: {erase_again(names_in(FOLDER))}")
        say(f"Emails held, to be looked at under Reports, Undelivered email: {hold_all()}")
        Session.objects.all().delete()


@contextmanager
def _all_or_nothing():
    """Leave database and media as empty as they were where the block does not end well."""
    try:
        with databases.put_in_place_afterwards():
            yield
    except BaseException:
        for name in list(media_files()):
            default_storage.delete(name)
        raise


def _read(name, identity, take):
    with backup_place().open(name, "rb") as file:
        return read_archive(file, identity, take)


def _put(name, part):
    """Put one part of a backup where it belongs."""
    if name in databases.NAMES.values():
        databases.load(part)
    elif name.startswith(MEDIA):
        default_storage.save(name.removeprefix(MEDIA), File(part, name))
    else:
        for path in settings.READY_FILES:
            if path.name == name.removeprefix(FILES):
                path.write_bytes(part.read())


def _require_fitting(manifest: Manifest):
    """Raise `BackupProblem` where this version on this database cannot take the backup."""
    facts = manifest.facts
    if facts["database"] != connection.vendor:
        raise BackupProblem(
            f"This backup is one of {facts['database']}, and DATABASE_URL names another kind of database. Restore it "
            "into its own kind, then move it with `copy_database`."
        )
    if _is_newer(facts):
        raise BackupProblem(
            f"This backup comes from version {facts['version']}, which is newer than this one, {settings.VERSION}. "
            "Install that version, or a later one."
        )
    if facts["secret_key"] == fingerprint(settings.SECRET_KEY):
        raise BackupProblem(
            "SECRET_KEY is still that of the backup, with which links in emails from before would work again. Put a "
            "new one: docs/environment.md says how."
        )


def _is_newer(facts):
    # Between two releases, a migration of ours tells. Those of packages may be gone from a later version of theirs.
    rooms = {app.label for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR}
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    unknown = {(app, name) for app, name in facts["migrations"] if app in rooms} - set(known)
    return bool(unknown) or _as_numbers(facts["version"]) > _as_numbers(settings.VERSION)


def _as_numbers(version):
    return [int(part) for part in version.split(".")]


def _require_keys_and_erasures(manifest: Manifest):
    """Raise `BackupProblem` where something is missing that cannot be made good later."""
    ours = {fingerprint(key) for key in settings.FIELD_ENCRYPTION_KEYS}
    if not manifest.is_sealed or not ours.issuperset(manifest.facts["field_keys"]):
        raise BackupProblem(
            "Some keys of what patients wrote are missing: put those of the key sheet into FIELD_ENCRYPTION_KEYS. If "
            "they were there, somebody else made this backup. With --accept-missing it is restored, and what "
            "cannot be read stays as it is."
        )
    if not names_in(FOLDER).issuperset(manifest.facts["erasures"]):
        raise BackupProblem(
            f"The folder “{FOLDER}” at the place of the backups is not whole, so that what was erased since may come "
            "back. Bring all of that folder along. With --accept-missing it is restored, and you erase it by hand."
        )


def _require_empty():
    databases.require_empty()
    if next(media_files(), None):
        raise BackupProblem(
            "There are pictures or documents already, perhaps of a restore that was killed: name another folder in "
            "VAR_DIR. A restore overwrites nothing."
        )
