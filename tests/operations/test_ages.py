from datetime import UTC, datetime, timedelta

import pytest

from operations.backup.place import superseded

pytestmark = pytest.mark.sqlite_only


def test_backups_are_kept_by_age():
    """All of a week, then one a week, then one a month: the last of each, also where some days have none."""
    now = datetime(2026, 11, 30, 3, tzinfo=UTC)
    names = [f"backup-{now - timedelta(hours=12 * number):%Y%m%dT%H%M%S}Z.tar.age" for number in range(800)]
    kept = sorted(set(names) - set(superseded(names)), reverse=True)
    assert [name[7:15] for name in kept] == [
        *("20261130", "20261129", "20261128", "20261127", "20261126", "20261125", "20261124"),
        *("20261122", "20261115", "20261108"),
        *("20261031", "20260930", "20260831", "20260731", "20260630"),
    ]
    assert superseded(kept) == []
