"""Booking a visit, changing it and canceling it: each a write of staff to a request."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations.booking import messages
from consultations.booking.models import Booking
from consultations.booking.visits import Doubt, Visit, doubts_about
from consultations.desk.services import (
    CannotMove,
    ChangedMeanwhile,
    Refused,
    SavedBefore,
    changing,
    set_status,
    take_lines_back,
)
from consultations.models import ConsultationRequest, RequestEvent
from consultations.services import record_event
from consultations.statuses import Status
from physicians.models import PhysicianPage
from users.models import User

Kind = RequestEvent.Kind

# What becomes of a request whose visit is canceled.
AFTER_CANCELING = (Status.IN_PROGRESS, Status.CLOSED)


class Doubtful(Refused):
    """A visit that somebody must look at again first. Nothing was saved; the doubts can be confirmed."""

    def __init__(self, doubts: list[Doubt]) -> None:
        super().__init__(" ".join([*(doubt.sentence for doubt in doubts), _("Nothing is booked yet.")]))
        self.doubts = doubts


@sensitive_variables()
def book_visit(
    pk: UUID, *, version: int, user: User, visit: Visit, confirmed: Collection[str] = (), note: str = ""
) -> ConsultationRequest:
    """Book a visit, which moves the request to “Booked”, and return the request.

    One that is booked without a visit is given it. `confirmed` holds the codes of the doubts that somebody has seen;
    for others `Doubtful` is raised.
    """
    try:
        with changing(pk, version, user, "book", note) as consultation:
            if consultation.visit:
                raise Refused(_("A visit is booked already. Change it, or cancel it first."))
            if consultation.status != Status.BOOKED and Status.BOOKED not in consultation.possible_moves:
                raise CannotMove(consultation)
            _ask_about(visit, confirmed)
            latest = consultation.bookings.first()
            booking = Booking(request=consultation, sequence=latest.sequence + 1 if latest else 0)
            visit.put_on(booking)
            booking.save()
            if consultation.status != Status.BOOKED:
                set_status(consultation, Status.BOOKED, user)
            record_event(consultation, user, Kind.BOOKED, detail=booking.in_words)
            messages.tell_of_booking(consultation, booking)
    except SavedBefore:
        _check_same(pk, visit)
        raise
    return consultation


@sensitive_variables()
def change_visit(
    pk: UUID, *, version: int, user: User, visit: Visit, confirmed: Collection[str] = (), note: str = ""
) -> ConsultationRequest:
    """Change when, where or with whom a booked visit is, and return the request. For `confirmed` see `book_visit`."""
    try:
        with changing(pk, version, user, "change_visit", note) as consultation:
            booking = _booking_of(consultation)
            if visit.is_of(booking):
                raise Refused(_("The visit is the same as before."))
            _ask_about(visit, confirmed, booking)
            visit.put_on(booking)
            booking.sequence += 1
            booking.save()
            record_event(consultation, user, Kind.BOOKING_CHANGED, detail=booking.in_words)
            messages.tell_of_changed_booking(consultation, booking)
    except SavedBefore:
        _check_same(pk, visit)
        raise
    return consultation


@sensitive_variables()
def cancel_visit(
    pk: UUID, *, version: int, user: User, to: str, closed_reason: str = "", note: str = ""
) -> ConsultationRequest:
    """Cancel a booked visit, which stays in the record, and return the request: at work, or closed for a reason."""
    with changing(pk, version, user, "cancel_visit", note, to=str(to)) as consultation:
        booking = _booking_of(consultation)
        if to not in AFTER_CANCELING:
            raise Refused(_("Choose what becomes of the request."))
        _cancel(consultation, booking, user)
        set_status(consultation, Status(to), user, closed_reason)
    return consultation


@sensitive_variables()
def undo_booking(
    pk: UUID, *, version: int, user: User, was: dict[str, object], events: list[UUID]
) -> tuple[ConsultationRequest, str]:
    """Cancel the visit that `user` has just booked; return the request, as it was before, and the note typed with it.

    `was` and `events` are as in `desk.services.undo_change`. The visit may have been told, so it stays in the record.
    """
    with changing(
        pk, version, user, "cancel_visit", to=str(was.get("status", Status.BOOKED))
    ) as consultation:
        _cancel(consultation, _booking_of(consultation), user)
        old = consultation.status
        for name, value in was.items():
            setattr(consultation, name, value)
        if consultation.status != old:
            record_event(
                consultation, user, Kind.STATUS_CHANGED, old_status=old, new_status=consultation.status
            )
        notes = consultation.events.filter(pk__in=events, user=user, kind=Kind.NOTE_ADDED)
        note = take_lines_back(consultation, list(notes))
    return consultation, note


def _cancel(consultation, booking, user):
    """Cancel the visit of a request that is being changed, and tell the patient."""
    booking.canceled_at = timezone.now()
    booking.sequence += 1
    booking.save()
    record_event(consultation, user, Kind.BOOKING_CANCELED, detail=booking.in_words)
    messages.tell_of_canceled_booking(consultation, booking)


def _booking_of(consultation):
    booking = consultation.visit
    if booking is None:
        raise Refused(_("No visit is booked."))
    return booking


def _ask_about(visit, confirmed, booking=None):
    """Raise `Doubtful` for what nobody has confirmed. Two who book the same clinician are looked at one by one."""
    if visit.clinician:
        list(PhysicianPage.objects.select_for_update(of=["self"]).filter(pk=visit.clinician.pk))
    doubts = doubts_about(visit, booking)
    if {doubt.code for doubt in doubts} - set(confirmed):
        raise Doubtful(doubts)


def _check_same(pk, visit):
    """Raise `ChangedMeanwhile` unless the visit that the same person has booked before is this one."""
    booking = Booking.objects.kept().filter(request=pk).first()
    if booking is None or not visit.is_of(booking):
        raise ChangedMeanwhile(_("You booked another visit in the meantime. Nothing was saved now."))
