from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from consultations import data_fields
from consultations.desk import undo
from consultations.due import short_day
from consultations.models import CallOutcome, ConsultationRequest, RequestEvent
from consultations.promise import promise_in_words
from consultations.public.forms import ConsultationForm
from consultations.records.export import Purpose
from consultations.statuses import ICONS
from core.calendar.hours import time_in_words
from core.models import PracticeSettings
from core.phones.numbers import call_link
from core.templatetags.core_tags import emergency_text, practice

register = template.Library()

# The keys that log a call which went like this.
OUTCOME_KEYS = {
    CallOutcome.REACHED: "r",
    CallOutcome.VOICEMAIL: "v",
    CallOutcome.NO_ANSWER: "a",
    CallOutcome.WRONG_NUMBER: "w",
}


@register.inclusion_tag("consultations/public/components/form_section.html")
def consultation_form(page: Page) -> dict:
    """Show the consultation form at the foot of a page.

    It knows the page, and the procedure or physician the page is about. What it shows is the same for
    everybody, with as many queries whatever the site holds.
    """
    return {
        "form": ConsultationForm(initial=page.prefilled_form()),
        "practice": practice(),
        "emergency": emergency_text(),
    }


@register.filter
def promise(moment: datetime, practice: PracticeSettings) -> str:
    """Return a promise in words, in the practice's time zone, such as “Tuesday, November 24, 12 noon”."""
    return promise_in_words(moment, practice)


@register.filter
def short_moment(moment: datetime) -> str:
    """Return a moment as a row has room for it, in the practice's time zone: “Tue, Nov 24, 2:30 pm”."""
    local = timezone.localtime(moment)
    return f"{short_day(local.date(), timezone.localdate())}, {time_in_words(local.time())}"


@register.filter
def status_icon(name: str) -> SafeString:
    """Return what is drawn for a status, or for “late” or “quarantine”, as SVG."""
    return mark_safe(ICONS[str(name)])


@register.filter
def call_href(number: str) -> str:
    """Return the attribute ` href="tel:…"` for a number that a patient gave, also of one abroad, or ""."""
    link = call_link(str(number or ""))
    return format_html(' href="{}"', link) if link else ""


@register.simple_tag
def lines() -> tuple[data_fields.DataField, ...]:
    """Return what is declared about each answer that has a line for the front desk."""
    return data_fields.LINES


# What the codes in a timeline's lines mean, by the kind of line.
DETAILS = {
    RequestEvent.Kind.EXPORTED: dict(Purpose.choices),
    RequestEvent.Kind.HOLD_CHANGED: {"on": gettext_lazy("on"), "off": gettext_lazy("off")},
}


@register.filter
def detail(event: RequestEvent) -> str:
    """Return what a line of a timeline tells beside its kind, as people read it."""
    return str(DETAILS.get(event.kind, {}).get(event.detail, event.detail))


@register.simple_tag
def call_outcomes() -> list[tuple[CallOutcome, str]]:
    """Return how a call can go, each with the key that logs it."""
    return list(OUTCOME_KEYS.items())


@register.inclusion_tag("consultations/desk/undo.html", takes_context=True)
def undo_bar(context: dict, consultation: ConsultationRequest | None = None) -> dict:
    """Show what the member of staff has just done, with a button that takes it back, for ten seconds.

    `consultation` is the request of the page: of another one the reference number is told.
    """
    offer = undo.offered(context["request"])
    is_here = consultation is not None and offer is not None and offer.pk == consultation.pk
    return {
        "offer": offer,
        "is_here": is_here,
        "query": context["request"].GET.urlencode(),
    }


@register.filter
def answer(consultation: ConsultationRequest, name: str) -> str:
    """Return the answer to a question as the front desk reads it."""
    value = getattr(consultation, name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    in_words = getattr(consultation, f"get_{name}_display", None)
    return in_words() if in_words else value
