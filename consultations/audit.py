"""Who did what with which request, in Wagtail's log. The log never holds anything a patient typed."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from consultations.models import ConsultationRequest
from consultations.reference_numbers import as_reference_number, grouped

# What concerns many requests stands in the log under this row, which does not exist.
ALL_CONSULTATIONS = uuid.UUID(int=0)

# (name, what a filter calls it, what an entry says)
ACTIONS = (
    ("consultations.view", _("Look at a request"), _("Looked at the request")),
    ("consultations.list", _("Look at a list of requests"), _("Looked at a list with the request")),
    ("consultations.search", _("Search requests"), _("Found the request by a search")),
    ("consultations.enter", _("Enter a request"), _("Entered the request")),
    ("consultations.assign", _("Assign a request"), _("Changed the owner")),
    ("consultations.call", _("Log a call"), _("Logged a call")),
    ("consultations.link", _("Link a duplicate"), _("Linked as duplicate")),
    ("consultations.release", _("Release from quarantine"), _("Released from quarantine")),
    ("consultations.print", _("Print a request"), _("Printed the request")),
    ("consultations.move", _("Move a request on"), _("Changed the status")),
    ("consultations.note", _("Add a note to a request"), _("Added a note")),
    ("consultations.undo", _("Undo a change"), _("Took back the latest change")),
    ("consultations.hold", _("Change a legal hold"), _("Changed the legal hold")),
    ("consultations.export", _("Export requests"), _("Exported requests")),
    ("consultations.report", _("Export a report"), _("Exported a report")),
    ("consultations.erase", _("Erase a request"), _("Erased the request")),
    ("consultations.purge", _("Purge old requests"), _("Purged old requests")),
    ("consultations.audit", _("Read who looked at what"), _("Read who looked at what")),
)

# What gives a request a new version.
CHANGES = tuple(
    f"consultations.{name}" for name in ("assign", "call", "link", "release", "move", "note", "hold", "undo")
)

# Filters of the queue that say which person was looked for: the log keeps that, not whom.
SEARCH_FILTERS = ("q", "found")


def record(consultation, action, user, **data):
    """Record that a member of staff did something with one request."""
    log(instance=consultation, action=action, user=user, data=data)


def record_each(consultations, action, user):
    """Record that a member of staff did the same with each of these requests, in as many queries as with one."""
    now = timezone.now()
    content_type = ContentType.objects.get_for_model(ConsultationRequest)
    ModelLogEntry.objects.bulk_create(
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


def record_for_all(action, user, **data):
    """Record something that concerns many requests, or none, and return the entry."""
    return log(
        instance=ConsultationRequest(pk=ALL_CONSULTATIONS),
        title=str(ConsultationRequest._meta.verbose_name_plural),
        action=action,
        user=user,
        data=data,
    )


def add_to(entry, **data):
    """Add what came of something to the entry that says it was begun."""
    entry.data |= data
    entry.save(update_fields=["data"])


def record_list(reference_numbers, filters, user):
    """Record a page of the queue: the reference numbers it showed, and by which filters they were found."""
    kept = kept_filters(filters)
    searched = any(name in kept for name in (*SEARCH_FILTERS, "reference_number"))
    action = "consultations.search" if searched else "consultations.list"
    record_for_all(action, user, references=list(reference_numbers), filters=kept)


def kept_filters(filters):
    """Return the filters as the log keeps them: without the digests of a name, a telephone number or an email."""
    # PostgreSQL cannot hold a NUL.
    kept = {
        name.replace("\0", "")[:50]: str(value).replace("\0", "")[:200] for name, value in filters.items()
    }
    return {name: "…" if name in SEARCH_FILTERS else value for name, value in kept.items() if value}


def about(text):
    """Return the log entries of the request whose reference number somebody typed; it may be gone."""
    reference_number = as_reference_number(text)
    if not reference_number:
        return entries().none()
    return entries().filter(Q(label=grouped(reference_number)) | _lists_with(reference_number))


def looks_at(consultation):
    """Return the log entries of everything staff did with a request, the latest first.

    The pages of the queue that showed it are among them.
    """
    # The lists are read entry by entry: those from before the request can be left out.
    since = entries().filter(timestamp__gte=consultation.created_at)
    return since.filter(Q(object_id=str(consultation.pk)) | _lists_with(consultation.reference_number))


def latest_change(consultation):
    """Return the log entry of the latest change of a request, None when there was none."""
    changes = entries().filter(object_id=str(consultation.pk), action__in=CHANGES)
    return changes.order_by("-timestamp", "-pk").first()


def entries():
    """Return the log entries about requests, the latest first."""
    return ModelLogEntry.objects.get_for_model(ConsultationRequest).select_related("user")


def _lists_with(reference_number):
    # The log is stored: its entries keep the old word.
    return Q(object_id=str(ALL_CONSULTATIONS), data__references__icontains=reference_number)


def in_words(data):
    """Return what an entry tells beside its action, in one line."""
    parts = []
    for name, value in data.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key}={part}" for key, part in value.items())
        elif isinstance(value, list):
            value = ", ".join(map(grouped, value))
        if value not in ("", None):
            parts.append(f"{name}: {value}")
    return "; ".join(parts)
