"""What a correction changes, in words for the timeline: the old values stay readable there, encrypted."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations.models import ConsultationRequest
from encryption.fields import Unreadable


@sensitive_variables()
def differences_in_words(consultation: ConsultationRequest, changes: dict) -> str:
    """Return a line for each answer of a request that `changes` replaces: “Phone: 202-555-0123 → 202-555-0188”.

    `changes` maps names of fields to their new values. Of what is on another page, the title at the time is told.
    """
    fields = [field for field in consultation._meta.concrete_fields if field.name in changes]
    lines = []
    for field in fields:
        if not field.is_relation:
            old, new = getattr(consultation, field.attname), changes[field.name]
            name = capfirst(field.verbose_name)
            lines.append(f"{name}: {_in_words(field, old)} → {_in_words(field, new)}")
    return "\n".join(lines)


@sensitive_variables()
def _in_words(field, value):
    if isinstance(value, Unreadable):
        return str(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if not value:
        return "–"
    if field.name == "birth_date":
        return date_format(date.fromisoformat(value))
    return str(dict(field.flatchoices).get(value, value))
