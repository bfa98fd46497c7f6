"""Making backups: what is in one, what is none, and how long each is kept."""

import io
import tarfile

import pyrage
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pyrage.x25519 import Identity

from operations.backup.folder import BackupFolder
from operations.backup.models import BackupRun
from tests.factories.consultations import submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class FullDisk(BackupFolder):
    """A place that keeps less than it was given, and does not say so."""

    def _save(self, name, content):
        return super()._save(name, ContentFile(content.read()[:-100]))


def opened(archive, key):
    """Return what is in a backup, by its name, as `age --decrypt` and `tar` take it out."""
    identity = Identity.from_str(key.read_text().strip())
    clear = pyrage.decrypt(archive.read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(clear)) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def test_a_backup_holds_the_database_and_all_media_for_both_keys_and_no_field_key(backups, settings):
    HomePageFactory()
    submitted(note="The canary in my back")
    default_storage.save("original_images/ä photograph.jpg", ContentFile(b"pixels"))
    default_storage.save("documents/form.pdf", ContentFile(b""))
    archive = backups.folder / backups.make()
    contents = opened(archive, backups.safe_key)
    assert contents == opened(archive, settings.BACKUP_KEY_FILE)
    database = contents["database.sqlite3" if connection.vendor == "sqlite" else "database.dump"]
    assert database.startswith(b"SQLite format 3" if connection.vendor == "sqlite" else b"PGDMP")
    assert contents["media/original_images/ä photograph.jpg"] == b"pixels"
    assert contents["media/documents/form.pdf"] == b""
    everything = b"".join(contents.values())
    for secret in (
        *settings.FIELD_ENCRYPTION_KEYS,
        settings.SECRET_KEY,
        "canary",
        settings.BACKUP_KEY_FILE.read_text(),
    ):
        assert secret.strip().encode() not in everything
    assert b"pixels" not in archive.read_bytes()
    assert BackupRun.objects.get().problem == ""
    # Nothing is left beside it.
    assert not [*settings.VAR_DIR.glob("backup-*"), *backups.folder.glob("*.unfinished*")]


@pytest.mark.long
def test_without_keys_there_is_no_backup(place):
    with pytest.raises(CommandError, match="BACKUP_KEY_FILE cannot be read"):
        call_command("backup")
    assert not place.exists()
    assert "cannot be read" in BackupRun.objects.get().problem


@pytest.mark.long
def test_what_this_computer_cannot_read_back_is_no_backup(backups, settings):
    settings.BACKUP_KEY_FILE.unlink()
    settings.BACKUP_KEY_FILE.write_text(str(Identity.generate()))
    with pytest.raises(CommandError, match="not the one of the key sheet"):
        call_command("backup")
    assert backups.names == []


def test_what_arrives_otherwise_than_it_was_sent_is_no_backup(backups, settings):
    options = settings.STORAGES["backups"]["OPTIONS"]
    settings.STORAGES = settings.STORAGES | {
        "backups": {"BACKEND": "tests.operations.test_backups.FullDisk", "OPTIONS": options}
    }
    with pytest.raises(CommandError, match="is cut off"):
        call_command("backup")
    assert backups.names == []
    assert "is cut off" in BackupRun.objects.get().problem


@pytest.mark.long
def test_what_is_kept_no_longer_goes_after_a_good_backup_alone(backups, settings):
    backups.folder.mkdir()
    old = [backups.folder / f"backup-2020010{day}T030000Z.tar.age" for day in range(1, 8)]
    for path in [*old, backups.folder / "notes.txt"]:
        path.write_bytes(b"")
    key = settings.BACKUP_KEY_FILE.rename(settings.BACKUP_KEY_FILE.with_suffix(".away"))
    with pytest.raises(CommandError):
        call_command("backup")
    assert len(backups.names) == 7
    key.rename(settings.BACKUP_KEY_FILE)
    backups.make()
    assert len(backups.names) == 7
    assert not old[0].exists()
    assert (backups.folder / "notes.txt").exists()
