"""Every write of staff to a consultation request.

Each of them names the version of the request that the member of staff saw. When somebody else has written
meanwhile, nothing is saved. A `note` that was typed beside it is saved in the same transaction, or not either.
"""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables

from consultations import audit, messages
from consultations.desk.leave import absence_of
from consultations.models import (
    LOOK_AGAIN_DAYS,
    CallOutcome,
    ClosedReason,
    ConsultationRequest,
    RequestEvent,
)
from consultations.promise import next_try_by, wish_of
from consultations.roles import ASSIGN_CONSULTATIONS, QUARANTINE_CONSULTATIONS, desk_users
from consultations.services import RULES_WITHOUT_CONFIRMATION, record_event
from consultations.statuses import OPEN_STATUSES, STATUSES, Status
from core.calendar.working_days import call_by_after, working_day_after
from core.models import PracticeSettings
from users.models import User

Kind = RequestEvent.Kind

# Nobody was spoken to: the desk tries again.
NOT_REACHED = (CallOutcome.VOICEMAIL, CallOutcome.NO_ANSWER)

# The patient has heard from the practice. A ringing telephone, or a stranger's, is no contact.
CONTACT_MADE = (CallOutcome.REACHED, CallOutcome.VOICEMAIL)

# A duplicate can rest on a request with which somebody deals, or has dealt.
CAN_BE_ORIGINAL = (*OPEN_STATUSES, Status.BOOKED)

# What staff change. Answers of the patient are not written again, and so not encrypted again.
CHANGED_FIELDS = (
    "status",
    "closed_reason",
    "owner",
    "owner_name",
    "next_try_at",
    "attempts",
    "first_contact_at",
    "duplicate_of",
    "quarantine_rule",
    "legal_hold",
    "version",
    "updated_at",
)


class Refused(Exception):
    """A change that may not be made; the message tells staff why. Nothing was saved."""


class ChangedMeanwhile(Refused):
    """Somebody else has written to the request since it was looked at."""


class SavedBefore(Refused):
    """The same person has sent the same change twice. The first was saved."""


class _Words:
    """What staff typed, told by no error report: `sensitive_variables` does not reach into a generator."""

    def __init__(self, text):
        self.text = text


@sensitive_variables()
def _changing(pk, version, user, action, note="", **data):
    """Hand out the request of this version to be changed; save and log it, with the note, when the block ends well."""
    return _change(pk, version, user, f"consultations.{action}", _Words(note), data)


@contextmanager
def _change(pk, version, user, action, note, data):
    with transaction.atomic():
        consultation = ConsultationRequest.objects.select_for_update(of=["self"]).get(pk=pk)
        if consultation.version == version + 1 and _is_saved(consultation, user, action, note.text, data):
            raise SavedBefore(_("This is saved already."))
        if consultation.version != version:
            raise ChangedMeanwhile(
                _("Somebody else changed this request in the meantime. Nothing was saved.")
            )
        yield consultation
        if note.text:
            _save_note(consultation, user, note)
        consultation.version += 1
        try:
            with transaction.atomic():
                consultation.save(update_fields=CHANGED_FIELDS)
        except IntegrityError:
            raise Refused(
                _("The patient has sent the same request again. Please work on the newer one.")
            ) from None
        audit.record(consultation, action, user, **data)


@sensitive_variables()
def _save_note(consultation, user, note):
    record_event(consultation, user, Kind.NOTE_ADDED, note=note.text)


@sensitive_variables()
def _is_saved(consultation, user, action, note, data):
    """Return whether the latest change of a request is this one: somebody pressed twice."""
    latest = audit.latest_change(consultation)
    if latest is None or (latest.action, latest.user_id, latest.data) != (action, user.pk, data):
        return False
    saved = consultation.events.filter(kind=Kind.NOTE_ADDED, user=user).order_by("created_at", "pk").last()
    return not note or (saved is not None and saved.note == note)


def take_consultation(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Make `user` the owner of a request that has none, or whose owner is away, and return it."""
    with _changing(pk, version, user, "assign", note, to=user.pk) as consultation:
        if consultation.owner_id and (consultation.owner_id == user.pk or not absence_of(consultation)):
            raise Refused(_("%(name)s has this request already.") % {"name": consultation.owner_name})
        _take(consultation, user)
    return consultation


def _take(consultation, user):
    """Make `user` the owner; the timeline says from whom it was taken, if from anybody."""
    if absence := absence_of(consultation):
        taken_from = f"{absence.why.value} {consultation.owner_name}"
        record_event(consultation, user, Kind.TAKEN_OVER, detail=taken_from[:255])
    _give(consultation, user, user)


def assign_consultation(
    pk: UUID, *, version: int, user: User, to: User | None, note: str = ""
) -> ConsultationRequest:
    """Make somebody else the owner of a request, or nobody when `to` is None, and return it.

    The owner may hand a request over; others need the permission to assign.
    """
    with _changing(pk, version, user, "assign", note, to=to and to.pk) as consultation:
        if consultation.owner_id != user.pk and not user.has_perm(ASSIGN_CONSULTATIONS):
            raise Refused(_("Only the owner can hand this request over."))
        if to and not desk_users().filter(pk=to.pk).exists():
            raise Refused(_("This person does not handle requests."))
        _give(consultation, to, user)
    return consultation


@transaction.atomic
def hand_over_consultations(owner: User, *, user: User, to: User | None) -> int:
    """Make `to`, or nobody, the owner of every open request of somebody who leaves; return how many they were.

    It takes no permission of the requests' own: nobody may keep one who cannot sign in any longer.
    """
    held = ConsultationRequest.objects.open().filter(owner=owner).order_by("pk")
    handed_over = list(held.select_for_update(of=["self"]).values_list("pk", "version"))
    for pk, version in handed_over:
        with _changing(pk, version, user, "assign", to=to and to.pk) as consultation:
            consultation.owner, consultation.owner_name = to, to.name if to else ""
            record_event(consultation, user, Kind.ASSIGNED, detail=consultation.owner_name)
    return len(handed_over)


def _give(consultation, owner, user):
    """Set the owner; work on a new request begins with it."""
    if consultation.quarantine_rule:
        raise Refused(_("Release the request from quarantine first."))
    consultation.owner, consultation.owner_name = owner, owner.name if owner else ""
    record_event(consultation, user, Kind.ASSIGNED, detail=consultation.owner_name)
    if owner and consultation.status == Status.NEW:
        _set_status(consultation, Status.IN_PROGRESS, user)


def move_consultation(
    pk: UUID,
    *,
    version: int,
    user: User,
    to: str,
    closed_reason: str = "",
    look_again_at: datetime | None = None,
    note: str = "",
) -> ConsultationRequest:
    """Give a request another status and return it; one that is closed says why.

    One that waits for the patient is looked at again at a moment, without one after `LOOK_AGAIN_DAYS` working days.
    A duplicate is linked to its original instead: see `link_duplicate`.
    """
    with _changing(pk, version, user, "move", note, to=str(to)) as consultation:
        if to not in consultation.possible_moves or to == Status.DUPLICATE:
            raise Refused(
                _("A request cannot change from “%(old)s” to that status.")
                % {"old": consultation.get_status_display()}
            )
        if consultation.quarantine_rule and to != Status.SPAM:
            if consultation.status == Status.NEW:
                raise Refused(_("Release the request from quarantine first."))
            _let_out(consultation, user)
            messages.tell_staff(consultation)
        if to == Status.CLOSED and closed_reason not in ClosedReason:
            raise Refused(_("Choose why the request is closed."))
        _set_status(consultation, Status(to), user, closed_reason if to == Status.CLOSED else "")
        if to == Status.WAITING:
            _look_again(consultation, look_again_at, user)
    return consultation


def set_next_try(
    pk: UUID, *, version: int, user: User, next_try_at: datetime, note: str = ""
) -> ConsultationRequest:
    """Set when to try, or to look, again at an open request, and return it."""
    with _changing(pk, version, user, "again", note, at=next_try_at.isoformat()) as consultation:
        if not consultation.is_open:
            raise Refused(_("This request is not open. Move it back first: see “Move on”."))
        if consultation.status == Status.NEW:
            raise Refused(_("Take the request first."))
        _look_again(consultation, next_try_at, user)
    return consultation


def _look_again(consultation, moment, user):
    """Set when to look again, after some working days where no moment is given, and put it on the timeline."""
    moment = moment or call_by_after(PracticeSettings.load(), timezone.now(), LOOK_AGAIN_DAYS)
    consultation.next_try_at = moment
    record_event(consultation, user, Kind.LOOK_AGAIN, detail=moment.isoformat())


def _set_status(consultation, status, user, closed_reason=""):
    if not consultation.is_open:
        # What was said before it was done with is over.
        consultation.next_try_at = None
    old, consultation.status = consultation.status, status
    consultation.closed_reason = closed_reason
    if status != Status.DUPLICATE:
        consultation.duplicate_of = None
    if STATUSES[status].is_contact:
        consultation.first_contact_at = consultation.first_contact_at or timezone.now()
    record_event(
        consultation, user, Kind.STATUS_CHANGED, old_status=old, new_status=status, detail=closed_reason
    )


def log_call(
    pk: UUID,
    *,
    version: int,
    user: User,
    outcome: str,
    next_try_at: datetime | None = None,
    note: str = "",
) -> ConsultationRequest:
    """Log a call to the patient and return the request. Who calls takes a request that nobody has, or somebody away.

    Who may release a request lets it out of quarantine with the call: somebody has dealt with it.
    Without a moment, somebody who was not reached is called again on the next working day, and one who was is looked
    at again after `LOOK_AGAIN_DAYS`. After a wrong number the request is due as before: another way to the patient
    must be found.
    """
    with _changing(pk, version, user, "call", note, outcome=str(outcome)) as consultation:
        if not consultation.is_open:
            raise Refused(_("This request is not open. Move it back first: see “Move on”."))
        if consultation.quarantine_rule and user.has_perm(QUARANTINE_CONSULTATIONS):
            _let_out(consultation, user)
        if not consultation.owner_id or (consultation.owner_id != user.pk and absence_of(consultation)):
            _take(consultation, user)
        next_try_at = next_try_at or _usual_next_try(consultation, outcome)
        if next_try_at:
            consultation.next_try_at = next_try_at
        if outcome in CONTACT_MADE:
            consultation.first_contact_at = consultation.first_contact_at or timezone.now()
        consultation.attempts += 1
        detail = next_try_at.isoformat() if next_try_at else ""
        record_event(consultation, user, Kind.CALL_LOGGED, outcome=outcome, detail=detail)
    return consultation


def _usual_next_try(consultation, outcome):
    """Return when to act next after a call for which nothing else was said; None: as before."""
    practice, now = PracticeSettings.load(), timezone.now()
    if consultation.is_pressing and outcome not in CONTACT_MADE:
        # It stays due at once.
        return None
    if outcome in NOT_REACHED:
        wish = wish_of(consultation.preferred_contact, consultation.preferred_time)
        return next_try_by(practice, working_day_after(practice, now), wish)
    return call_by_after(practice, now, LOOK_AGAIN_DAYS) if outcome == CallOutcome.REACHED else None


@sensitive_variables()
def add_note(pk: UUID, *, version: int, user: User, text: str) -> ConsultationRequest:
    """Add a note of a member of staff to a request's timeline, and return the request."""
    with _changing(pk, version, user, "note", text) as consultation:
        pass
    return consultation


@transaction.atomic
def link_duplicate(
    pk: UUID, *, version: int, user: User, original: ConsultationRequest, note: str = ""
) -> ConsultationRequest:
    """Mark a request as a duplicate of another and return it. Both reference numbers stay alive.

    What was a duplicate of it becomes one of the same original; the original is one with which somebody deals.
    """
    original_pk = original.duplicate_of_id or original.pk
    # Always in the same order: who links the same two the other way round waits instead of blocking both.
    both = ConsultationRequest.objects.select_for_update(of=["self"]).filter(pk__in=[pk, original_pk])
    original = {consultation.pk: consultation for consultation in both.order_by("pk")}[original_pk]
    with _changing(pk, version, user, "link", note, to=original.grouped_reference_number) as consultation:
        if original.pk == consultation.pk:
            raise Refused(_("A request cannot be a duplicate of itself."))
        if original.status not in CAN_BE_ORIGINAL or original.quarantine_rule:
            raise Refused(
                _(
                    "%(reference_number)s is “%(status)s”: nobody would call. Move it back into the queue first."
                )
                % {
                    "reference_number": original.grouped_reference_number,
                    "status": original.get_status_display(),
                }
            )
        if Status.DUPLICATE not in consultation.possible_moves:
            raise Refused(
                _("A request cannot change from “%(old)s” to that status.")
                % {"old": consultation.get_status_display()}
            )
        _set_status(consultation, Status.DUPLICATE, user)
        consultation.duplicate_of = original
        consultation.duplicates.update(duplicate_of=original)
        record_event(consultation, user, Kind.LINKED, detail=original.grouped_reference_number)
        record_event(original, user, Kind.LINKED, detail=consultation.grouped_reference_number)
    return consultation


def release_consultation(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Let a request out of quarantine, with the promise it was given, tell staff that it waits, and return it."""
    with _changing(pk, version, user, "release", note) as consultation:
        if not consultation.quarantine_rule:
            raise Refused(_("This request is not in quarantine."))
        _let_out(consultation, user)
        messages.tell_staff(consultation)
    return consultation


def _let_out(consultation, user):
    record_event(consultation, user, Kind.RELEASED, detail=consultation.quarantine_rule)
    if consultation.quarantine_rule in RULES_WITHOUT_CONFIRMATION:
        messages.tell_patient(consultation)
    consultation.quarantine_rule = ""


@transaction.atomic
def record_print(consultations: Iterable[ConsultationRequest], user: User) -> None:
    """Put on record that sheets of these requests were printed."""
    for consultation in consultations:
        record_event(consultation, user, Kind.PRINTED)
        audit.record(consultation, "consultations.print", user)


def hold_consultation(pk: UUID, *, version: int, user: User, on: bool, note: str = "") -> ConsultationRequest:
    """Keep a request from being purged and erased, or let it go again, and return it."""
    with _changing(pk, version, user, "hold", note, on=on) as consultation:
        consultation.legal_hold = on
        record_event(consultation, user, Kind.HOLD_CHANGED, detail="on" if on else "off")
    return consultation


def for_each(selected: list[tuple[UUID, int]], change: Callable[..., object]) -> tuple[int, list[Refused]]:
    """Call `change(pk, version)` for each selected (pk, version), and return (number done, refusals).

    Each is a transaction of its own: one that is refused does not hold up the others.
    """
    refusals = []
    for pk, version in selected:
        try:
            change(pk, version=version)
        except Refused as refusal:
            refusals.append(refusal)
        except ConsultationRequest.DoesNotExist:
            refusals.append(Refused(_("This request no longer exists.")))
    return len(selected) - len(refusals), refusals


def refusals_in_words(refusals: list[Refused]) -> str:
    """Return the reasons of refusals, each once, with how many there are."""
    count = ngettext(
        "%(number)d request was not changed.", "%(number)d requests were not changed.", len(refusals)
    )
    reasons = dict.fromkeys(str(refusal) for refusal in refusals)
    return " ".join([count % {"number": len(refusals)}, *reasons])
