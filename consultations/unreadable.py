"""Requests of which something cannot be read with the current keys: noticed on their timeline, and counted."""

from itertools import chain

from django.db.models import Exists, OuterRef

from consultations.models import ConsultationRequest, RequestEvent
from encryption.fields import unreadable_fields

# How many of the latest requests, and of the latest notes, are read to count: a second or so.
LATEST = 5000
CHUNK = 500

_EVENT = RequestEvent.Kind.UNREADABLE


def notice(rows):
    """Put it on the timelines of requests, once for all time, where these requests or events cannot be read.

    Only what was loaded is looked at. Returns the keys of the requests.
    """
    keys = {_key_of(row) for row in rows if unreadable_fields(row)}
    if keys:
        RequestEvent.objects.bulk_create(
            [RequestEvent(request_id=key, kind=_EVENT) for key in sorted(keys)], ignore_conflicts=True
        )
    return keys


def all_rows():
    """Return every request, and every note, as two querysets."""
    return ConsultationRequest.objects.order_by("pk"), RequestEvent.objects.with_note().order_by("pk")


def notice_all(advance):
    """Look through every request and note, and return how many requests cannot be read wholly.

    `advance` is told of so many more rows.
    """
    keys = set()
    for rows in all_rows():
        batch = []
        for row in rows.iterator(chunk_size=CHUNK):
            batch.append(row)
            if len(batch) == CHUNK:
                keys |= notice(batch)
                advance(len(batch))
                batch = []
        keys |= notice(batch)
        advance(len(batch))
    return len(keys)


def count_unreadable():
    """Return how many requests cannot be read wholly now: of the latest, and of those noticed before."""
    noticed = Exists(RequestEvent.objects.filter(request=OuterRef("pk"), kind=_EVENT))
    its_consultation = Exists(RequestEvent.objects.filter(request=OuterRef("request"), kind=_EVENT))
    consultations = ConsultationRequest.objects.order_by("-created_at", "-pk")
    notes = RequestEvent.objects.with_note().order_by("-created_at", "-pk")
    found = (consultations, consultations.filter(noticed), notes, notes.filter(its_consultation))
    rows = chain.from_iterable(some[:LATEST].iterator(chunk_size=CHUNK) for some in found)
    return len({_key_of(row) for row in rows if unreadable_fields(row)})


def _key_of(row):
    return row.request_id if isinstance(row, RequestEvent) else row.pk
