"""The practice's clock: what people mean by “today” and “noon”, in requests and in commands."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import Error
from django.utils import timezone
from django.utils.formats import date_format

from core.models import PracticeSettings


def practice_zone():
    """Return the time zone of the practice settings as a `ZoneInfo`.

    While the database does not answer, it is the zone of the environment: whoever asks is told of the outage elsewhere.
    """
    try:
        return ZoneInfo(PracticeSettings.load().time_zone)
    except (Error, ZoneInfoNotFoundError):
        return timezone.get_default_timezone()


def stamp(moment):
    """Return an aware datetime for a cell of a spreadsheet: in the active zone, which it names.

    Such as “2026-11-24 12:00 HST”. In the hour that comes twice in autumn, the name tells which is meant.
    """
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M %Z}"


def moment_in_words(moment: datetime) -> str:
    """Return day and time of a moment, in the active zone."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def practice_time():
    """Return a context manager in which the practice's time zone is active."""
    return timezone.override(practice_zone())


class InPracticeTime:
    """A management command for which days begin at the practice's midnight. Goes before `BaseCommand`."""

    def execute(self, *args, **options):
        with practice_time():
            return super().execute(*args, **options)
