"""By when we call back: worked out once, when a request is sent."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from consultations.models import ContactTime, ContactWay
from core.calendar.hours import Span, cut, spans_by_weekday, time_in_words
from core.calendar.weekdays import MONDAY_TO_FRIDAY
from core.models import PracticeSettings

# Closures further ahead do not count, so that there is always a promise.
FARTHEST_DAYS = 366

# A desk that has not told its hours is there on these days, until this time or the one it calls by.
_USUAL_END = time(17)

# What people mean by the times of day they can wish for.
_PARTS = {ContactTime.MORNING: (time.min, time(12)), ContactTime.AFTERNOON: (time(12), time.max)}


def promised_for(practice: PracticeSettings, sent_at: datetime, wish: str = ContactTime.ANY) -> datetime:
    """Return the moment until which the practice calls back a request sent at `sent_at` (an aware datetime).

    That is `callback_by` on the working day that `callback_days` names, in the practice's time zone; earlier
    when the desk closes before, and at its closing time when it opens later. A working day has desk hours and is
    no holiday or closure. The same day counts as long as the desk still has time on it.

    Who wishes for a time of day is promised the first one with desk hours that is not before that moment.
    """
    ordinary = _ordinary_promise(practice, sent_at.astimezone(ZoneInfo(practice.time_zone)))
    return _wished_promise(practice, ordinary, wish) if wish in _PARTS else ordinary


def wish_of(way: str, time_of_day: str) -> str:
    """Return at what time of day to call somebody; who is reached by email has no wish."""
    return ContactTime.ANY if way == ContactWay.EMAIL else time_of_day or ContactTime.ANY


def offered_times(practice: PracticeSettings) -> list[tuple[str, str]]:
    """Return the times of day for which a patient can wish, as choices: those on which the desk ever has hours."""
    days = _usual_spans(practice).values()
    return [
        (wish, label)
        for wish, label in ContactTime.choices
        if wish not in _PARTS or any(cut(spans, *_PARTS[wish]) for spans in days)
    ]


def next_working_day(practice: PracticeSettings, now: datetime) -> date:
    """Return the first day after today on which the desk is open, in the practice's time zone."""
    today = now.astimezone(ZoneInfo(practice.time_zone)).date()
    return next(day for day, _spans in _open_days(practice, today) if day > today)


def desk_moment(practice: PracticeSettings, moment: datetime, ahead: timedelta = timedelta()) -> datetime:
    """Return when `ahead` of desk hours have passed since a moment, in the practice's time zone.

    By default that is the first moment from then on in desk hours.
    """
    zone = ZoneInfo(practice.time_zone)
    begins = moment.astimezone(zone)
    for day, spans in _open_days(practice, begins.date()):
        for opens, closes in spans:
            begin, end = max(datetime.combine(day, opens, zone), begins), datetime.combine(day, closes, zone)
            if begin < end and end - begin >= ahead:
                return begin + ahead
            ahead -= max(end - begin, timedelta())


def promise_in_words(moment: datetime, practice: PracticeSettings) -> str:
    """Return a promise as people say it, such as “Tuesday, November 24, 12 noon”."""
    local = moment.astimezone(ZoneInfo(practice.time_zone))
    return _("%(day)s, %(time)s") % {
        "day": date_format(local, "l, F j"),
        "time": time_in_words(local.time()),
    }


def _ordinary_promise(practice, sent):
    deadlines = (_deadline(practice, day, spans) for day, spans in _open_days(practice, sent.date()))
    if practice.callback_days == 0:
        return next(moment for moment in deadlines if moment > sent)
    ahead = (moment for moment in deadlines if moment.date() > sent.date())
    return next(islice(ahead, practice.callback_days - 1, None))


def _wished_promise(practice, ordinary, wish):
    """Return the end of the first wished time of day that is not before `ordinary`; else `ordinary` itself."""
    for day, spans in islice(_open_days(practice, ordinary.date()), FARTHEST_DAYS):
        part = cut(spans, *_PARTS[wish])
        if part and (moment := _deadline(practice, day, part)) >= ordinary:
            return moment
    return ordinary


def _deadline(practice, day, spans):
    """Return the latest moment to call within these spans of a day."""
    before = [min(closes, practice.callback_by) for opens, closes in spans if opens < practice.callback_by]
    latest = max(before) if before else max(closes for _opens, closes in spans)
    return datetime.combine(day, latest, ZoneInfo(practice.time_zone))


def _open_days(practice, first_day) -> Iterator[tuple[date, list[Span]]]:
    """Yield each day from `first_day` on when the desk is open, with the spans when it is."""
    usual = _usual_spans(practice)
    special = {row.first: row.hours for row in practice.special_days(FARTHEST_DAYS, first_day)}
    day = first_day
    while True:
        if day.weekday() in usual and (spans := special.get(day, usual[day.weekday()])):
            yield day, spans
        day += timedelta(days=1)


def _usual_spans(practice) -> dict[int, list[Span]]:
    """Return the desk's spans by day of the week, assumed where it has not told them."""
    whole_day = [(time.min, max(practice.callback_by, _USUAL_END))]
    return spans_by_weekday(practice.desk_hours.all()) or dict.fromkeys(MONDAY_TO_FRIDAY, whole_day)
