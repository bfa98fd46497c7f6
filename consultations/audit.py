"""Who did what with which request, in Wagtail's log. The log never holds anything a patient typed.

`LoggedRequest` says which requests an entry is about. Who looks at the same thing again within an hour adds to the
entry of the first time.
"""

import json
import uuid
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from consultations.digests import keyed_digest
from consultations.models import ConsultationRequest, LoggedRequest, RequestEvent
from consultations.reference_numbers import as_reference_number, grouped

# What concerns many requests stands in the log under this row, which does not exist.
ALL_CONSULTATIONS = uuid.UUID(int=0)

# (name, what a filter calls it, what an entry says) of what gives a request a new version
_CHANGES = (
    ("consultations.assign", _("Assign a request"), _("Changed the owner")),
    ("consultations.call", _("Log a call"), _("Logged a call")),
    ("consultations.again", _("Set the next try"), _("Set the next try")),
    ("consultations.contact", _("Log another contact"), _("Logged another contact")),
    ("consultations.correct", _("Correct a request"), _("Corrected the request")),
    ("consultations.link", _("Link a duplicate"), _("Linked as duplicate")),
    ("consultations.release", _("Release from quarantine"), _("Released from quarantine")),
    ("consultations.seen", _("Look at a held request"), _("Looked at it and left it in quarantine")),
    ("consultations.confirm", _("Send a confirmation again"), _("Sent the confirmation again")),
    ("consultations.move", _("Move a request on"), _("Changed the status")),
    ("consultations.book", _("Book a visit"), _("Booked a visit")),
    ("consultations.change_visit", _("Change a visit"), _("Changed the visit")),
    ("consultations.cancel_visit", _("Cancel a visit"), _("Canceled the visit")),
    ("consultations.triage", _("Answer as the physician"), _("Answered as the physician")),
    ("consultations.note", _("Add a note to a request"), _("Added a note")),
    ("consultations.undo", _("Undo a change"), _("Took back the latest change")),
    ("consultations.hold", _("Change a legal hold"), _("Changed the legal hold")),
)
# The same of everything
ACTIONS = (
    ("consultations.view", _("Look at a request"), _("Looked at the request")),
    ("consultations.list", _("Look at a list of requests"), _("Looked at a list with the request")),
    ("consultations.search", _("Search requests"), _("Found the request by a search")),
    ("consultations.enter", _("Enter a request"), _("Entered the request")),
    *_CHANGES,
    ("consultations.mail", _("Handle undelivered email"), _("Handled an email that was not delivered")),
    ("consultations.print", _("Print a request"), _("Printed the request")),
    ("consultations.leave", _("Change who is on leave"), _("Changed who is on leave")),
    ("consultations.export", _("Export requests"), _("Exported requests")),
    ("consultations.report", _("Export a report"), _("Exported a report")),
    ("consultations.erase", _("Erase a request"), _("Erased the request")),
    ("consultations.purge", _("Purge old requests"), _("Purged old requests")),
    ("consultations.audit", _("Read who looked at what"), _("Read who looked at what")),
)

CHANGES = tuple(name for name, _label, _message in _CHANGES)

NOTE = "consultations.note"

# Whoever has not seen more than these has to look again.
CHANGES_TOLD = 20

# What changes nothing, and is told once however often it is done within `SAME_LOOK`.
LOOKS = tuple(f"consultations.{name}" for name in ("view", "list", "search", "audit"))
SAME_LOOK = timedelta(hours=1)

# Filters of the queue that say which person was looked for: the log keeps that, not whom.
SEARCH_FILTERS = ("q", "found")


def record(consultation, action, user, **data):
    """Record that a member of staff did something with one request."""
    _record(consultation, str(consultation), [consultation.reference_number], action, user, data)


def record_each(consultations, action, user):
    """Record that a member of staff did the same with each of these requests, in as many queries as with one."""
    now = timezone.now()
    content_type = ContentType.objects.get_for_model(ConsultationRequest)
    entries = ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(consultation.pk),
            label=str(consultation),
            action=action,
            timestamp=now,
            user=user,
            data={},
        )
        for consultation in consultations
    )
    LoggedRequest.objects.bulk_create(
        _logged(entry, consultation.reference_number, now)
        for entry, consultation in zip(entries, consultations, strict=True)
    )


def _logged(entry, reference_number, now):
    return LoggedRequest(entry=entry, reference_number=reference_number, first_at=now, last_at=now)


def record_for_all(action, user, **data):
    """Record something that concerns many requests, or none, and return the entry."""
    return _record_for_all([], action, user, data)


def _record_for_all(reference_numbers, action, user, data, asked=None):
    title = str(ConsultationRequest._meta.verbose_name_plural)
    all_of_them = ConsultationRequest(pk=ALL_CONSULTATIONS)
    return _record(all_of_them, title, reference_numbers, action, user, data, asked)


@transaction.atomic
def _record(instance, title, reference_numbers, action, user, data, asked=None):
    """Record what somebody did, or that they did it again, with these requests; return the entry.

    `asked` tells looks apart of which the log does not keep all that was asked for.
    """
    now = timezone.now()
    look = _name_of_look(instance, action, user, asked or data) if action in LOOKS else None
    entry = look and _look_before(look, action, now)
    logged = LoggedRequest.objects
    if entry:
        add_to(entry, times=entry.data.get("times", 1) + 1, last=now.isoformat())
        shown_before = logged.filter(entry=entry, reference_number__in=reference_numbers)
        shown_before.update(times=F("times") + 1, last_at=now)
    else:
        entry = log(
            instance=instance, title=title, action=action, user=user, data=data, timestamp=now, uuid=look
        )
    logged.bulk_create([_logged(entry, number, now) for number in reference_numbers], ignore_conflicts=True)
    return entry


def _name_of_look(instance, action, user, asked):
    """Return the UUID of all looks of one person at one thing: Wagtail's log has an index of it."""
    words = json.dumps([user.pk, action, str(instance.pk), asked], sort_keys=True, default=str)
    return uuid.UUID(keyed_digest("look", words)[:32])


def _look_before(look, action, now):
    """Return the entry to which a look is added, locked until that is done, or None."""
    same = ModelLogEntry.objects.select_for_update().filter(
        uuid=look, action=action, timestamp__gt=now - SAME_LOOK, timestamp__lte=now
    )
    return same.order_by("-timestamp").first()


def add_to(entry, **data):
    """Add what came of something to the entry that says it was begun."""
    entry.data |= data
    ModelLogEntry.objects.filter(pk=entry.pk).update(data=entry.data)


def record_list(reference_numbers, filters, user):
    """Record a page of the queue: the reference numbers it showed, and by which filters they were found."""
    kept = kept_filters(filters)
    searched = any(name in kept for name in (*SEARCH_FILTERS, "reference_number"))
    action = "consultations.search" if searched else "consultations.list"
    _record_for_all(reference_numbers, action, user, {"filters": kept}, asked=filters)


def kept_filters(filters):
    """Return the filters as the log keeps them: without the digests of a name, a telephone number or an email."""
    # PostgreSQL cannot hold a NUL.
    kept = {
        name.replace("\0", "")[:50]: str(value).replace("\0", "")[:200] for name, value in filters.items()
    }
    return {name: "…" if name in SEARCH_FILTERS else value for name, value in kept.items() if value}


def about(text):
    """Return the log entries of the request whose reference number somebody typed; it may be gone."""
    logged = LoggedRequest.objects.filter(reference_number=as_reference_number(text))
    return entries().filter(pk__in=logged.values("entry"))


def looks_at(consultation):
    """Return everything staff did with a request as `LoggedRequest` rows, the latest first.

    The pages of the queue that showed it are among them.
    """
    logged = LoggedRequest.objects.filter(reference_number=consultation.reference_number)
    return logged.select_related("entry__user").order_by("-last_at", "-pk")


def changes_since(consultation, version):
    """Return the log entries of what staff changed in a request since it had this version, the latest first.

    None are returned where they cannot be told: when the patient has changed something too, or there are too many.
    """
    number = consultation.version - version
    if not 0 < number <= CHANGES_TOLD:
        return []
    changes = list(_changes(consultation)[:number])
    if len(changes) < number:
        return []
    by_patient = consultation.events.filter(
        kind__in=(RequestEvent.Kind.CHANGED_BY_PATIENT, RequestEvent.Kind.WITHDRAWN),
        created_at__gte=changes[-1].timestamp,
    )
    return [] if by_patient.exists() else changes


def moment_of(consultation, version):
    """Return when a request came to have this version, by what staff changed: never too late."""
    later = max(consultation.version - version, 0)
    change = next(iter(_changes(consultation)[later : later + 1]), None)
    return change.timestamp if change else consultation.created_at


def _changes(consultation):
    changes = entries().filter(object_id=str(consultation.pk), action__in=CHANGES)
    return changes.order_by("-timestamp", "-pk")


def entries():
    """Return the log entries about requests, the latest first."""
    return ModelLogEntry.objects.get_for_model(ConsultationRequest).select_related("user")


def in_words(entry):
    """Return what an entry tells beside its action and its label, in one line."""
    parts = [repeated_in_words(entry), data_in_words(entry)]
    if entry.object_id == str(ALL_CONSULTATIONS):
        shown = ", ".join(grouped(logged.reference_number) for logged in entry.logged_requests.all())
        parts.insert(1, shown and f"references: {shown}")
    return "; ".join(filter(None, parts))


def data_in_words(entry):
    """Return how something was done, such as by which filters, in one line."""
    parts = []
    for name, value in entry.data.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key}={part}" for key, part in value.items())
        if value not in ("", None) and name not in ("times", "last"):
            parts.append(f"{name}: {value}")
    return "; ".join(parts)


def repeated_in_words(entry):
    """Return how often somebody looked, and when last, "" for once."""
    times, last = repeated(entry)
    if times == 1:
        return ""
    return gettext("%(number)d times, the last at %(time)s") % {
        "number": times,
        "time": date_format(timezone.localtime(last), "TIME_FORMAT"),
    }


def repeated(entry):
    """Return how often somebody did what an entry tells, and when last."""
    times = entry.data.get("times", 1)
    return times, parse_datetime(entry.data["last"]) if times > 1 else entry.timestamp
