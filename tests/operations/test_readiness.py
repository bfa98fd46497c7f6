"""What the readiness page says of backups: red until each is done, and again when it is not done any more."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.readiness.registry import run_checks
from operations.backup.models import BackupRun, Erasure
from tests.operations.conftest import said_by

pytestmark = pytest.mark.django_db


def found(name):
    return next(result for check, result in run_checks() if str(check) == name)


def ran(kind, ago, problem=""):
    moment = timezone.now() - ago
    BackupRun.objects.create(
        kind=kind, archive="backup-1", started_at=moment, finished_at=moment, problem=problem
    )


def test_the_keys_are_on_paper(place, settings):
    assert not found("Keys in the safe").is_ready
    said_by("key_sheet")
    assert found("Keys in the safe").is_ready
    settings.FIELD_ENCRYPTION_KEYS = [
        "bmV3LWtleS1vZi0zMi1ieXRlcy1mb3ItdGVzdHMtMTI=",
        *settings.FIELD_ENCRYPTION_KEYS,
    ]
    result = found("Keys in the safe")
    assert "have changed" in result.sentence
    assert settings.FIELD_ENCRYPTION_KEYS[0] not in result.sentence + result.for_server


def test_a_backup_was_made_within_a_day_and_lies_elsewhere(place, settings):
    assert found("Backup").sentence == "No backup was made yet."
    with pytest.raises(CommandError):
        call_command("backup")
    assert "run `key_sheet` first" in found("Backup").for_server
    ran("backup", timedelta(hours=40))
    assert not found("Backup").is_ready
    ran("backup", timedelta(hours=20))
    assert found("Backup").is_ready
    settings.BACKUP_PLACE = str(settings.VAR_DIR / "backups")
    assert "lost with it" in found("Backup").sentence
    settings.BACKUP_PLACE = "s3://bucket/folder"
    assert found("Backup").is_ready


def test_a_backup_was_restored_on_trial_within_a_week(place):
    assert found("Backup tried out").sentence == "No backup was restored on trial yet."
    ran("rehearsal", timedelta(days=12))
    assert not found("Backup tried out").is_ready
    ran("rehearsal", timedelta(days=6))
    assert found("Backup tried out").is_ready
    ran("rehearsal", timedelta(days=1), problem="This is no whole backup.")
    result = found("Backup tried out")
    assert "One that could be is of" in result.sentence
    assert result.for_server == "backup-1: This is no whole backup."
    # One that is under way, or was stopped or killed, says nothing.
    BackupRun.objects.create(kind="rehearsal")
    assert found("Backup tried out") == result


@pytest.mark.parametrize(("kind", "name"), [("backup", "Backup"), ("rehearsal", "Backup tried out")])
def test_one_of_the_future_says_nothing_as_the_clock_was_set_back(place, kind, name):
    ran(kind, timedelta(days=-400))
    assert not found(name).is_ready
    ran(kind, timedelta(days=-400), problem="This is no whole backup.")
    ran(kind, timedelta(hours=1))
    assert found(name).is_ready


def test_what_was_erased_is_told_at_the_place(place):
    assert found("Erased requests").is_ready
    erasure = Erasure.objects.create(digest="0" * 64)
    assert found("Erased requests").is_ready  # the worker is about to
    Erasure.objects.update(erased_at=timezone.now() - timedelta(hours=1))
    assert "1 record that was erased would come back" in found("Erased requests").sentence
    call_command("store_erasures", verbosity=0)
    assert found("Erased requests").is_ready
    assert (place / "erasures" / erasure.digest).exists()
