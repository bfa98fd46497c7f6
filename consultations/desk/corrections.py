"""What staff correct in a request, and what they hear and add."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations.desk.differences import differences_in_words
from consultations.desk.services import SavedBefore, changing
from consultations.models import ConsultationRequest, RequestEvent
from consultations.services import confirm, digests_of, record_event, write_search_digests
from consultations.triage.services import withdraw_answer
from users.models import User


@sensitive_variables()
def correct_consultation(pk: UUID, *, version: int, user: User, answers: dict) -> ConsultationRequest:
    """Replace answers of a request, and return it. The old ones stay in its timeline, encrypted.

    `answers` maps names of `ConsultationRequest` fields to their new values; those that say what is stored already
    are left out, and nothing at all is written when none is left. The request is found by what it says now. Its
    `answers_digest` stays: the form that was sent, sent again, is still this request. Where nobody has been in touch
    yet, a new email address gets the confirmation. What a physician answered is taken back when another one is named.
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
        told = changes
        if "physician" in changes and consultation.triage:
            withdraw_answer(consultation)
            told = changes | {"triage": ""}
        words = differences_in_words(stored, told)
        record_event(consultation, user, RequestEvent.Kind.CORRECTED, note=words)
        write_search_digests(consultation, replaced=digests_of(stored))
        if "email" in changes and (consultation.is_promised or consultation.is_pressing):
            confirm(consultation)
    return consultation


def _names(changes):
    """Return the names of the columns that were corrected, for the log."""
    fields = (ConsultationRequest._meta.get_field(name) for name in changes)
    return ", ".join(sorted(field.name for field in fields if not field.is_relation))
