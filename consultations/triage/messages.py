"""Emails to the desk about what a physician answered. They hold nothing of the note, and nothing of the patient's."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from consultations.models import ConsultationRequest, Triage
from consultations.notices.arrivals import KIND
from consultations.notices.who import desk_addresses, desk_users_here
from outbox.services import marked
from outbox.templates import subject_and_body


def tell_of_triage(consultation: ConsultationRequest) -> None:
    """Tell everybody at the desk of “urgent”, and of “not ours” whoever has the request, or everybody."""
    match consultation.triage:
        case Triage.URGENT:
            addresses = desk_addresses()
        case Triage.NOT_OURS:
            addresses = _address_of_owner(consultation) or desk_addresses()
        case _:
            return
    context = {
        "is_urgent": consultation.triage == Triage.URGENT,
        "reference_number": consultation.grouped_reference_number,
        "url": settings.WAGTAILADMIN_BASE_URL
        + reverse("consultation_requests:detail", args=[consultation.pk]),
    }
    subject, body = subject_and_body("emails/consultation_triaged.txt", context)
    for address in addresses:
        marked(EmailMessage(subject, body, to=[address]), KIND, consultation.pk).send()


def _address_of_owner(consultation):
    owner = desk_users_here().exclude(email="").filter(pk=consultation.owner_id)
    return list(owner.values_list("email", flat=True))
