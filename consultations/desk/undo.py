"""Undo for ten seconds: what a request was before somebody's latest change of it, kept in their session.

Nothing that a person typed is kept there.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from consultations.desk.services import CHANGED_FIELDS, ChangedMeanwhile
from consultations.models import ConsultationRequest, RequestEvent

SECONDS = 10
# The page has to arrive first, and the answer to go back.
ON_THE_WAY = 5

SESSION_KEY = "consultations_undo"
UNDO_URL_NAME = "consultation_requests:undo_change"


@dataclass(frozen=True)
class Offer:
    """What can be taken back, and by which address.

    `words`: what was done. `version`: the request as it is since then. `seconds`: how long it is still shown.
    """

    pk: UUID
    reference_number: str
    version: int
    words: str
    url_name: str
    seconds: int


def offer(
    request: HttpRequest,
    before: ConsultationRequest,
    now: ConsultationRequest,
    since: datetime,
    words: str,
    url_name: str,
) -> bool:
    """Offer to take back what was done since `since` with a request that was as `before`; return whether it can be.

    `now` is the same request, read again. What let a request out of quarantine cannot: mail has gone out. Nor can what
    others wrote meanwhile, or what changed an answer. `url_name` is the address of a write of its own that takes it
    back, where there is one, and "" where there is none at all: then what was offered before is offered no more.
    """
    changed = [
        field for field in now._meta.concrete_fields if field.editable and _differs(field, before, now)
    ]
    is_alone = now.version == before.version + 1
    names = {field.name for field in changed}
    is_within = "quarantine_rule" not in names and names <= {*CHANGED_FIELDS}
    if not (url_name and is_alone and is_within):
        if offered(request):
            del request.session[SESSION_KEY]
        return False
    events = now.events.filter(user=request.user, created_at__gte=since).exclude(
        kind=RequestEvent.Kind.PRINTED
    )
    request.session[SESSION_KEY] = {
        "pk": str(now.pk),
        "reference_number": now.grouped_reference_number,
        "version": now.version,
        "was": {field.attname: _stored(getattr(before, field.attname)) for field in changed},
        "events": [str(key) for key in events.values_list("pk", flat=True)],
        "words": str(words),
        "url_name": url_name,
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
    if seconds <= 0:
        return None
    shown = {name: kept[name] for name in ("reference_number", "version", "words", "url_name")}
    return Offer(pk=UUID(kept["pk"]), seconds=seconds, **shown)


def use(request: HttpRequest, pk: UUID, version: int, url_name: str) -> dict | None:
    """Return what `services.undo_change` asks of the change of a request that was offered, or None when it is late.

    `version` and `url_name` are those of the offer whose button was pressed: raises `ChangedMeanwhile` where another
    one was made since, in another tab. Afterwards it is offered no more.
    """
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["pk"] != str(pk) or _age(kept) > SECONDS + ON_THE_WAY:
        return None
    if (kept["version"], kept["url_name"]) != (version, url_name):
        raise ChangedMeanwhile.by_oneself()
    request.session[SESSION_KEY] = kept | {"is_used": True}
    fields = {field.attname: field for field in ConsultationRequest._meta.concrete_fields}
    return {
        "version": kept["version"],
        "was": {name: fields[name].to_python(value) for name, value in kept["was"].items()},
        "events": [UUID(key) for key in kept["events"]],
    }


def _age(kept):
    return timezone.now().timestamp() - kept["at"]


def _differs(field, before, now):
    # As they are stored: nothing is decrypted to be compared.
    return before.__dict__[field.attname] != now.__dict__[field.attname]


def _stored(value):
    return value if value is None or isinstance(value, bool | int | str) else str(value)
