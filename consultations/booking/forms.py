from datetime import UTC, datetime, timedelta

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from consultations.booking.models import Booking
from consultations.booking.visits import Doubt, Visit
from consultations.desk.forms import YEARS, PageForm, day_field, pages_field
from consultations.models import ConsultationRequest
from core.calendar.clock import practice_zone
from locations.models import LocationPage
from physicians.models import PhysicianPage

LENGTHS = [
    (15, _("15 minutes")),
    (30, _("30 minutes")),
    (45, _("45 minutes")),
    (60, _("1 hour")),
    (90, _("1½ hours")),
    (120, _("2 hours")),
    (180, _("3 hours")),
    (240, _("4 hours")),
]
USUAL_LENGTH = 30


def _pages(model, label, missing):
    """Return a choice of the pages that are public, in the language of the site; needed where there are any."""
    # By “id”: SQLite breaks on a number beyond 64 bits when a page type is looked up by its link to the page.
    return forms.ModelChoiceField(
        model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title", "pk"),
        label=label,
        empty_label=_("Choose one"),
        to_field_name="id",
        error_messages={"required": missing},
    )


class BookingForm(PageForm):
    """When, where and with whom a patient comes."""

    left = _("the visit")
    visit_day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date", "id": "book", "data-key": "b"}, format="%Y-%m-%d"),
        validators=YEARS,
        error_messages={"required": _("Choose the day of the visit.")},
    )
    visit_time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose the time of the visit.")},
    )
    visit_minutes = forms.TypedChoiceField(label=_("How long"), choices=LENGTHS, coerce=int)
    visit_location = _pages(LocationPage, _("Where"), _("Choose where the visit is."))
    visit_clinician = _pages(PhysicianPage, _("With whom"), _("Choose with whom the visit is."))
    # What the page showed of the visit.
    visit_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    answers = ("visit_day", "visit_time", "visit_minutes", "visit_location", "visit_clinician")
    # What somebody was asked about, and must confirm; it goes along with the next press of the button.
    doubts: list[Doubt] = []
    asked_about = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            for name in ("visit_location", "visit_clinician"):
                self.fields[name].required = self.fields[name].queryset.exists()

    @classmethod
    def of(cls, consultation: ConsultationRequest, booking: Booking | None) -> "BookingForm":
        """Return the form as the page of a request shows it first: with its visit, or what the patient asked for."""
        if booking:
            local = booking.local_start
            minutes = int(booking.length.total_seconds() // 60)
            first = (
                f"{local:%Y-%m-%d}",
                f"{local:%H:%M}",
                minutes,
                booking.location_id,
                booking.clinician_id,
            )
        else:
            first = ("", "", USUAL_LENGTH, consultation.location_id, consultation.physician_id)
        initial = dict(zip(cls.answers, first, strict=True))
        form = cls(initial=initial)
        for name in ("visit_location", "visit_clinician"):
            field = form.fields[name]
            field.choices = [("", field.empty_label), *field.queryset.values_list("pk", "title")]
            # A page that is no longer public is no choice: then nothing is chosen.
            if form.initial[name] not in dict(field.choices):
                form.initial[name] = None
        form.initial["visit_seen"] = cls._joined(form.initial)
        return form

    @classmethod
    def _joined(cls, values):
        return "|".join(str(values.get(name) or "") for name in cls.answers)

    @property
    def is_typed(self):
        return "visit_seen" in self.initial and self._joined(self.initial) != self.initial["visit_seen"]

    def ask_about(self, doubts: list[Doubt]) -> None:
        """Have the page ask about these doubts: sent again with the same answers, they are confirmed."""
        self.doubts = doubts
        self.asked_about = " ".join([self._joined(self.data), *(doubt.code for doubt in doubts)])

    def clean(self):
        values = super().clean()
        if self.errors:
            return values
        starts_at = datetime.combine(values["visit_day"], values["visit_time"], practice_zone())
        starts_at = starts_at.astimezone(UTC)
        values["visit"] = Visit(
            starts_at,
            starts_at + timedelta(minutes=values["visit_minutes"]),
            values["visit_location"],
            values["visit_clinician"],
        )
        answers = self._joined(self.data)
        asked_about = self.data.get("asked_about", "")
        was_asked = asked_about.startswith(f"{answers} ")
        values["confirmed"] = (
            frozenset(asked_about.removeprefix(answers).split()) if was_asked else frozenset()
        )
        return values


class DayForm(forms.Form):
    """Which day's visits to show, and of which location."""

    day = day_field(_("Day"))
    location = pages_field(LocationPage.objects, _("Location"))
