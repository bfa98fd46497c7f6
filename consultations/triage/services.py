"""What a physician answers to a request that names them."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations.desk.services import ChangedMeanwhile, Refused, SavedBefore, changing
from consultations.models import ConsultationRequest, RequestEvent, Triage
from consultations.services import record_event
from consultations.statuses import Status
from consultations.triage import messages
from users.models import User

# Nobody works on a request in another status: the answer would reach nobody.
ANSWERABLE = (Status.NEW, Status.IN_PROGRESS, Status.WAITING, Status.BOOKED)


@sensitive_variables()
def triage_consultation(
    pk: UUID, *, version: int, user: User, answer: str, note: str = ""
) -> ConsultationRequest:
    """Put on record what a physician answers (a `Triage`), with a note, and return the request.

    “Urgent” makes the request urgent, due at once and first in the queue, and tells the desk; “not ours” tells the desk
    to find another physician. Another answer takes an earlier “urgent” back, but not what the patient said.
    """
    try:
        with changing(pk, version, user, "triage") as consultation:
            if consultation.status not in ANSWERABLE:
                raise Refused(
                    _("This request is “%(status)s”. Tell the front desk in person or by phone.")
                    % {"status": consultation.get_status_display()}
                )
            _answer(consultation, user, Triage(answer))
            record_event(consultation, user, RequestEvent.Kind.TRIAGED, detail=str(answer), note=note)
            messages.tell_of_triage(consultation)
    except SavedBefore:
        saved = _latest_answer(pk, user)
        if (saved.detail, saved.note) != (answer, note):
            raise ChangedMeanwhile(
                _("You gave another answer in the meantime. Nothing was saved now.")
            ) from None
        raise
    return consultation


def withdraw_answer(consultation: ConsultationRequest) -> None:
    """Take back what a physician answered to a request that is being changed: now it names another one."""
    _withdraw_urgent(consultation)
    consultation.triage, consultation.triaged_at, consultation.triaged_by = "", None, ""


def _answer(consultation, user, answer):
    if answer == Triage.URGENT:
        consultation.is_urgent = True
        consultation.urgent_since = consultation.urgent_since or timezone.now()
    else:
        _withdraw_urgent(consultation)
    consultation.triage = answer
    consultation.triaged_at, consultation.triaged_by = timezone.now(), user.name


def _withdraw_urgent(consultation):
    consultation.urgent_since = None
    if consultation.triage == Triage.URGENT:
        signs = consultation.urgent_signs
        consultation.is_urgent = bool(signs or getattr(signs, "is_unreadable", False))


def _latest_answer(pk, user):
    answers = RequestEvent.objects.filter(request=pk, user=user, kind=RequestEvent.Kind.TRIAGED)
    return answers.order_by("created_at", "pk").last()
