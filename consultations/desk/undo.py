"""Undo for ten seconds: what a request was before somebody's latest change of it, kept in their session.

Nothing that a person typed is kept there.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from consultations.desk.services import CHANGED_FIELDS
from consultations.models import ConsultationRequest, RequestEvent

SECONDS = 10
# The page has to arrive first, and the answer to go back.
ON_THE_WAY = 5

SESSION_KEY = "consultations_undo"
# A change does not bring these back: they say that there was one.
NOT_BROUGHT_BACK = ("version", "updated_at")


@dataclass(frozen=True)
class Offer:
    """What can be taken back. `seconds`: how long that is still shown. `words`: what was done."""

    pk: UUID
    reference_number: str
    words: str
    seconds: int


def offer(request: HttpRequest, before: ConsultationRequest, since: datetime, words: str) -> bool:
    """Offer to take back what was done since `since` with a request that was as `before`; return whether it can be.

    What let a request out of quarantine cannot: mail has gone out. Nor can anything while others write, too.
    """
    now = ConsultationRequest.objects.only("reference_number", "version", "quarantine_rule").get(pk=before.pk)
    events = now.events.filter(user=request.user, created_at__gte=since).exclude(
        kind=RequestEvent.Kind.PRINTED
    )
    is_alone = now.version == before.version + 1
    if not is_alone or now.quarantine_rule != before.quarantine_rule:
        request.session.pop(SESSION_KEY, None)
        return False
    request.session[SESSION_KEY] = {
        "pk": str(now.pk),
        "reference_number": now.grouped_reference_number,
        "version": now.version,
        "was": {name: _stored(getattr(before, name)) for name in _fields()},
        "events": [str(key) for key in events.values_list("pk", flat=True)],
        "words": str(words),
        "at": timezone.now().timestamp(),
        "is_used": False,
    }
    return True


def offered(request: HttpRequest) -> Offer | None:
    """Return what whoever sent `request` can take back now, or None."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["is_used"]:
        return None
    seconds = SECONDS - int(_age(kept))
    return Offer(UUID(kept["pk"]), kept["reference_number"], kept["words"], seconds) if seconds > 0 else None


def use(request: HttpRequest, pk: UUID) -> dict | None:
    """Return what `services.undo_change` asks of the change of a request that was offered, or None when it is late.

    Afterwards it is offered no more.
    """
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["pk"] != str(pk) or _age(kept) > SECONDS + ON_THE_WAY:
        return None
    request.session[SESSION_KEY] = kept | {"is_used": True}
    return {
        "version": kept["version"],
        "was": {name: field.to_python(kept["was"][name]) for name, field in _fields().items()},
        "events": [UUID(key) for key in kept["events"]],
    }


def _age(kept):
    return timezone.now().timestamp() - kept["at"]


def _fields():
    """Return the fields that are brought back, by the name of their column."""
    names = (name for name in CHANGED_FIELDS if name not in NOT_BROUGHT_BACK)
    return {field.attname: field for field in map(ConsultationRequest._meta.get_field, names)}


def _stored(value):
    return value if value is None or isinstance(value, bool | int | str) else str(value)
