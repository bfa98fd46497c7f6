"""Emails to a patient whose address was refused for good, and what staff may do about mail that is undelivered."""

from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from consultations import audit, messages
from consultations.models import ConsultationRequest, RequestEvent
from consultations.notices.mail import KIND as STAFF_KIND
from consultations.notices.silence import KIND as SILENCE_KIND
from consultations.roles import VIEW_CONSULTATIONS
from consultations.services import record_event
from encryption.fields import DecryptionError
from outbox.kinds import KINDS, MailKind
from outbox.models import OutboxMessage
from users.models import User


class Standing(StrEnum):
    """Whether an email to the patient was refused for good, and whether the address is still the one a request has."""

    FINE = ""
    REFUSED = "refused"
    CORRECTED = "corrected"


@sensitive_variables()
def standing_of(consultation: ConsultationRequest) -> Standing:
    """Return how a request stands with its email address."""
    message = _refused(consultation).order_by("-given_up_at", "-pk").first()
    if message is None:
        return Standing.FINE
    try:
        address = message.recipients[0]
    except DecryptionError:
        return Standing.CORRECTED
    is_same = address.casefold() == consultation.email.casefold()
    return Standing.REFUSED if is_same else Standing.CORRECTED


def forget(consultation: ConsultationRequest) -> None:
    """Delete the emails to a patient that were refused: they went out again, or the address is no longer used."""
    _refused(consultation).delete()


def _refused(consultation):
    return OutboxMessage.objects.filter(
        kind=messages.KIND, about=consultation.pk, sent_at=None, given_up_at__isnull=False
    ).exclude(refusal="")


def _tell_on_the_request(message):
    """Put it on the timeline that an email to the patient was refused."""
    consultation = ConsultationRequest.objects.filter(pk=message.about).first()
    if consultation:
        record_event(consultation, None, RequestEvent.Kind.EMAIL_REFUSED)


def _record(message: OutboxMessage, user: User, action: str):
    """Put it on record that somebody retried or dismissed an email."""
    consultation = ConsultationRequest.objects.filter(pk=message.about).first()
    if consultation:
        audit.record(consultation, "consultations.mail", user, did=action)
    else:
        audit.record_for_all("consultations.mail", user, did=action)


def _about_visible_requests(user):
    return Q(about__in=ConsultationRequest.objects.visible_to(user).values("pk"))


def _to_the_desk(user):
    return Q() if user.has_perm(VIEW_CONSULTATIONS) else Q(pk__in=[])


def register_kinds() -> None:
    """Say to the outbox what kinds of mail are about requests, and who may see, retry and dismiss them."""
    KINDS[messages.KIND] = MailKind(
        _("To a patient about a request"), _about_visible_requests, _tell_on_the_request, _record
    )
    KINDS[STAFF_KIND] = MailKind(_("To the front desk about requests"), _to_the_desk, when_handled=_record)
    KINDS[SILENCE_KIND] = MailKind(
        _("To the front desk: no requests come"), _to_the_desk, when_handled=_record
    )
