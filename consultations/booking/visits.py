"""A visit as somebody wants to book it, and what there is to ask about it first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.booking.models import Booking
from core.calendar.hours import spans_by_weekday, spans_in_words, special_days
from core.models import PracticeSettings
from locations.models import LocationPage
from physicians.models import PhysicianPage

# Beyond this a year is mistyped more often than meant.
USUALLY_WITHIN = timedelta(days=366)


@dataclass(frozen=True)
class Visit:
    """When (aware datetimes), where and with whom; a practice without pages of these names neither."""

    starts_at: datetime
    ends_at: datetime
    location: LocationPage | None
    clinician: PhysicianPage | None

    def put_on(self, booking: Booking) -> None:
        """Set the fields of a booking, which is not saved."""
        booking.starts_at, booking.ends_at = self.starts_at, self.ends_at
        booking.location, booking.clinician = self.location, self.clinician
        booking.location_name = self.location.title if self.location else ""
        booking.clinician_name = self.clinician.title if self.clinician else ""

    def is_of(self, booking: Booking) -> bool:
        """Return whether a booking says the same."""
        ours = (self.starts_at, self.ends_at, _key(self.location), _key(self.clinician))
        return ours == (booking.starts_at, booking.ends_at, booking.location_id, booking.clinician_id)


class Doubt(NamedTuple):
    """Something to ask about before a visit is booked: a code, and a sentence."""

    code: str
    sentence: str


def doubts_about(visit: Visit, booking: Booking | None = None) -> list[Doubt]:
    """Return what is unusual about a visit; `booking` is the one that would be changed to it, None for a new one."""
    return [
        *_doubts_about_day(visit),
        *_doubts_about_hours(visit),
        *_doubts_about_clinician(visit, booking),
    ]


def _doubts_about_day(visit) -> Iterator[Doubt]:
    now = timezone.now()
    if visit.starts_at <= now:
        yield Doubt("past", _("This time has passed."))
    elif visit.starts_at > now + USUALLY_WITHIN:
        yield Doubt("far", _("This is more than a year from now."))


def _doubts_about_hours(visit) -> Iterator[Doubt]:
    practice = PracticeSettings.load()
    zone = ZoneInfo(practice.time_zone)
    begin, end = visit.starts_at.astimezone(zone), visit.ends_at.astimezone(zone)
    day, shared = begin.date(), practice.out_of_turn([begin.date()])
    name = visit.location.title if visit.location else practice.name_or_ours
    hours = visit.location.visiting_hours.all() if visit.location else practice.desk_hours.all()
    own = visit.location.closures.all() if visit.location else ()
    special = special_days([day], hours, own, shared)
    usual = spans_by_weekday(hours)
    if not special and not usual:
        return  # nobody has told the hours
    spans = special[0].hours if special else usual.get(day.weekday(), ())
    if not spans:
        reason = f" ({special[0].reason})" if special else ""
        yield Doubt(
            "closed", _("%(name)s is closed on this day%(reason)s.") % {"name": name, "reason": reason}
        )
    elif end.date() != day or not any(
        opens <= begin.time() and end.time() <= closes for opens, closes in spans
    ):
        sentence = _("%(name)s is open from %(hours)s on this day.")
        yield Doubt("hours", sentence % {"name": name, "hours": spans_in_words(spans)})


def _doubts_about_clinician(visit, booking) -> Iterator[Doubt]:
    if not visit.clinician:
        return
    taken = Booking.objects.taking_time_of(visit).exclude(pk=booking and booking.pk).select_related("request")
    others = [
        f"{other.hours} ({other.request.grouped_reference_number})"
        for other in taken.order_by("starts_at", "pk")
    ]
    if others:
        sentence = _("%(name)s has another visit then: %(others)s.")
        yield Doubt("taken", sentence % {"name": visit.clinician.title, "others": ", ".join(others)})


def _key(page):
    return page.pk if page else None
