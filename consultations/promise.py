"""By when we call back: worked out once, when a request is sent."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from consultations.models import ContactTime, ContactWay
from core.calendar.hours import cut, time_in_words
from core.calendar.working_days import (
    FARTHEST_DAYS,
    call_by,
    hours_on,
    open_days,
    usual_spans,
)
from core.models import PracticeSettings

_NOTHING = timedelta()

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
    days = usual_spans(practice).values()
    return [
        (wish, label)
        for wish, label in ContactTime.choices
        if wish not in _PARTS or any(cut(spans, *_PARTS[wish]) for spans in days)
    ]


def next_try_by(practice: PracticeSettings, day: date, wish: str = ContactTime.ANY) -> datetime:
    """Return by when to try again on a day for which no time was named.

    That is `callback_by` within the phone hours of the day and of the time of day that the patient wishes for. Today,
    once that has passed, it is when the phones close, and after that the end of the day.
    """
    spans = hours_on(practice, day)[0] or [(time.min, practice.callback_by)]
    wished = cut(spans, *_PARTS[wish]) if wish in _PARTS else spans
    zone, now = ZoneInfo(practice.time_zone), timezone.now()
    closes = datetime.combine(day, max(closes for _opens, closes in spans), zone)
    moments = (call_by(practice, day, wished or spans), closes)
    return next((moment for moment in moments if moment > now), datetime.combine(day, time(23, 59), zone))


def desk_moment(practice: PracticeSettings, moment: datetime, ahead: timedelta = _NOTHING) -> datetime:
    """Return when `ahead` of desk hours have passed since a moment, in the practice's time zone.

    By default that is the first moment from then on in desk hours.
    """
    zone = ZoneInfo(practice.time_zone)
    begins = moment.astimezone(zone)
    for day, spans in open_days(practice, begins.date()):
        for opens, closes in spans:
            begin, end = max(datetime.combine(day, opens, zone), begins), datetime.combine(day, closes, zone)
            if begin < end and end - begin >= ahead:
                return begin + ahead
            ahead -= max(end - begin, _NOTHING)


def promise_in_words(moment: datetime, practice: PracticeSettings) -> str:
    """Return a promise as people say it, such as “Tuesday, November 24, 12 noon”, with a year that is not this one."""
    zone = ZoneInfo(practice.time_zone)
    local = moment.astimezone(zone)
    is_this_year = local.year == timezone.localdate(timezone=zone).year
    return _("%(day)s, %(time)s") % {
        "day": date_format(local, "l, F j" if is_this_year else "l, F j, Y"),
        "time": time_in_words(local.time()),
    }


def _ordinary_promise(practice, sent):
    deadlines = (call_by(practice, day, spans) for day, spans in open_days(practice, sent.date()))
    if practice.callback_days == 0:
        return next(moment for moment in deadlines if moment > sent)
    ahead = (moment for moment in deadlines if moment.date() > sent.date())
    return next(islice(ahead, practice.callback_days - 1, None))


def _wished_promise(practice, ordinary, wish):
    """Return the end of the first wished time of day that is not before `ordinary`; else `ordinary` itself."""
    for day, spans in islice(open_days(practice, ordinary.date()), FARTHEST_DAYS):
        part = cut(spans, *_PARTS[wish])
        if part and (moment := call_by(practice, day, part)) >= ordinary:
            return moment
    return ordinary
