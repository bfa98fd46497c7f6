"""Where backups lie: `STORAGES["backups"]`, and how long each is kept."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from django.core.files.storage import Storage, storages

from operations.backup.problems import BackupProblem

_NAME = re.compile(r"backup-(\d{8}T\d{6})Z\.tar\.age")
_MOMENT = "%Y%m%dT%H%M%S"

# How many of the latest days, weeks and months keep their last backup.
DAYS, WEEKS, MONTHS = 7, 5, 6


def backup_place() -> Storage:
    """Return the storage that holds the backups, and in its folder `erasures` what was erased."""
    return storages["backups"]


def new_name(now: datetime) -> str:
    """Return what a backup that is made now is called."""
    return f"backup-{now.astimezone(UTC):{_MOMENT}}Z.tar.age"


def names() -> list[str]:
    """Return the names of the backups at the place, the oldest first."""
    return sorted(name for name in names_in("") if _NAME.fullmatch(name))


def names_in(folder: str) -> set[str]:
    """Return the names of the files in a folder of the place; it need not be there."""
    try:
        return set(backup_place().listdir(folder)[1])
    except FileNotFoundError:
        return set()


def found(name: str) -> str:
    """Return the name of a backup that is there; "latest" is the newest."""
    there = names()
    if name == "latest" and there:
        return there[-1]
    if name not in there:
        raise BackupProblem(
            f"There is no backup {name} at the place of the backups (BACKUP_PLACE). "
            + (f"The newest there is {there[-1]}." if there else "None is there.")
        )
    return name


def superseded(names: Iterable[str]) -> list[str]:
    """Return the backups that are kept no longer: all but the last of each of the latest days, weeks and months."""
    newest_first = sorted(names, reverse=True)
    kept = set()
    for number, period in ((DAYS, "%Y%m%d"), (WEEKS, "%G%V"), (MONTHS, "%Y%m")):
        last_of = {}
        for name in newest_first:
            last_of.setdefault(_made_at(name).strftime(period), name)
        kept.update(list(last_of.values())[:number])
    return [name for name in newest_first if name not in kept]


def _made_at(name):
    return datetime.strptime(_NAME.fullmatch(name)[1], _MOMENT).replace(tzinfo=UTC)
