"""What a request says, to be corrected, and what staff hear beside it."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from consultations.desk.entry import EntryForm
from consultations.models import ConsultationRequest, ContactWay, ForWhom, Insurance
from consultations.promise import wish_of
from consultations.public.form_fields import NameField, text_control
from consultations.public.forms import CONCERN_PREFIX
from core.models import InsurancePlan
from encryption.fields import Unreadable
from locations.models import LocationPage
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage

# Stands for what a request names and the lists no longer offer.
KEPT = "kept"

# In the place of what is stored and cannot be read, while the answers are checked: something is there.
_THERE = "…"

OLDEST = timedelta(days=130 * 366)

# As they are stored.
_SAME = (
    "for_whom",
    "asker_name",
    "asker_relation",
    "patient_name",
    "telephone",
    "telephone_of",
    "email",
    "preferred_contact",
    "preferred_time",
    "insurance",
    "interpreter_language",
    "access_need",
    "insurer_and_plan",
    "referring_clinician",
    "chart_number",
    "birth_date",
)
_YES_OR_NO = {True: "yes", False: "no", None: ""}
# A page or a plan, what it is called, and the field that holds what it was called.
_CHOSEN = {
    "physician": (PhysicianPage, "title", "physician_name"),
    "location": (LocationPage, "title", "location_name"),
    "plan": (InsurancePlan, "name", "plan_name"),
}


class BirthDateField(forms.DateField):
    """A day on which a person who lives may have been born; it comes back as YYYY-MM-DD, "" when empty."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d")
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, value):
        day = super().clean(value)
        if day is None:
            return ""
        today = timezone.localdate()
        if not today - OLDEST < day <= today:
            raise ValidationError(_("Check the date of birth, above all its year"), code="invalid")
        return day.isoformat()


def _heard(label, limit=150):
    return NameField(label=label, required=False, limit=limit, widget=text_control("w-mail", "off"))


class CorrectionForm(EntryForm):
    """The questions of the public form with what a request says now, checked like there, and what staff hear.

    Each answer goes along as it was when the form was shown: only what somebody changed is corrected, and what others
    corrected meanwhile stays. What cannot be read is empty, and stays as it is unless it is written anew.
    """

    channel = agreed = note = None
    birth_date = BirthDateField(label=gettext_lazy("Date of birth"))
    chart_number = _heard(gettext_lazy("Chart number"), limit=50)
    insurer_and_plan = _heard(gettext_lazy("Insurer and plan, if the plan is not on our list"))
    referring_clinician = _heard(gettext_lazy("Who referred the patient?"))
    optional = ()
    labels = EntryForm.labels | {
        "for_whom": gettext_lazy("Who asked?"),
        "patient_name": gettext_lazy("Full name of the patient"),
        "asker_name": gettext_lazy("If someone else asked: their name"),
        "asker_relation": gettext_lazy("If someone else asked: their relationship to the patient"),
        "telephone_of": gettext_lazy("If someone else asked: whose phone is it?"),
        "may_leave_message": gettext_lazy("May we leave a voice message?"),
        "insurance": gettext_lazy("Will they pay with insurance?"),
    }
    hints = {
        "telephone": gettext_lazy(
            "For another number, ask again whose it is, and if we may leave a message."
        ),
        "insurer_and_plan": gettext_lazy("As on the insurance card."),
    }
    groups = (
        (
            gettext_lazy("Who"),
            ("patient_name", "birth_date", "chart_number", "for_whom", "asker_name", "asker_relation"),
        ),
        (
            gettext_lazy("How to reach them"),
            (
                "telephone",
                "telephone_of",
                "may_leave_message",
                "email",
                "preferred_contact",
                "preferred_time",
                "interpreter_language",
                "access_need",
            ),
        ),
        (
            gettext_lazy("What it is about"),
            ("about", "is_returning_patient", "physician", "location", "referring_clinician"),
        ),
        (gettext_lazy("Insurance"), ("insurance", "plan", "insurer_and_plan")),
    )

    @sensitive_variables()
    def __init__(self, consultation, data=None):
        self.consultation = consultation
        answers = {name: getattr(consultation, name) for name in _SAME}
        self.unreadable = {name for name, answer in answers.items() if isinstance(answer, Unreadable)}
        answers |= dict.fromkeys(self.unreadable, "")
        has_telephone = answers["telephone"] or "telephone" in self.unreadable
        answers["may_leave_message"] = _YES_OR_NO[consultation.may_leave_message if has_telephone else None]
        answers["is_returning_patient"] = _YES_OR_NO[consultation.is_returning_patient]
        super().__init__(data, initial=answers | {"about": ""})
        del self.fields["urgent_signs"]
        self.fields["for_whom"].choices = [
            (ForWhom.MYSELF, _("The patient")),
            (ForWhom.SOMEONE_ELSE, ForWhom.SOMEONE_ELSE.label),
        ]
        self._offer_time(consultation)
        self._begin_with_what_is_chosen()
        for name, field in self.fields.items():
            field.show_hidden_initial = True
            field.help_text = self.hints.get(name, "")
            if name in self.unreadable:
                field.help_text = _("It cannot be read with the current keys. What you write replaces it.")

    def _offer_time(self, consultation):
        """Offer the time of day that was wished for, also when the desk has no hours then any longer."""
        field = self.fields["preferred_time"]
        if not field.valid_value(consultation.preferred_time):
            wished = consultation.preferred_time, consultation.get_preferred_time_display()
            field.choices = [*field.choices, wished]

    def _begin_with_what_is_chosen(self):
        """Begin each list with what the request names, also where the list no longer offers it."""
        consultation = self.consultation
        chosen = {
            name: (getattr(consultation, f"{name}_id"), getattr(consultation, column))
            for name, (_model, _attribute, column) in _CHOSEN.items()
        }
        about = consultation.procedure_id
        if not about and not consultation.procedure_title and consultation.concern_id:
            about = f"{CONCERN_PREFIX}{consultation.concern_id}"
        chosen["about"] = about, consultation.about
        for name, (value, title) in chosen.items():
            if not (field := self.fields.get(name)):
                continue
            value = str(value or "")
            if title and not (value and field.valid_value(value)):
                field.choices = [*field.choices, (KEPT, title)]
                value = KEPT
            self.initial[name] = value
        if "about" in self.fields:
            self.fields["about"].required = bool(self.initial["about"])

    def clean(self):
        unread = [name for name in self.unreadable if not self.cleaned_data.get(name, _THERE)]
        self.cleaned_data |= dict.fromkeys(unread, _THERE)
        answers = super().clean()
        answers |= dict.fromkeys(unread, "")
        return answers

    def _check_names(self):
        self._require("patient_name", _("Enter the patient’s full name"))
        if self.cleaned_data.get("for_whom") == ForWhom.SOMEONE_ELSE:
            self._require("asker_name", _("Enter the name of the person asking"))
            self._require(
                "asker_relation", _("Enter their relationship to the patient, for example daughter")
            )
            if self._has_telephone:
                self._require("telephone_of", _("Choose whose phone it is"))

    def _check_email(self, email):
        # One that was sent so was asked about then.
        if "email" in self.changed_data:
            super()._check_email(email)

    def _check_physician(self):
        if {"physician", "is_returning_patient", "about"} & set(self.changed_data):
            super()._check_physician()

    @sensitive_variables()
    def corrections(self) -> dict:
        """Return the fields of `ConsultationRequest` that somebody changed, by name, with their new values."""
        answers = {
            name: self.cleaned_data[name] for name in self.changed_data if self.cleaned_data[name] != KEPT
        }
        corrected = {name: answer for name, answer in answers.items() if name in _SAME}
        if answers.get("may_leave_message"):
            corrected["may_leave_message"] = answers["may_leave_message"] == "yes"
        if {"is_returning_patient", "about"} & set(answers) and self._is_returning() is not None:
            corrected["is_returning_patient"] = self._is_returning()
        for name, (model, attribute, column) in _CHOSEN.items():
            if name in answers:
                chosen = model.objects.get(pk=answers[name]) if answers[name] else None
                corrected |= {name: chosen, column: getattr(chosen, attribute, "")}
        if "about" in answers:
            corrected |= self._about(answers["about"])
        return corrected | self._what_follows()

    def _about(self, value):
        concern = self._concern()
        procedure = ProcedurePage.objects.get(pk=value) if value.isdigit() else None
        return {
            "concern": concern,
            "concern_words": concern.words if concern else "",
            "procedure": procedure,
            "procedure_title": procedure.title if procedure else "",
        }

    @sensitive_variables()
    def _what_follows(self):
        """Return what depends on other answers, as `ConsultationForm.answers` does; a plan says that one is insured."""
        answers = self.cleaned_data
        has_telephone = answers["telephone"] or "telephone" in self.unreadable
        way = answers["preferred_contact"] or (ContactWay.PHONE if has_telephone else ContactWay.EMAIL)
        follows = {"preferred_contact": way, "preferred_time": wish_of(way, answers["preferred_time"])}
        if answers["for_whom"] != ForWhom.SOMEONE_ELSE:
            follows |= {"asker_name": "", "asker_relation": "", "telephone_of": ""}
        elif not has_telephone:
            follows["telephone_of"] = ""
        if answers.get("plan") and "plan" in self.changed_data:
            follows["insurance"] = Insurance.YES
        elif answers["insurance"] != Insurance.YES:
            follows |= {"plan": None, "plan_name": ""}
        return follows

    @sensitive_variables()
    def on(self, consultation: ConsultationRequest) -> "CorrectionForm":
        """Return the form over a request that somebody else has changed: what was typed here stays, the rest is new."""
        fresh, typed = CorrectionForm(consultation), set(self.changed_data)
        data = QueryDict(mutable=True)
        data["odd_email"] = self.data.get("odd_email", "")
        for field in fresh:
            data[field.html_initial_name] = field.value() or ""
            data[field.name] = self.data.get(field.name, "") if field.name in typed else field.value() or ""
        return CorrectionForm(consultation, data)

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the questions in groups, as (heading, bound fields)."""
        return [
            (heading, [self[name] for name in names if name in self.fields]) for heading, names in self.groups
        ]

    @property
    def seen(self) -> list[str]:
        """Return what the answers to tap were when the form was shown; the others bring it along themselves."""
        return [field.as_hidden(only_initial=True) for field in self if field.use_fieldset]
