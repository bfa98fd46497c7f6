"""What staff correct in a request, and what they hear and add."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations import messages
from consultations.desk.differences import differences_in_words
from consultations.desk.services import SavedBefore, changing
from consultations.digests import search_digests
from consultations.models import ConsultationRequest, RequestEvent
from consultations.services import RULES_WITHOUT_CONFIRMATION, record_event, write_search_digests
from users.models import User


@sensitive_variables()
def correct_consultation(pk: UUID, *, version: int, user: User, answers: dict) -> ConsultationRequest:
    """Replace answers of a request, and return it. The old ones stay in its timeline, encrypted.

    `answers` maps names of `ConsultationRequest` fields to their new values; those that say what is stored already
    are left out, and nothing at all is written when none is left. The request is found by what it says now. Its
    `answers_digest` stays: the form that was sent, sent again, is still this request. Where nobody has been in touch
    yet, a new email address gets the confirmation.
    """
    stored = ConsultationRequest.objects.get(pk=pk)
    changes = {name: value for name, value in answers.items() if getattr(stored, name) != value}
    if not changes and stored.version == version:
        return stored
    if not changes:
        raise SavedBefore(_("This is saved already."))
    with changing(pk, version, user, "correct", answers=changes, corrected=_names(changes)) as consultation:
        for name, value in changes.items():
            setattr(consultation, name, value)
        words = differences_in_words(stored, changes)
        record_event(consultation, user, RequestEvent.Kind.CORRECTED, note=words)
        write_search_digests(consultation, replaced=_digests_of(stored))
        if "email" in changes:
            _confirm_at_new_address(consultation)
    return consultation


def _names(changes):
    """Return the names of the columns that were corrected, for the log."""
    fields = (ConsultationRequest._meta.get_field(name) for name in changes)
    return ", ".join(sorted(field.name for field in fields if not field.is_relation))


@sensitive_variables()
def _digests_of(consultation):
    names = [consultation.patient_name, consultation.asker_name]
    return search_digests(names=names, telephone=consultation.telephone, email=consultation.email)


@sensitive_variables()
def _confirm_at_new_address(consultation):
    is_awaited = consultation.is_promised or consultation.is_pressing
    if is_awaited and consultation.quarantine_rule not in RULES_WITHOUT_CONFIRMATION:
        messages.tell_patient(consultation)
