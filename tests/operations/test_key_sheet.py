"""The keys that are printed for the safe, and those that stay on the server."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pyrage.x25519 import Identity

from operations.backup.models import KeySheet
from tests.operations.conftest import said_by

pytestmark = pytest.mark.django_db


def test_the_keys_are_printed_once_and_the_computers_own_is_its_owners_alone(place, settings):
    printed = said_by("key_sheet")
    for key in settings.FIELD_ENCRYPTION_KEYS:
        assert key in printed
    safe = Identity.from_str(re.search("AGE-SECRET-KEY-1.+", printed)[0])
    machine = settings.BACKUP_KEY_FILE.read_text().strip()
    assert machine not in printed
    assert settings.BACKUP_KEY_FILE.stat().st_mode & 0o777 == 0o400
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM operations_keysheet")
        stored = str(cursor.fetchall())
    assert str(safe.to_public()) in stored
    assert not {str(safe), machine, *settings.FIELD_ENCRYPTION_KEYS} & set(re.findall(r"[\w=-]+", stored))
    with pytest.raises(CommandError, match="were printed on"):
        call_command("key_sheet")


def test_a_new_field_key_is_printed_with_the_same_key_of_the_backups(backups, settings):
    settings.FIELD_ENCRYPTION_KEYS = [
        "bmV3LWtleS1vZi0zMi1ieXRlcy1mb3ItdGVzdHMtMTI=",
        *settings.FIELD_ENCRYPTION_KEYS,
    ]
    printed = said_by("key_sheet")
    assert settings.FIELD_ENCRYPTION_KEYS[0] in printed
    assert "AGE-SECRET-KEY" not in printed


def test_lost_paper_is_replaced(backups, settings):
    with pytest.raises(CommandError, match="move it away first"):
        call_command("key_sheet", "--new-backup-keys")
    settings.BACKUP_KEY_FILE.rename(settings.BACKUP_KEY_FILE.with_suffix(".old"))
    assert "AGE-SECRET-KEY" in said_by("key_sheet", "--new-backup-keys")
    machine = Identity.from_str(settings.BACKUP_KEY_FILE.read_text().strip())
    assert KeySheet.objects.get().machine_recipient == str(machine.to_public())
