"""When somebody must act on a request, in the words of the queue: “today 12 noon”, “late 2 h”."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.calendar.hours import time_in_words


@dataclass(frozen=True)
class Clock:
    """The present moment, and the practice's time zone in which people mean “today”."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self):
        return self.now.astimezone(self.zone).date()

    def start_of(self, day):
        """Return the moment at which a day begins."""
        return datetime.combine(day, time.min, self.zone)

    def end_of_today(self):
        return self.start_of(self.today + timedelta(days=1))


@dataclass(frozen=True)
class Due:
    words: str
    is_late: bool


def due_of(consultation, clock):
    """Return when somebody must act on `request` as a `Due`, or None when nobody has to."""
    due_at = consultation.due_at
    if due_at is None:
        return None
    if consultation.is_pressing:
        return Due(_("at once"), is_late=True)
    if due_at < clock.now:
        return Due(_("late %(time)s") % {"time": span_in_words(clock.now - due_at)}, is_late=True)
    local = due_at.astimezone(clock.zone)
    at = time_in_words(local.time()).replace(" ", "\N{NO-BREAK SPACE}")
    return Due(f"{day_in_words(local.date(), clock.today)} {at}", is_late=False)


def day_in_words(day: date, today: date) -> str:
    """Return a day as the desk says it: “today”, “Tue, Dec 1”, and with its year when that is not this one."""
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return short_day(day, today)


def short_day(day: date, today: date) -> str:
    """Return a day such as “Tue, Nov 24”, with its year when that is not this one."""
    return date_format(day, "D, M j" if day.year == today.year else "D, M j, Y")


def span_in_words(span):
    """Return a span of time in one unit: “20 min”, “2 h”, “3 days”."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return _("%(number)d min") % {"number": minutes}
    if minutes < 24 * 60:
        return _("%(number)d h") % {"number": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
