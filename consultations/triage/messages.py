"""Emails to the desk about what a physician answered. They hold nothing of the note, and nothing of the patient's."""

from consultations.models import ConsultationRequest, Triage
from consultations.notices.mail import email_staff
from consultations.notices.who import desk_addresses, desk_users_here


def tell_of_triage(consultation: ConsultationRequest) -> None:
    """Tell everybody at the desk of “urgent”, and of “not ours” whoever has the request, or everybody."""
    match consultation.triage:
        case Triage.URGENT:
            addresses = desk_addresses()
        case Triage.NOT_OURS:
            addresses = _address_of_owner(consultation) or desk_addresses()
        case _:
            return
    is_urgent = consultation.triage == Triage.URGENT
    email_staff("emails/consultation_triaged.txt", [consultation], addresses, is_urgent=is_urgent)


def _address_of_owner(consultation):
    owner = desk_users_here().exclude(email="").filter(pk=consultation.owner_id)
    return list(owner.values_list("email", flat=True))
