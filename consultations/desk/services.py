"""Every write of staff to a consultation request.

Each of them names the version of the request that the member of staff saw. When it was changed meanwhile, nothing is
saved. A `note` that was typed beside it is saved in the same transaction, or not either. A note alone is always saved:
it takes nothing away.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables

from consultations import audit, messages, wrong_tries
from consultations.desk.differences import differences_in_words
from consultations.desk.leave import absence_of, is_free_for
from consultations.digests import name_words
from consultations.models import (
    LOOK_AGAIN_DAYS,
    CallOutcome,
    ClosedReason,
    ConsultationRequest,
    OtherContact,
    RequestEvent,
    UnwantedMessage,
)
from consultations.notices import refused
from consultations.notices.arrivals import tell_staff
from consultations.promise import next_try_by, wish_of
from consultations.reference_numbers import as_reference_number
from consultations.roles import ASSIGN_CONSULTATIONS, QUARANTINE_CONSULTATIONS, desk_users
from consultations.services import RULES_WITHOUT_CONFIRMATION, record_event
from consultations.statuses import OPEN_STATUSES, STATUSES, Status
from core.calendar.working_days import call_by_after, working_day_after
from core.models import PracticeSettings
from users.models import User

Kind = RequestEvent.Kind

# The patient has heard from the practice. A ringing telephone, or a stranger's, is no contact.
CONTACT_MADE = (CallOutcome.REACHED, CallOutcome.VOICEMAIL)

# The practice turned to the patient, who has heard from it: a first contact, and a try that may go unanswered.
SENT = (OtherContact.EMAIL_SENT, OtherContact.TEXT_SENT)

# Somebody was spoken to: the desk looks again later.
SPOKEN = (CallOutcome.REACHED, OtherContact.IN_PERSON)
# Nobody was: the desk tries again.
NOT_SPOKEN = (CallOutcome.VOICEMAIL, CallOutcome.NO_ANSWER, *SENT)

# The patient turned to the practice, and waits for an answer: no contact of ours, and no try.
FROM_PATIENT = (OtherContact.EMAIL_RECEIVED, OtherContact.TEXT_RECEIVED, OtherContact.VOICEMAIL_RECEIVED)

# Other people may hear or read these.
MESSAGES = (CallOutcome.VOICEMAIL, OtherContact.TEXT_SENT)

# A duplicate can rest on a request with which somebody deals, or has dealt.
CAN_BE_ORIGINAL = (*OPEN_STATUSES, Status.BOOKED)

# What it takes more than a status to say.
HAS_A_MOVE_OF_ITS_OWN = (Status.DUPLICATE, Status.BOOKED)

# What staff change. Answers of the patient are not written again, and so not encrypted again.
CHANGED_FIELDS = (
    "status",
    "closed_reason",
    "owner",
    "owner_name",
    "next_try_at",
    "first_contact_at",
    "attempts",
    "last_outcome",
    "duplicate_of",
    "quarantine_rule",
    "quarantine_seen_at",
    "legal_hold",
    "is_urgent",
    "triage",
    "triaged_at",
    "triaged_by",
    "urgent_since",
    "version",
    "updated_at",
)


class Refused(Exception):
    """A change that may not be made; the message tells staff why. Nothing was saved."""


class CannotMove(Refused):
    """A request cannot have the status that was asked for after the one it has."""

    def __init__(self, consultation):
        words = _("A request cannot change from “%(old)s” to that status.")
        super().__init__(words % {"old": consultation.get_status_display()})


class ChangedMeanwhile(Refused):
    """The request was changed since it was looked at, by somebody else or in another tab."""

    @classmethod
    def by_oneself(cls) -> Self:
        """Return what tells somebody that they have changed the request themselves since."""
        return cls(_("You changed this request in the meantime, in another tab or window."))


class NamesDiffer(Refused):
    """A request, `consultation`, would become a duplicate of one with another patient's name, `original`."""

    def __init__(self, consultation, original):
        super().__init__(_("The patients’ names are not the same."))
        self.consultation, self.original = consultation, original


class SavedBefore(Refused):
    """The same person has sent the same change twice. The first was saved."""


class MessageUnwanted(Refused):
    """A message for somebody who said no to messages: it is logged once it is said why."""


class _Words:
    """What staff typed, told by no error report: `sensitive_variables` does not reach into a generator."""

    def __init__(self, text):
        self.text = text


@sensitive_variables()
def changing(
    pk: UUID,
    version: int,
    user: User,
    action: str,
    note: str = "",
    answers: Iterable[str] = (),
    **data: object,
) -> AbstractContextManager[ConsultationRequest]:
    """Return a context manager that hands out the request of this version to be changed.

    When the block ends well, the request is saved and logged, with the note. `action` is a name in `audit.CHANGES`, and
    `data` what the log keeps of it. `answers` are the names of fields beside `CHANGED_FIELDS` that are saved. Raises
    `ChangedMeanwhile` or `SavedBefore` where the request is no longer as it was seen.
    """
    return _change(pk, version, user, f"consultations.{action}", _Words(note), answers, data)


@contextmanager
def _change(pk, version, user, action, note, answers, data):
    with transaction.atomic():
        consultation = ConsultationRequest.objects.select_for_update(of=["self"]).get(pk=pk)
        if action != audit.NOTE and consultation.version != version:
            _check_version(consultation, version, user, action, note, data)
        was_booked = consultation.status == Status.BOOKED
        yield consultation
        if was_booked and consultation.status != Status.BOOKED and consultation.visit:
            raise Refused(_("A visit is booked. Cancel it: that moves the request, too."))
        if note.text and not _save_note(consultation, user, note, version) and action == audit.NOTE:
            raise SavedBefore(_("This is saved already."))
        consultation.version += 1
        try:
            with transaction.atomic():
                consultation.save(update_fields=[*CHANGED_FIELDS, *answers])
        except IntegrityError:
            raise Refused(
                _("The patient has sent the same request again. Please work on the newer one.")
            ) from None
        audit.record(consultation, action, user, **data)


@sensitive_variables()
def _check_version(consultation, version, user, action, note, data):
    """Raise what keeps a change from being made to a request that is no longer as it was seen."""
    since = audit.changes_since(consultation, version)
    changes = [change for change in since if change.action != audit.NOTE]
    if [(change.action, change.user_id, change.data) for change in changes] == [(action, user.pk, data)] and (
        not note.text or _is_noted(consultation, user, note, version)
    ):
        raise SavedBefore(_("This is saved already."))
    if not since or any(change.user_id != user.pk for change in since):
        raise ChangedMeanwhile(_("Somebody else changed this request in the meantime."))
    # One's own notes are known.
    if changes:
        raise ChangedMeanwhile.by_oneself()


@sensitive_variables()
def _save_note(consultation, user, note, version):
    """Save a note, and return whether it was new: sent twice, it is one."""
    is_new = not _is_noted(consultation, user, note, version)
    if is_new:
        record_event(consultation, user, Kind.NOTE_ADDED, note=note.text)
    return is_new


@sensitive_variables()
def _is_noted(consultation, user, note, version):
    """Return whether the same person has saved the same words since the page was shown from which they come."""
    shown_at = audit.moment_of(consultation, version)
    notes = consultation.events.filter(kind=Kind.NOTE_ADDED, user=user, created_at__gte=shown_at)
    return any(event.note == note.text for event in notes)


def take_consultation(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Make `user` the owner of a request that has none, or whose owner is away, and return it."""
    with changing(pk, version, user, "assign", note, to=user.pk) as consultation:
        if not is_free_for(consultation, user):
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
    with changing(pk, version, user, "assign", note, to=to and to.pk) as consultation:
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
        with changing(pk, version, user, "assign", to=to and to.pk) as consultation:
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
        set_status(consultation, Status.IN_PROGRESS, user)


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
    A duplicate is linked to its original instead (`link_duplicate`), and a visit is booked (`booking.services`).
    """
    with changing(pk, version, user, "move", note, to=str(to)) as consultation:
        if to == Status.BOOKED:
            raise Refused(_("Book a visit on the request’s own page: when, where and with whom."))
        if to not in consultation.possible_moves or to in HAS_A_MOVE_OF_ITS_OWN:
            raise CannotMove(consultation)
        if consultation.quarantine_rule and to != Status.SPAM:
            if consultation.status == Status.NEW:
                raise Refused(_("Release the request from quarantine first."))
            _let_out(consultation, user)
            tell_staff(consultation)
        set_status(consultation, Status(to), user, closed_reason)
        if to == Status.WAITING:
            _look_again(consultation, look_again_at, user)
    return consultation


def set_next_try(
    pk: UUID, *, version: int, user: User, next_try_at: datetime, note: str = ""
) -> ConsultationRequest:
    """Set when to try, or to look, again at an open request, and return it."""
    with changing(pk, version, user, "again", note, at=next_try_at.isoformat()) as consultation:
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


def set_status(
    consultation: ConsultationRequest, status: Status, user: User, closed_reason: str = ""
) -> None:
    """Give a request that is being changed another status, and put it on its timeline.

    Only one that is closed has a `closed_reason`. Raises `Refused` for closing without one.
    """
    if status != Status.CLOSED:
        closed_reason = ""
    elif closed_reason not in ClosedReason:
        raise Refused(_("Choose why the request is closed."))
    if not consultation.is_open:
        # What was said before it was done with is over.
        consultation.next_try_at = None
    old, consultation.status = consultation.status, status
    consultation.closed_reason = closed_reason
    if status != Status.DUPLICATE:
        consultation.duplicate_of = None
    if STATUSES[status].is_contact:
        consultation.note_contact(timezone.now())
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
    unwanted: str = "",
    note: str = "",
) -> ConsultationRequest:
    """Log a call to the patient and return the request. Who calls takes a request that nobody has, or somebody away.

    Who may release a request lets it out of quarantine with the call: somebody has dealt with it.
    A voicemail for somebody who said no to messages raises `MessageUnwanted`, unless `unwanted` says why it is logged.
    Without a moment, somebody who was not reached is called again on the next working day, and one who was is looked
    at again after `LOOK_AGAIN_DAYS`. After a wrong number the request is due as before: another way to the patient
    must be found.
    """
    with changing(
        pk, version, user, "call", note, answers=["may_leave_message"], outcome=str(outcome)
    ) as consultation:
        is_unwanted = _begin_contact(consultation, user, outcome, unwanted)
        consultation.attempts += 1
        next_try_at = next_try_at or _usual_next_try(consultation, outcome)
        if next_try_at:
            consultation.next_try_at = next_try_at
        if outcome in CONTACT_MADE:
            consultation.note_contact(timezone.now())
        _record_contact(consultation, user, Kind.CALL_LOGGED, next_try_at, is_unwanted, outcome=outcome)
    return consultation


def log_contact(
    pk: UUID,
    *,
    version: int,
    user: User,
    way: str,
    next_try_at: datetime | None = None,
    unwanted: str = "",
    note: str = "",
) -> ConsultationRequest:
    """Log another contact than a call, an `OtherContact`, and return the request; else like `log_call`.

    What we sent, and talking in person, is a contact. What the patient sent is not, and has to be answered: without a
    moment by the next working day, as what we sent is followed up; a request that was waiting for the patient is in
    progress again.
    """
    with changing(
        pk, version, user, "contact", note, answers=["may_leave_message"], way=str(way)
    ) as consultation:
        is_unwanted = _begin_contact(consultation, user, way, unwanted)
        consultation.attempts += way in SENT
        next_try_at = next_try_at or _usual_next_try(consultation, way)
        if next_try_at:
            consultation.next_try_at = next_try_at
        if way not in FROM_PATIENT:
            consultation.note_contact(timezone.now())
        elif consultation.status == Status.WAITING:
            set_status(consultation, Status.IN_PROGRESS, user)
        _record_contact(consultation, user, Kind.CONTACT_LOGGED, next_try_at, is_unwanted, way=way)
    return consultation


def _begin_contact(consultation, user, outcome, unwanted):
    """Give a request that somebody deals with to them, and return whether they left a message that was unwanted."""
    if not consultation.is_open:
        raise Refused(_("This request is not open. Move it back first: see “Move on”."))
    is_unwanted = outcome in MESSAGES and consultation.refuses_messages
    if is_unwanted and unwanted not in UnwantedMessage:
        raise MessageUnwanted(_("They said: leave no message. Say why you log one."))
    if consultation.quarantine_rule and user.has_perm(QUARANTINE_CONSULTATIONS):
        _let_out(consultation, user)
    if is_free_for(consultation, user):
        _take(consultation, user)
    consultation.last_outcome = outcome
    if is_unwanted and unwanted == UnwantedMessage.AGREED:
        words = differences_in_words(consultation, {"may_leave_message": True})
        record_event(consultation, user, Kind.CORRECTED, note=words)
        consultation.may_leave_message, is_unwanted = True, False
    return is_unwanted


def _usual_next_try(consultation, outcome):
    """Return when to act next after a contact for which nothing else was said; None: as before."""
    practice, now = PracticeSettings.load(), timezone.now()
    # What is pressing stays due at once until the patient has heard from us.
    unheard = (CallOutcome.NO_ANSWER, *FROM_PATIENT)
    if outcome == CallOutcome.WRONG_NUMBER or (consultation.is_pressing and outcome in unheard):
        return None
    if outcome in SPOKEN:
        return call_by_after(practice, now, LOOK_AGAIN_DAYS)
    wish = wish_of(consultation.preferred_contact, consultation.preferred_time)
    return next_try_by(practice, working_day_after(practice, now), wish)


def _record_contact(consultation, user, kind, next_try_at, is_unwanted, **how):
    detail = next_try_at.isoformat() if next_try_at else ""
    record_event(consultation, user, kind, detail=detail, is_unwanted=is_unwanted, **how)


@sensitive_variables()
def add_note(pk: UUID, *, version: int, user: User, text: str) -> ConsultationRequest:
    """Add a note of a member of staff to a request's timeline, whatever was changed meanwhile; return the request.

    Raises `SavedBefore` when the same note was saved from the same page.
    """
    with changing(pk, version, user, "note", text) as consultation:
        pass
    return consultation


def original_of(text: str, user: User) -> ConsultationRequest:
    """Return the request that somebody may see under the reference number they typed; `Refused` if there is none."""
    reference_number = as_reference_number(text)
    visible = ConsultationRequest.objects.visible_to(user)
    original = visible.filter(reference_number=reference_number).first() if reference_number else None
    if original is None:
        raise Refused(_("There is no request with this reference number."))
    return original


@transaction.atomic
def link_duplicate(
    pk: UUID,
    *,
    version: int,
    user: User,
    original: ConsultationRequest,
    sure_of: str = "",
    note: str = "",
) -> ConsultationRequest:
    """Mark a request as a duplicate of another and return it. Both reference numbers stay alive.

    What was a duplicate of it becomes one of the same original; the original is one with which somebody deals.
    Raises `NamesDiffer` where the two have not the same patient's name, unless `sure_of` is the reference number of the
    original: one phone may be that of a case manager, and a patient who is linked by mistake is not called.
    """
    original_pk = original.duplicate_of_id or original.pk
    # Always in the same order: who links the same two the other way round waits instead of blocking both.
    both = ConsultationRequest.objects.select_for_update(of=["self"]).filter(pk__in=[pk, original_pk])
    original = {consultation.pk: consultation for consultation in both.order_by("pk")}[original_pk]
    with changing(pk, version, user, "link", note, to=original.grouped_reference_number) as consultation:
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
            raise CannotMove(consultation)
        if sure_of != original.reference_number and not have_same_name(consultation, original):
            raise NamesDiffer(consultation, original)
        set_status(consultation, Status.DUPLICATE, user)
        consultation.duplicate_of = original
        consultation.duplicates.update(duplicate_of=original)
        record_event(consultation, user, Kind.LINKED, detail=original.grouped_reference_number)
        record_event(original, user, Kind.LINKED, detail=consultation.grouped_reference_number)
    return consultation


def have_same_name(consultation: ConsultationRequest, other: ConsultationRequest) -> bool:
    """Return whether two requests are for patients with the same words in their names, which both can be read."""
    names = name_words(consultation.patient_name)
    return bool(names) and names == name_words(other.patient_name)


@sensitive_variables()
def undo_change(
    pk: UUID, *, version: int, user: User, was: dict[str, object], events: list[UUID]
) -> tuple[ConsultationRequest, str]:
    """Take back what `user` has just done with a request; return it, and the note they had typed along with it.

    `was` maps fields of the request to what they were before. `events` are the keys of the lines which the change
    added to the timeline: one that says what was taken back comes in their place.
    """
    with changing(pk, version, user, "undo") as consultation:
        added = list(consultation.events.filter(pk__in=events, user=user))
        if not added:
            raise Refused(_("There is nothing left to undo."))
        for name, value in was.items():
            setattr(consultation, name, value)
        note = take_lines_back(consultation, added)
        told = min(added, key=_told_last)
        record_event(
            consultation,
            user,
            Kind.UNDONE,
            detail=told.kind,
            outcome=told.outcome,
            old_status=told.old_status,
            new_status=told.new_status,
        )
    return consultation, note


def take_lines_back(consultation: ConsultationRequest, events: list[RequestEvent]) -> str:
    """Delete lines of a request's timeline that are taken back, and return the note among them, "" if there is none."""
    consultation.events.filter(pk__in=[event.pk for event in events]).delete()
    return "\n".join(event.note for event in events if event.kind == Kind.NOTE_ADDED)


def _told_last(event):
    """Return a key by which, of the lines of one change, the one that names it comes first."""
    goes_along = (Kind.ASSIGNED, Kind.STATUS_CHANGED, Kind.LOOK_AGAIN, Kind.NOTE_ADDED)
    return goes_along.index(event.kind) if event.kind in goes_along else -1


def release_consultation(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Let a request out of quarantine, with the promise it was given, tell staff that it waits, and return it."""
    with changing(pk, version, user, "release", note) as consultation:
        if not consultation.quarantine_rule:
            raise Refused(_("This request is not in quarantine."))
        _let_out(consultation, user)
        tell_staff(consultation)
    return consultation


def leave_in_quarantine(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Note that somebody looked at a held request and left it in quarantine, where it ages out now; return it.

    Its promise stays as it was: who is unsure leaves the decision to others, who are reminded of it.
    """
    with changing(pk, version, user, "seen", note) as consultation:
        if not consultation.is_suspect:
            raise Refused(_("This request is not in quarantine."))
        consultation.quarantine_seen_at = timezone.now()
        record_event(consultation, user, Kind.LEFT_IN_QUARANTINE)
    return consultation


def _let_out(consultation, user):
    record_event(consultation, user, Kind.RELEASED, detail=consultation.quarantine_rule)
    if consultation.quarantine_rule in RULES_WITHOUT_CONFIRMATION:
        messages.tell_patient(consultation)
    consultation.quarantine_rule, consultation.quarantine_seen_at = "", None


def confirm_again(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Send the confirmation once more, to an address that was corrected after one was refused; return the request."""
    with changing(pk, version, user, "confirm", note) as consultation:
        if not consultation.is_open:
            raise Refused(_("This request is not open. Move it back first: see “Move on”."))
        match refused.standing_of(consultation):
            case refused.Standing.FINE:
                raise Refused(_("No email about this request was refused."))
            case refused.Standing.REFUSED:
                raise Refused(_("This address was refused. Correct it first."))
        if not messages.tell_patient(consultation):
            raise Refused(
                _("This email address has been sent too many emails today. Tell the patient by phone.")
            )
        refused.forget(consultation)
        record_event(consultation, user, Kind.CONFIRMED_AGAIN)
    return consultation


def open_status_page(pk: UUID, *, version: int, user: User, note: str = "") -> ConsultationRequest:
    """Let the wrong tries at the status page up to now count no more, so that the patient can see the request again."""
    with changing(pk, version, user, "open_status", note) as consultation:
        if not wrong_tries.lift(consultation):
            raise Refused(_("The status page is open for this request."))
        record_event(consultation, user, Kind.STATUS_OPENED)
    return consultation


@transaction.atomic
def record_print(consultations: Iterable[ConsultationRequest], user: User) -> None:
    """Put on record that sheets of these requests were printed."""
    consultations = list(consultations)
    RequestEvent.objects.bulk_create(
        RequestEvent(request=consultation, kind=Kind.PRINTED, user=user, user_name=user.name)
        for consultation in consultations
    )
    audit.record_each(consultations, "consultations.print", user)


def hold_consultation(pk: UUID, *, version: int, user: User, on: bool, note: str = "") -> ConsultationRequest:
    """Keep a request from being purged and erased, or let it go again, and return it."""
    with changing(pk, version, user, "hold", note, on=on) as consultation:
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
