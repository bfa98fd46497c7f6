"""Every write to a consultation request that a patient causes. Those of staff are in `desk.services`."""

import logging
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.models import Page

from consultations import messages
from consultations.digests import answers_digest, search_digests, search_scheme
from consultations.limits import Window, count_up_to, increment
from consultations.models import (
    Channel,
    ClosedReason,
    ConsultationRequest,
    ContactTime,
    QuarantineRule,
    RequestEvent,
    SearchDigest,
    Status,
    WarningSignCount,
)
from consultations.notices.arrivals import tell_staff
from consultations.promise import promised_for, wish_of
from consultations.reference_numbers import new_reference
from core.models import PracticeSettings
from users.models import User

logger = logging.getLogger(__name__)

# A random reference number is taken already once in billions; more than a few clashes in a row mean something else
# is wrong.
SUBMIT_ATTEMPTS = 5

# Within an hour: a machine that sends more of them says nothing about visitors.
WARNING_SIGNS_PER_NETWORK = 20

# Nobody can be made to get our mail again and again: the patient's waits until staff let the request out.
RULES_WITHOUT_CONFIRMATION = (QuarantineRule.SAME_CONTACT,)


@sensitive_variables()
def submit_consultation(
    answers: dict,
    origin_page: Page | None = None,
    *,
    channel: Channel = Channel.WEB,
    user: User | None = None,
    quarantine_rule: str = "",
) -> ConsultationRequest:
    """Store what a patient asked and its outgoing notices in one transaction, and return the request.

    `answers` maps names of `ConsultationRequest` fields to cleaned values (see `ConsultationForm.answers`).
    `origin_page` is the page whose form was used, None for the form's own page. `user` is the member of staff
    who entered a request that came by another `channel`. A request with `urgent_signs` is urgent, and due at once.
    A `quarantine_rule` is the name of the rule that makes the request suspect: it waits in quarantine, and staff get
    no notice unless it is urgent. The same answers from the same page return the request they made before, as long as
    it is open: the database decides, also between processes. Raises `django.db.Error` when nothing could be stored.
    """
    digest = answers_digest(answers, origin_page)
    for _attempt in range(SUBMIT_ATTEMPTS):
        if same := _open_consultation(digest):
            return same
        try:
            return _create_consultation(answers, origin_page, digest, channel, user, quarantine_rule)
        except IntegrityError as error:
            # Sent twice at the same moment, or the reference number is taken: look again.
            clash = error
    raise clash


@sensitive_variables()
def sent_before(answers: dict, origin_page: Page | None) -> ConsultationRequest | None:
    """Return the open request that the same answers from the same page have made, or None."""
    return _open_consultation(answers_digest(answers, origin_page))


def _open_consultation(digest):
    return ConsultationRequest.objects.open().filter(answers_digest=digest).first()


@sensitive_variables()
@transaction.atomic
def _create_consultation(answers, origin_page, digest, channel, user, quarantine_rule):
    now = timezone.now()
    is_urgent = bool(answers.get("urgent_signs"))
    wish = wish_of(answers["preferred_contact"], answers["preferred_time"])
    consultation = ConsultationRequest(
        **answers,
        is_urgent=is_urgent,
        reference_number=new_reference(),
        answers_digest=digest,
        channel=channel,
        quarantine_rule=quarantine_rule,
        promised_for=now if is_urgent else promised_for(PracticeSettings.load(), now, wish),
        agreed_at=now,
        origin_page=origin_page,
        origin_title=origin_page.title if origin_page else "",
        origin_path=urlsplit(origin_page.url or "").path if origin_page else "",
        concern_words=answers["concern"].words if answers["concern"] else "",
        procedure_title=answers["procedure"].title if answers["procedure"] else "",
        physician_name=answers["physician"].title if answers["physician"] else "",
        location_name=answers["location"].title if answers["location"] else "",
        plan_name=answers["plan"].name if answers["plan"] else "",
    )
    consultation.save(force_insert=True)
    write_search_digests(consultation)
    record_event(consultation, user, RequestEvent.Kind.CREATED, new_status=consultation.status)
    if quarantine_rule:
        record_event(consultation, None, RequestEvent.Kind.QUARANTINED, detail=quarantine_rule)
    if is_urgent or not quarantine_rule:
        tell_staff(consultation, entered_by=user)
    confirm(consultation)
    return consultation


@sensitive_variables()
def confirm(
    consultation: ConsultationRequest, tell: Callable[[ConsultationRequest], object] = messages.tell_patient
) -> None:
    """Tell the patient by email what was done with a request, unless its mail waits for staff to let it out."""
    if consultation.quarantine_rule not in RULES_WITHOUT_CONFIRMATION:
        tell(consultation)


@sensitive_variables()
def digests_of(consultation: ConsultationRequest) -> set[str]:
    """Return the digests by which a request is found with the names and contacts it has."""
    return search_digests(
        names=[consultation.patient_name, consultation.asker_name],
        telephone=consultation.telephone,
        email=consultation.email,
    )


@sensitive_variables()
@transaction.atomic
def write_search_digests(consultation: ConsultationRequest, replaced: Iterable[str] = ()) -> None:
    """Make a request findable by its names, its telephone number and its email address as they are now, and no others.

    What cannot be read stays findable as it was, but not by `replaced`, the digests of what it said before.
    """
    digests = digests_of(consultation)
    is_readable = not consultation.unreadable
    others = consultation.search_digests.exclude(digest__in=digests)
    if not is_readable:
        others = others.filter(digest__in=replaced)
    others.delete()
    SearchDigest.objects.bulk_create(
        [SearchDigest(request=consultation, digest=digest) for digest in sorted(digests)],
        ignore_conflicts=True,
    )
    consultation.search_scheme = search_scheme(is_readable=is_readable)
    ConsultationRequest.objects.filter(pk=consultation.pk).update(search_scheme=consultation.search_scheme)


def count_warning_sign(network: str) -> None:
    """Count that a visitor was told to call 911 today, and nothing about who; from one network only so many.

    What keeps the count from being written does not keep the visitor from being told.
    """
    try:
        if count_up_to(WARNING_SIGNS_PER_NETWORK, "warning-sign", network, Window.HOUR):
            increment(WarningSignCount, date=timezone.localdate())
    except DatabaseError:
        logger.exception("A warning sign was not counted")


@transaction.atomic
def change_preferred_time(consultation: ConsultationRequest, preferred_time: str) -> ConsultationRequest:
    """Note when a patient who is to be called would rather be, while the request is open, and confirm it by email.

    Returns the request as it is now. What was promised stays.
    """
    consultation = ConsultationRequest.objects.select_for_update().get(pk=consultation.pk)
    if consultation.takes_a_time and consultation.preferred_time != preferred_time:
        change = f"{consultation.get_preferred_time_display()} → {ContactTime(preferred_time).label}"
        consultation.preferred_time = preferred_time
        consultation.version += 1
        consultation.save(update_fields=["preferred_time", "version", "updated_at"])
        record_event(consultation, None, RequestEvent.Kind.CHANGED_BY_PATIENT, detail=change)
        confirm(consultation, messages.tell_of_changed_time)
    return consultation


@transaction.atomic
def withdraw(consultation: ConsultationRequest) -> ConsultationRequest:
    """Close an open request because the patient no longer wants it, and confirm it by email.

    Returns the request as it is now.
    """
    consultation = ConsultationRequest.objects.select_for_update().get(pk=consultation.pk)
    if consultation.is_open:
        old_status = consultation.status
        consultation.status, consultation.closed_reason = Status.CLOSED, ClosedReason.WITHDRAWN
        consultation.version += 1
        consultation.save(update_fields=["status", "closed_reason", "version", "updated_at"])
        record_event(
            consultation,
            None,
            RequestEvent.Kind.WITHDRAWN,
            old_status=old_status,
            new_status=consultation.status,
        )
        confirm(consultation, messages.tell_of_withdrawal)
    return consultation


@sensitive_variables()
def record_event(consultation: ConsultationRequest, user: User | None, kind: str, **details: object) -> None:
    """Add a line to a request's timeline; `user` is None when the patient wrote it."""
    RequestEvent.objects.create(
        request=consultation,
        kind=kind,
        user=user,
        user_name=user.name if user else "",
        **details,
    )
