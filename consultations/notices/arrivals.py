"""Emails to staff about new requests: the first at once, later ones together, an urgent one always at once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from consultations.models import ConsultationRequest, RequestEvent, StaffNotice
from consultations.notices.mail import email_staff
from consultations.notices.who import desk_addresses
from consultations.promise import desk_moment
from consultations.statuses import Status
from core.models import PracticeSettings
from users.models import User

# Between two emails about new requests that are not urgent.
PAUSE = timedelta(minutes=15)

_ARRIVED = StaffNotice.Kind.ARRIVED


@transaction.atomic
def tell_staff(consultation: ConsultationRequest, entered_by: User | None = None) -> None:
    """Email staff, but not who entered it, that there is a new request and whether it is urgent.

    One that is not urgent, and comes soon after another, waits for `tell_of_arrivals`.
    """
    now = timezone.now()
    is_at_once = consultation.is_urgent or _is_first(now)
    if is_at_once:
        _write([consultation], {consultation.pk: entered_by})
    if not consultation.is_urgent:
        StaffNotice.objects.update_or_create(
            request=consultation, kind=_ARRIVED, defaults={"sent_at": now if is_at_once else None}
        )


def _is_first(now):
    # Two that come at the same moment: one waits here for the other.
    _sent().select_for_update().first()
    return not _waiting().exists() and now >= _next_moment(PracticeSettings.load(), now)


def tell_of_arrivals(now: datetime) -> None:
    """Email staff, in desk hours, how many requests came since the last email and are still new."""
    practice = PracticeSettings.load()
    if not _waiting().exists() or now < max(_next_moment(practice, now), desk_moment(practice, now)):
        return
    with transaction.atomic():
        # Of two workers one waits here, and then finds none.
        keys = list(_waiting().select_for_update(of=["self"]).values_list("pk", "request"))
        arrived = ConsultationRequest.objects.trusted().filter(
            pk__in=[request for _key, request in keys], status=Status.NEW
        )
        events = RequestEvent.objects.filter(request__in=arrived, kind=RequestEvent.Kind.CREATED)
        entered_by = {event.request_id: event.user for event in events.select_related("user")}
        _write(list(arrived.only("reference_number", "is_urgent")), entered_by)
        StaffNotice.objects.filter(pk__in=[key for key, _request in keys]).update(sent_at=now)


def _waiting():
    return StaffNotice.objects.filter(kind=_ARRIVED, sent_at=None)


def _sent():
    return StaffNotice.objects.filter(kind=_ARRIVED, sent_at__isnull=False).order_by("-sent_at")


def _next_moment(practice, now):
    """Return from when on the next email may go out: `now` when none has gone out for long."""
    last = _sent().values_list("sent_at", flat=True).first()
    return desk_moment(practice, last + PAUSE) if last else now


def _write(consultations, entered_by):
    """Send each address one email about those of the requests that nobody with this address has entered."""
    own = {key: user.email.casefold() for key, user in entered_by.items() if user and user.email}
    for address in desk_addresses():
        told = [row for row in consultations if own.get(row.pk) != address.casefold()]
        if told:
            is_urgent = len(told) == 1 and told[0].is_urgent
            email_staff("emails/consultation_waits.txt", told, [address], tab="new", is_urgent=is_urgent)
