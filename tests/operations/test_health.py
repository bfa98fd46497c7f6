"""What a monitor is told: yes or no, of each thing that has to work, and nothing else."""

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from cryptography.fernet import Fernet
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.readiness import registry
from operations.backup.models import BackupRun
from outbox.models import OutboxMessage, PeriodicRun
from tests.factories.consultations import submitted

pytestmark = pytest.mark.django_db

ADDRESS = "/health/ready"


@pytest.fixture(autouse=True)
def _worker_and_backup():
    now = timezone.now()
    PeriodicRun.objects.create(command="publish_scheduled", started_at=now)
    BackupRun.objects.create(kind=BackupRun.Kind.BACKUP, started_at=now, finished_at=now)


def unwell(client):
    """Ask, and return what does not work; the status must say so."""
    answer = client.get(ADDRESS)
    told = answer.json()
    failed = {name for name, works in told["checks"].items() if works is not True}
    assert (told["ready"], answer.status_code) == ((False, 503) if failed else (True, 200))
    assert "no-store" in answer["Cache-Control"]
    return failed


def mail(hours, **fields):
    written = timezone.now() - timedelta(hours=hours)
    fields = {"subject": "Subject", "body": "Text", "addresses": "{}", "created_at": written} | fields
    return OutboxMessage.objects.create(message_id=f"{OutboxMessage.objects.count()}@test", **fields)


def row(name):
    """Return the result of one check of readiness."""
    [check] = [check for check in registry.checks() if str(check) == name]
    return check.run()


def test_when_all_is_well_the_answer_is_200_with_a_yes_for_each(client):
    submitted()
    assert unwell(client) == set()
    told = client.get(ADDRESS).json()["checks"]
    assert told.keys() >= {"database", "migrations", "worker", "mail", "disk", "keys", "backup"}


def test_a_backup_of_last_week_is_none(client):
    BackupRun.objects.update(started_at=timezone.now() - timedelta(days=7))
    assert unwell(client) == {"backup"}


def test_a_new_site_has_a_day_and_a_half_for_its_first_backup(client):
    BackupRun.objects.all().delete()
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(hours=35))
    assert unwell(client) == set()
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(hours=37))
    assert unwell(client) == {"backup"}


def test_without_a_worker_it_is_not_ready(client):
    for away in (timedelta(minutes=-11), timedelta(days=1)):
        PeriodicRun.objects.update(started_at=timezone.now() + away)
        assert unwell(client) == {"worker"}


def test_mail_that_nobody_takes_is_told_and_one_bad_address_is_not(client):
    mail(hours=0.5)
    assert unwell(client) == set()
    mail(hours=2, last_error="ConnectionRefusedError")
    assert unwell(client) == {"mail"}
    mail(hours=1, sent_at=timezone.now())
    assert unwell(client) == set()


def test_a_database_of_an_older_version_is_told_to_people_too(client):
    MigrationRecorder.Migration.objects.filter(app="outbox").latest("pk").delete()
    assert unwell(client) == {"migrations"}
    assert not row("Database").is_ready


def test_a_full_disk_is_told_to_people_too(client, monkeypatch):
    assert row("Room on the disk").is_ready
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=900 * 1024**2))
    assert unwell(client) == {"disk"}
    assert "900.0 MB" in row("Room on the disk").for_server.replace("\xa0", " ")


def test_a_key_that_is_gone_is_told_and_a_new_one_before_it_is_not(client, settings):
    submitted()
    old = settings.FIELD_ENCRYPTION_KEYS
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    assert unwell(client) == {"keys"}
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *old]
    assert unwell(client) == set()


def test_without_a_database_the_answer_is_the_same_and_nothing_is_quoted(client, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise OperationalError("could not connect to practice@10.0.0.7")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)
    assert unwell(client) == {"database", "migrations", "worker", "mail", "keys", "backup"}
    assert b"10.0.0.7" not in client.get(ADDRESS).content


def test_it_costs_the_same_however_much_is_stored(client):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        return len(asked)

    submitted()
    mail(hours=2)
    client.get(ADDRESS)
    few = queries()
    for number in range(10):
        submitted(note=f"Request {number}")
        mail(hours=2)
    assert queries() == few


def test_a_program_on_the_server_asks_without_tls_and_nobody_may_post(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(ADDRESS).status_code == 200
    assert client.get("/robots.txt").status_code == 301
    assert client.post(ADDRESS).status_code == 405
