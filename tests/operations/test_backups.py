"""Making backups: what is in one, what is none, and how long each is kept."""

import fcntl
import io
import os
import shutil
import signal
import tarfile
from functools import partial
from types import SimpleNamespace

import pyrage
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from pyrage.x25519 import Identity

from core.logs import progress
from operations.backup.folder import BackupFolder
from operations.backup.models import BackupRun
from tests.factories.consultations import submitted
from tests.factories.pages import HomePageFactory
from tests.terminal import Terminal

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class FullDisk(BackupFolder):
    """A place that keeps less than it was given, and does not say so."""

    def _save(self, name, content):
        return super()._save(name, ContentFile(content.read()[:-100]))


class Unreadable(FileSystemStorage):
    """A folder of media whose files belong to somebody else."""

    def _open(self, name, mode="rb"):
        raise PermissionError(13, "Permission denied", name)


def nothing_is_left(backups, settings):
    """Return whether there is nothing but whole backups, and nothing of the site's in clear."""
    return not [*settings.VAR_DIR.glob(".unfinished*"), *backups.folder.glob("*.unfinished*")]


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
    assert nothing_is_left(backups, settings)


@pytest.mark.long
def test_without_keys_there_is_no_backup(place):
    with pytest.raises(CommandError, match="run `key_sheet` first"):
        call_command("backup")
    assert not place.exists()
    assert "run `key_sheet` first" in BackupRun.objects.get().problem


@pytest.mark.long
def test_without_the_key_of_this_computer_there_is_no_backup(backups, settings):
    settings.BACKUP_KEY_FILE.unlink()
    with pytest.raises(CommandError, match="BACKUP_KEY_FILE cannot be read"):
        call_command("backup")
    assert backups.names == []


@pytest.mark.long
def test_a_file_that_cannot_be_read_is_named_and_there_is_no_backup(backups, settings):
    default_storage.save("documents/form.pdf", ContentFile(b"%PDF-1.4"))
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "tests.operations.test_backups.Unreadable"}
    }
    with pytest.raises(CommandError, match="Permission denied: 'documents/form.pdf'"):
        call_command("backup")
    assert "documents/form.pdf" in BackupRun.objects.get().problem
    assert backups.names == []
    assert nothing_is_left(backups, settings)


@pytest.mark.long
def test_a_folder_of_media_that_cannot_be_listed_is_named(backups, settings):
    media = settings.MEDIA_ROOT / "documents"
    default_storage.save("documents/form.pdf", ContentFile(b"%PDF-1.4"))
    (media / "circle").symlink_to(media / "circle")
    try:
        with pytest.raises(CommandError, match="Too many levels of symbolic links"):
            call_command("backup")
    finally:
        (media / "circle").unlink()
    assert "symbolic links" in BackupRun.objects.get().problem


@pytest.mark.long
def test_a_backup_that_the_disk_has_no_room_for_is_not_begun(backups, settings, monkeypatch):
    default_storage.save("documents/form.pdf", ContentFile(b"%PDF-1.4"))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=5))
    with pytest.raises(CommandError, match="not enough room where VAR_DIR lies"):
        call_command("backup")
    assert not backups.folder.exists()


@pytest.mark.long
@pytest.mark.parametrize("line", [0, 1, 2, 4])
def test_ctrl_c_leaves_nothing_and_the_next_one_is_whole(backups, settings, monkeypatch, line):
    default_storage.save("documents/form.pdf", ContentFile(b"%PDF-1.4"))
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    with pytest.raises(CommandError, match="Nothing is half done: run the command again.$"):
        call_command("backup", stdout=Terminal(patience=line))
    assert backups.names == []
    assert nothing_is_left(backups, settings)
    assert BackupRun.objects.get().finished_at is None
    call_command("backup", stdout=(terminal := Terminal()))
    assert terminal.told()[-1] == "backup: 4 of 4 (reading)"
    assert len(backups.names) == 1


@pytest.mark.long
def test_it_ends_as_cleanly_when_the_computer_is_shut_down(backups, settings, monkeypatch):
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    shut_down = partial(signal.raise_signal, signal.SIGTERM)
    with pytest.raises(SystemExit) as ended:
        call_command("backup", stdout=Terminal(patience=1, act=shut_down))
    assert ended.value.code == 128 + signal.SIGTERM
    assert nothing_is_left(backups, settings)


@pytest.mark.long
def test_what_was_killed_is_cleaned_up_by_the_next_one_which_deletes_nothing_else(backups, settings):
    killed, mine = settings.VAR_DIR / ".unfinished-backup-1", settings.VAR_DIR / "backup-of-mine"
    for folder in (killed, mine):
        folder.mkdir(exist_ok=True)
        (folder / "copy").write_bytes(b"patients")
        os.utime(folder, (0, 0))
    backups.make()
    assert not killed.exists()
    assert (mine / "copy").exists()


@pytest.mark.long
def test_one_waits_for_another_to_end(backups, settings):
    with (settings.VAR_DIR / "backup.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        terminal = Terminal(words="Another backup or restore is under way", act=other.close)
        call_command("backup", stdout=terminal)
    assert "was read back" in terminal.getvalue()


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
def test_a_backup_is_kept_after_the_clock_was_set_back(backups):
    backups.folder.mkdir()
    for number in range(40):
        (backups.folder / f"backup-{2030 + number}0{1 + number % 9}01T030000Z.tar.age").write_bytes(b"")
    call_command("backup", stdout=(said := io.StringIO()))
    name = said.getvalue().partition(" ")[0]
    assert (backups.folder / name).exists()


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
