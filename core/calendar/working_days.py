"""The days on which the telephone desk works, and by when it calls on them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from core.calendar.hours import Span, spans_by_weekday
from core.calendar.weekdays import MONDAY_TO_FRIDAY
from core.models import PracticeSettings

# Closures further ahead do not count, so that there is always a next working day.
FARTHEST_DAYS = 366

# A desk that has not told its hours is there on these days, until this time or the one it calls by.
_USUAL_END = time(17)


def open_days(practice: PracticeSettings, first_day: date) -> Iterator[tuple[date, list[Span]]]:
    """Yield each day from `first_day` on when the desk is open, with the spans when it is."""
    usual = usual_spans(practice)
    special = {row.first: row.hours for row in practice.special_days(FARTHEST_DAYS, first_day)}
    day = first_day
    while True:
        if day.weekday() in usual and (spans := special.get(day, usual[day.weekday()])):
            yield day, spans
        day += timedelta(days=1)


def usual_spans(practice: PracticeSettings) -> dict[int, list[Span]]:
    """Return the desk's spans by day of the week, assumed where it has not told them."""
    whole_day = [(time.min, max(practice.callback_by, _USUAL_END))]
    return spans_by_weekday(practice.desk_hours.all()) or dict.fromkeys(MONDAY_TO_FRIDAY, whole_day)


def hours_on(practice: PracticeSettings, day: date) -> tuple[list[Span], str]:
    """Return the spans of a day when the desk is open, none when it is closed, and why it has other hours, or ""."""
    special = practice.special_days(1, day)
    usual = usual_spans(practice).get(day.weekday(), [])
    return (list(special[0].hours) if usual else [], special[0].reason) if special else (usual, "")


def call_by(practice: PracticeSettings, day: date, spans: Iterable[Span]) -> datetime:
    """Return the latest moment to call within these spans of a day: `callback_by`, or what is nearest to it."""
    spans = list(spans)
    before = [min(closes, practice.callback_by) for opens, closes in spans if opens < practice.callback_by]
    latest = max(before) if before else max(closes for _opens, closes in spans)
    return datetime.combine(day, latest, ZoneInfo(practice.time_zone))


def working_day_after(practice: PracticeSettings, now: datetime, days: int = 1) -> date:
    """Return the working day that comes so many after today, in the practice's time zone."""
    return _day_after(practice, now, days)[0]


def call_by_after(practice: PracticeSettings, now: datetime, days: int) -> datetime:
    """Return the latest moment to call on the working day that comes so many after today."""
    return call_by(practice, *_day_after(practice, now, days))


def _day_after(practice, now, days):
    today = now.astimezone(ZoneInfo(practice.time_zone)).date()
    later = (row for row in open_days(practice, today) if row[0] > today)
    return next(islice(later, days - 1, None))
