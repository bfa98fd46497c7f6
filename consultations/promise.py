"""By when we call back: worked out once, when a request is sent."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.hours import Weekday, time_in_words

# Closures further ahead do not count, so that there is always a promise.
FARTHEST_DAYS = 366

# The days of a desk that has not told its hours.
_USUAL_DAYS = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)


def promised_for(practice, sent_at):
    """Return the moment until which the practice calls back a request sent at `sent_at` (an aware datetime).

    That is `callback_by` on the working day that `callback_days` names, in the practice's time zone; earlier
    when the desk closes before, and at its closing time when it opens later. A working day has desk hours and is
    no holiday or closure. The same day counts as long as the desk still has time on it.
    """
    zone = ZoneInfo(practice.time_zone)
    sent = sent_at.astimezone(zone)
    deadlines = _deadlines(practice, sent.date())
    if practice.callback_days == 0:
        return next(moment for moment in deadlines if moment > sent)
    ahead = (moment for moment in deadlines if moment.date() > sent.date())
    for _day in range(practice.callback_days - 1):
        next(ahead)
    return next(ahead)


def next_working_day(practice, now):
    """Return the first day after today on which the desk is open, in the practice's time zone."""
    today = now.astimezone(ZoneInfo(practice.time_zone)).date()
    days = (moment.date() for moment in _deadlines(practice, today))
    return next(day for day in days if day > today)


def promise_in_words(moment, practice):
    """Return a promise as people say it, such as “Tuesday, November 24, 12 noon”."""
    local = moment.astimezone(ZoneInfo(practice.time_zone))
    return _("%(day)s, %(time)s") % {
        "day": date_format(local, "l, F j"),
        "time": time_in_words(local.time()),
    }


def _deadlines(practice, first_day):
    """Yield the latest moment to call on each working day from `first_day` on."""
    zone = ZoneInfo(practice.time_zone)
    times = _times_by_weekday(practice)
    closed = dict(practice.closed_days(FARTHEST_DAYS, first_day))
    day = first_day
    while True:
        if day.weekday() in times and day not in closed:
            yield datetime.combine(day, times[day.weekday()], zone)
        day += timedelta(days=1)


def _times_by_weekday(practice) -> dict[int, time]:
    """Return the latest time to call on each day of the week on which the desk is open."""
    spans = {}
    for row in practice.desk_hours.all():
        spans.setdefault(row.weekday, []).append((row.opens, row.closes))
    if not spans:
        return dict.fromkeys(_USUAL_DAYS, practice.callback_by)
    return {weekday: _latest_time(day, practice.callback_by) for weekday, day in spans.items()}


def _latest_time(spans, callback_by):
    """Return when the desk must have called, on a day with these spans of (opens, closes)."""
    before = [min(closes, callback_by) for opens, closes in spans if opens < callback_by]
    return max(before) if before else max(closes for _opens, closes in spans)
