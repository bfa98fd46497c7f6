"""Taking requests out of the site as a file. Each time is put on record, and on each request's timeline."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from consultations import audit
from consultations.booking.models import Booking
from consultations.data_fields import DATA_FIELDS, NOBODY, VISIT_FIELDS
from consultations.models import ConsultationRequest, RequestEvent
from consultations.records.spreadsheets import download
from consultations.unreadable import notice
from encryption.fields import Unreadable

CHUNK = 500

# Of no use outside the database.
TECHNICAL = ("id", "version")


class Purpose(models.TextChoices):
    """Why requests leave the site. A choice, so that the record of it never names a patient."""

    RECORDS = "records", gettext_lazy("To enter them into the medical record system")
    CALLS = "calls", gettext_lazy("To call patients while the site is down")
    COPY = "copy", gettext_lazy("A patient asked for a copy")
    QUALITY = "quality", gettext_lazy("To check how well we answer")
    LAW = "law", gettext_lazy("The law asks for them")


def columns():
    """Return the fields of a request that are exported: those that are declared, and seen by people."""
    declared = [name for field in DATA_FIELDS if field.seen_by != NOBODY for name in field.columns]
    fields = [ConsultationRequest._meta.get_field(name) for name in declared if name not in TECHNICAL]
    # Of what is on another page, the title at the time stands in a field of its own.
    return [field for field in fields if not field.is_relation]


def visit_columns():
    """Return the fields of a visit that are exported, as `columns` does."""
    declared = [name for field in VISIT_FIELDS if field.seen_by != NOBODY for name in field.columns]
    fields = [Booking._meta.get_field(name) for name in declared]
    return [field for field in fields if not field.is_relation]


@transaction.atomic
def export(consultations, user, *, purpose, file_format, with_notes, with_quarantine=False, filters):
    """Put on record that `user` takes these requests out, and return the answer that sends the file.

    What is sent is fixed first, so that the record tells the number of its rows. When the sending ends, however it
    ends, the record says how many were written, and in how many something could not be read.
    """
    keys = list(consultations.order_by("created_at", "pk").values_list("pk", flat=True))
    entry = audit.record_for_all(
        "consultations.export",
        user,
        rows=len(keys),
        purpose=str(purpose),
        notes=with_notes,
        quarantine=with_quarantine,
        format=str(file_format),
        filters=audit.kept_filters(filters),
    )
    RequestEvent.objects.bulk_create(
        [
            RequestEvent(
                request_id=key,
                kind=RequestEvent.Kind.EXPORTED,
                user=user,
                user_name=user.name,
                detail=str(purpose),
            )
            for key in keys
        ],
        batch_size=CHUNK,
    )
    name = f"consultations-{timezone.localdate().isoformat()}"
    return download(_recorded(_rows(keys, with_notes), entry), file_format, name)


def _recorded(rows, entry):
    """Pass on the headings and the rows, which say whether something in them cannot be read, and count them."""
    written = unreadable = 0
    try:
        headings, _none = next(rows)
        yield headings
        for row, is_unreadable in rows:
            # Before it is handed over: how much of it arrives, nobody tells.
            written += 1
            unreadable += is_unreadable
            yield row
    finally:
        audit.add_to(entry, written=written, **({"unreadable": unreadable} if unreadable else {}))


def _rows(keys, with_notes):
    fields = columns()
    headings = [
        *map(_heading, [*fields, *visit_columns()]),
        _("earlier visits"),
        _("cannot be read with the current keys"),
    ]
    yield [*headings, *([_("notes")] if with_notes else [])], False
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        related = ["bookings", *["events"] * with_notes]
        found = ConsultationRequest.objects.prefetch_related(*related).in_bulk(chunk)
        notice(found.values())
        yield from (_row(found[key], fields, with_notes) for key in chunk if key in found)


def _heading(field):
    """Return what stands above a column: of a time also in which zone it is."""
    is_time = isinstance(field, models.DateTimeField)
    zone = f" ({timezone.get_current_timezone_name()})" if is_time else ""
    return f"{field.verbose_name}{zone}"


@sensitive_variables()
def _row(consultation, fields, with_notes):
    values = [
        *(_cell(consultation, field) for field in fields),
        *_visit_cells(consultation),
        consultation.unreadable,
    ]
    if not with_notes:
        return values, bool(consultation.unreadable)
    notes = [
        event
        for event in consultation.events.all()
        if event.kind in RequestEvent.WITH_NOTE and (event.note or isinstance(event.note, Unreadable))
    ]
    is_unreadable = bool(consultation.unreadable or notice(notes))
    return [*values, _in_words(notes)], is_unreadable


@sensitive_variables()
def _cell(consultation, field):
    if field.name == "birth_date" and consultation.born_on:
        return consultation.born_on
    if field.choices:
        return getattr(consultation, f"get_{field.name}_display")()
    return getattr(consultation, field.attname)


def _visit_cells(consultation):
    """Return the cells of the latest visit, and the ones before it in one."""
    latest, *earlier = [*consultation.bookings.all()] or [None]
    cells = [_cell(latest, field) if latest else "" for field in visit_columns()]
    return [*cells, "\n".join(booking.in_words for booking in earlier)]


@sensitive_variables()
def _in_words(notes):
    return "\n".join(
        f"{timezone.localdate(event.created_at)} {event.user_name}: {event.note}" for event in notes
    )
