from functools import cache

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField, IntegerField
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations.concerns import Concern, Kind
from consultations.data_fields import ASKED, BY_NAME
from consultations.digests import LONGEST_ANSWER, LONGEST_EMAIL
from consultations.models import ContactTime, ContactWay, ForWhom, Insurance, TelephoneOf
from consultations.promise import offered_times, wish_of
from consultations.public.email_typos import likely_email
from consultations.public.form_fields import (
    EmailAddressField,
    ListField,
    NameField,
    OriginField,
    PlainTextField,
    QuestionField,
    SiteFormRenderer,
    TelephoneField,
    TrapField,
    UrgentSignsField,
    WarningSignsField,
    page_key,
    text_control,
)
from core.database.prepared import Given, Prepared
from core.models import InsurancePlan, PracticeSettings
from core.visibility import visible_among
from locations.models import LocationPage, all_locations
from physicians.models import PhysicianPage, all_clinicians
from procedures.models import ProcedurePage
from procedures.warning_signs import signs_for

# What one question is answered with: the key of a procedure's page in digits, or this and the key of a concern.
CONCERN_PREFIX = "concern-"

# Asked of people who ask for somebody else.
FOR_SOMEONE_ELSE = ("patient_name", "asker_relation")

_NO_NEW_PATIENTS = gettext_lazy(
    "This clinician takes no new patients. If the patient has been here before, answer yes to that question and "
    "choose them here."
)

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]


@cache
def _every_procedure():
    pages = ProcedurePage.objects.filter(content_type=Given("content_type", IntegerField()))
    shown = pages.order_by("title", "pk").values_list(
        "pk", "title", "path", "live", "expire_at", "locale__language_code", named=True
    )
    return Prepared(shown)


def _procedures_to_choose():
    pages = _every_procedure().read(content_type=ContentType.objects.get_for_model(ProcedurePage).pk)
    language = get_language()
    return [
        (str(page.pk), page.title) for page in visible_among(pages) if page.locale__language_code == language
    ]


@cache
def _plans():
    plans = InsurancePlan.objects.shown_in(Given("language", CharField()))
    return Prepared(plans.values_list("pk", "name"))


def _with_procedures(value, concern, procedures):
    """Return a concern as a choice; where it asks for a procedure, at the head of a group of them."""
    choice = value, concern.words
    return (
        (_("Procedures"), [choice, *procedures]) if concern.kind == Kind.PROCEDURE and procedures else choice
    )


def _people_to_choose():
    """Return the people who can be chosen, each with what they do, and the keys of those who take no new patients."""
    choices, full = [], set()
    for page in visible_among(all_clinicians()):
        if page.locale.language_code != get_language():
            continue
        key, is_accepting = page.pk, page.is_accepting_new_patients
        if not is_accepting:
            full.add(str(key))
        name = page.title if is_accepting else _("%(name)s (no new patients)") % {"name": page.title}
        choices.append((str(key), " · ".join(filter(None, (name, page.job_title)))))
    return choices, full


class SiteForm(forms.Form):
    """A form of the public site: rendered by the site's templates, with an error summary."""

    default_renderer = SiteFormRenderer
    use_required_attribute = False

    # Questions marked as such. Others that may stay empty depend on an answer, and say so.
    optional = ()

    @property
    def problems(self):
        """Return the error summary, in the order of the questions, as (id of the control, message)."""
        return [
            (self._control_id(field), message) for field in self.visible_fields() for message in field.errors
        ]

    @staticmethod
    def _control_id(field):
        return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


class ConsultationForm(SiteForm):
    """What a patient, or somebody for a patient, is asked. It is the same for everybody.

    What is needed comes first, and `more` goes into one fold. An `offline` form asks no database: it offers what was
    chosen already, and cannot be validated.
    """

    # What is needed, in the order of the form, and what helps.
    needed = (
        "for_whom",
        "asker_name",
        "patient_name",
        "asker_relation",
        "telephone",
        "telephone_of",
        "email",
        "may_leave_message",
        "about",
        "agreed",
    )
    more = (
        "preferred_contact",
        "preferred_time",
        "is_returning_patient",
        "physician",
        "location",
        "insurance",
        "plan",
        "interpreter_language",
        "access_need",
        "note",
    )
    field_order = ("page", "warning_signs", "urgent_signs", "subject", *needed, *more)

    page = OriginField(required=False)
    warning_signs = WarningSignsField(
        label=gettext_lazy("Is one of these new?"),
        help_text=gettext_lazy(
            "If so, do not wait for our call. Call 911 or go to an emergency room now. If not, go on below."
        ),
    )
    urgent_signs = UrgentSignsField(
        label=gettext_lazy("Or one of these?"),
        help_text=gettext_lazy(
            "If so, call us today. You can check it and send this form, too. We will see it first. Do not wait for our "
            "call."
        ),
    )
    subject = TrapField(label=gettext_lazy("Leave this empty"))
    for_whom = QuestionField(
        label=gettext_lazy("Who is this for?"),
        choices=ForWhom,
        error_messages={"required": gettext_lazy("Choose who this request is for")},
    )
    asker_name = NameField(
        label=gettext_lazy("Your name"),
        required=False,
        limit=100,
        widget=text_control("w-name", "name"),
    )
    patient_name = NameField(
        label=gettext_lazy("Full name of the patient"),
        required=False,
        limit=100,
        widget=text_control("w-name", "off"),
    )
    asker_relation = NameField(
        label=gettext_lazy("What is your relationship to the patient?"),
        help_text=gettext_lazy("For example, daughter, husband or case manager."),
        required=False,
        limit=100,
        widget=text_control("w-name", "off"),
    )
    telephone = TelephoneField(
        label=gettext_lazy("Phone number"),
        help_text=gettext_lazy("With area code. Give a phone number, an email address, or both."),
        required=False,
    )
    telephone_of = QuestionField(
        label=gettext_lazy("Whose phone is it?"),
        help_text=gettext_lazy("Only if you ask for someone else and gave a phone number."),
        choices=[
            (TelephoneOf.ASKER, gettext_lazy("Mine")),
            (TelephoneOf.PATIENT, gettext_lazy("The patient’s")),
        ],
        required=False,
    )
    email = EmailAddressField(
        label=gettext_lazy("Email"),
        required=False,
        max_length=LONGEST_EMAIL,
        template_name="consultations/public/fields/text.html",
        widget=forms.EmailInput(attrs={"class": "w-mail", "autocomplete": "email"}),
        error_messages={
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
            "max_length": gettext_lazy("Enter an email address with 254 characters or fewer"),
        },
    )
    may_leave_message = QuestionField(
        label=gettext_lazy("May we leave a voice message?"),
        help_text=gettext_lazy("If you gave a phone number. We would say our name and ask you to call back."),
        choices=YES_NO,
        required=False,
    )
    about = ListField(
        label=gettext_lazy("What would you like help with?"),
        error_messages={
            "required": gettext_lazy("Choose what you would like help with. “I am not sure” is fine"),
            "invalid_choice": gettext_lazy(
                "Choose what you would like help with again. Our list has changed"
            ),
        },
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("You may contact me about this request"),
        template_name="consultations/public/fields/checkbox.html",
        error_messages={"required": gettext_lazy("Check the box so that we may contact you")},
    )
    preferred_contact = QuestionField(
        label=gettext_lazy("How should we reach you?"), choices=ContactWay, required=False
    )
    preferred_time = QuestionField(
        label=gettext_lazy("Best time to call"),
        help_text=gettext_lazy(
            "Only if we are to call you. If you choose a time of day, our call may come a little later."
        ),
        choices=ContactTime,
        initial=ContactTime.ANY,
        required=False,
        error_messages={
            "required": gettext_lazy("Choose the best time to call"),
            "invalid_choice": gettext_lazy("Choose the best time to call again. Our list has changed"),
        },
    )
    is_returning_patient = QuestionField(
        label=gettext_lazy("Has the patient been here before?"), choices=YES_NO, required=False
    )
    physician = ListField(
        label=gettext_lazy("Is there someone you would like to see?"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("Choose who you would like to see again. Our list has changed")
        },
    )
    location = ListField(
        label=gettext_lazy("Where would you like to be seen?"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy(
                "Choose where you would like to be seen again. Our list has changed"
            )
        },
    )
    insurance = QuestionField(
        label=gettext_lazy("Will you pay with insurance?"), choices=Insurance, required=False
    )
    plan = ListField(
        label=gettext_lazy("Which insurance plan?"),
        help_text=gettext_lazy("Leave it if your plan is not on the list. We can still look into it."),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose your plan again. Our list has changed")},
    )
    interpreter_language = NameField(
        label=gettext_lazy("Do you need an interpreter? Which language?"),
        help_text=gettext_lazy("For example, Spanish or American Sign Language. It is free."),
        required=False,
        limit=100,
        widget=text_control("w-mail", "off"),
    )
    access_need = NameField(
        label=gettext_lazy("Do you need other help?"),
        help_text=gettext_lazy("For example, step-free access or large print. It is free."),
        required=False,
        limit=300,
        widget=text_control("w-mail", "off"),
    )
    note = PlainTextField(
        label=gettext_lazy("Anything that helps us plan the call"),
        help_text=gettext_lazy("Please do not put medical details here. We ask about them when we talk."),
        required=False,
        limit=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, offline=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.offline = offline
        self._begun = {name for name in self.more if self.initial.get(name)}
        # The address that was asked about, which goes along unseen: it is asked about once.
        self.odd_email = ""
        if offline:
            self._offer_what_was_chosen()
        else:
            self._offer_all()
        if self.is_bound:
            self._begun = set()

    def _offer_all(self):
        page = page_key(self._given("page"))
        concerns = Concern.for_form(page)
        procedures = _procedures_to_choose()
        physicians, self.full_physicians = _people_to_choose()
        locations = sorted(all_locations(), key=lambda page: (page.title, page.pk))
        self.concerns = {f"{CONCERN_PREFIX}{concern.pk}": concern for concern in concerns}
        self._begin_with_page()
        belonging = signs_for(page, page_key(self._given("about")))
        self.fields["warning_signs"].signs = belonging.now
        self._offer_signs([sign.words for sign in belonging.today])
        self.fields["preferred_time"].choices = offered_times(PracticeSettings.load().with_rows())
        self.fields["about"].choices = [
            ("", _("Choose one")),
            *(_with_procedures(value, concern, procedures) for value, concern in self.concerns.items()),
        ]
        if not concerns:
            del self.fields["about"]
        self.fields["physician"].choices = [("", _("No preference")), *physicians]
        if self._given("physician") in self.full_physicians:
            self.fields["physician"].help_text = _NO_NEW_PATIENTS
        elif self.full_physicians and not self.fields["physician"].help_text:
            self.fields["physician"].help_text = _(
                "Only people who have been here before can ask for someone marked “no new patients”."
            )
        # Where there is one location there is nothing to choose.
        places = [(str(page.pk), page.title) for page in locations]
        self._offer("location", places if len(places) > 1 else [])
        plan_names = [(str(key), name) for key, name in _plans().read(language=get_language())]
        self._offer("plan", plan_names, _("Choose your plan"))

    def _offer(self, name, choices, nothing=None):
        """Give a list its choices after what stands for none; a list without any is not asked."""
        self.fields[name].choices = [("", nothing or _("No preference")), *choices]
        if not choices:
            del self.fields[name]

    def _offer_signs(self, signs):
        # One that was checked and is no longer on the list stays checked.
        signs = dict.fromkeys([*signs, *(self._given("urgent_signs") or [])])
        self.fields["urgent_signs"].choices = [(sign, sign) for sign in signs]

    def _offer_what_was_chosen(self):
        self._offer_signs([])
        label = _("The one you chose before")
        for name in ("about", "physician", "location", "plan"):
            value = self.get_initial_for_field(self.fields[name], name)
            is_one = value and page_key(value.removeprefix(CONCERN_PREFIX))
            self._offer(name, [(value, label)] if is_one else [])

    def _begin_with_page(self):
        """Choose what the form on a page begins with, unless something is chosen.

        That somebody has been here before is for them to say: it is never chosen, nor who takes no new patients.
        """
        if self.is_bound or "about" in self.initial:
            return
        if self.initial.get("physician") in self.full_physicians:
            del self.initial["physician"]
            self._begun |= {"is_returning_patient", "physician"}
            self.fields["physician"].help_text = _NO_NEW_PATIENTS
        for value, concern in self.concerns.items():
            if concern.is_chosen and concern.kind != Kind.RETURNING:
                self.initial["about"] = value
                break

    @classmethod
    @sensitive_variables()
    def with_answers(cls, post, **options):
        """Return a form that holds what was posted, and does not say what is wrong with it."""
        answers = {"about": ""} | post.dict() | {"urgent_signs": post.getlist("urgent_signs")}
        form = cls(initial=answers, **options)
        form._begun = set()
        return form

    def _given(self, name):
        """Return what was sent for a question, or what the form begins with; None where it is not asked."""
        if not (field := self.fields.get(name)):
            return None
        if self.is_bound:
            return field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return self.get_initial_for_field(field, name)

    def clean(self):
        answers = super().clean()
        # Also one that has yet to be written, or anew: what else it takes is said at once.
        self._has_telephone = (
            "telephone" in self.errors
            or bool(answers["telephone"])
            or not ("email" in self.errors or answers["email"])
            or answers.get("preferred_contact") == ContactWay.PHONE
        )
        self._check_names()
        self._check_contact()
        self._check_physician()
        return answers

    @sensitive_variables()
    def _check_names(self):
        answers = self.cleaned_data
        if answers.get("for_whom") == ForWhom.SOMEONE_ELSE:
            self._require("asker_name", _("Enter your name"))
            self._require("patient_name", _("Enter the patient’s full name"))
            self._require("asker_relation", _("Enter your relationship to the patient, for example daughter"))
            if self._has_telephone:
                self._require("telephone_of", _("Choose whose phone it is"))
        # A form that was opened before an update asks for the patient's name alone.
        elif not answers.get("patient_name"):
            self._require("asker_name", _("Enter your name"))

    @sensitive_variables()
    def _check_contact(self):
        answers = self.cleaned_data
        email, way = answers.get("email"), answers.get("preferred_contact")
        if not ({"telephone", "email"} & set(self.errors) or answers.get("telephone") or email):
            self.add_error("telephone", _("Enter a phone number or an email address"))
        elif way == ContactWay.PHONE:
            self._require("telephone", _("Enter a phone number, or choose email"))
        elif way == ContactWay.EMAIL:
            self._require("email", _("Enter an email address, or choose phone"))
        if self._has_telephone:
            self._require("may_leave_message", _("Choose yes or no: may we leave a voice message?"))
        if email:
            self._check_email(email)

    @sensitive_variables()
    def _check_email(self, email):
        if likely := likely_email(email):
            self.odd_email = email
            if self.data.get("odd_email") != email:
                message = _("Did you mean %(likely)s? Change it, or send again to keep what you typed")
                self.add_error("email", ValidationError(message, params={"likely": likely}, code="unlikely"))

    def _check_physician(self):
        answers = self.cleaned_data
        if answers.get("physician") in self.full_physicians and not self._is_returning():
            message = _(
                "Choose someone else: this clinician takes no new patients. If the patient has been here before, "
                "answer yes to that question"
            )
            self.add_error("physician", message)

    def _is_returning(self):
        """Return whether the patient has been here before, None when nothing says so."""
        if answer := self.cleaned_data.get("is_returning_patient"):
            return answer == "yes"
        concern = self.concerns.get(self.cleaned_data.get("about"))
        return True if concern and concern.kind == Kind.RETURNING else None

    def _require(self, name, message):
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    @property
    def first_questions(self):
        """Return what is asked first: what is needed, and what this page has chosen already, as bound fields."""
        names = [*self.needed[:-1], *(name for name in self.more if name in self._begun), self.needed[-1]]
        return [self[name] for name in names if name in self.fields]

    @property
    def more_questions(self):
        """Return what may be left out, as bound fields."""
        return [self[name] for name in self.more if name in self.fields and name not in self._begun]

    @property
    def optional(self):
        """Return the names of the questions that say that they may stay empty: not those in the fold that says so."""
        return self._begun

    @property
    def is_more_open(self):
        """Return whether the fold of what may be left out holds an answer or a mistake."""
        return any(
            field.errors or field.value() not in (None, "", field.field.initial)
            for field in self.more_questions
        )

    @cached_property
    def explained(self):
        """Return each question with what is declared about it, as a list of (words of the question, `DataField`)."""
        asked = [
            name for name in self.fields if name in BY_NAME and getattr(self.fields[name], "choices", True)
        ]
        labels = {name: self.fields[name].label for name in asked} | {
            "urgent_signs": _("Signs to call about today")
        }
        return [(labels[name], BY_NAME[name]) for name in asked]

    @property
    def wish(self):
        """Return at what time of day we would call if this were sent, as far as the answers tell."""
        way = self._given("preferred_contact")
        if not way and self._given("email") and not self._given("telephone"):
            way = ContactWay.EMAIL
        return wish_of(way, self._given("preferred_time"))

    def answers(self):
        """Return the cleaned answers as `services.submit_consultation` takes them. The form must be valid."""
        cleaned = self.cleaned_data
        about, physician = cleaned.get("about", ""), cleaned.get("physician")
        location = cleaned.get("location")
        plan = cleaned.get("plan") if cleaned["insurance"] == Insurance.YES else None
        answers = {field.name: cleaned[field.name] for field in ASKED if field.columns == (field.name,)}
        if cleaned["for_whom"] != ForWhom.SOMEONE_ELSE:
            name = cleaned["asker_name"] or cleaned["patient_name"]
            answers |= {"patient_name": name, "asker_name": "", "asker_relation": "", "telephone_of": ""}
        elif not cleaned["telephone"]:
            answers["telephone_of"] = ""
        way = cleaned["preferred_contact"] or (ContactWay.PHONE if cleaned["telephone"] else ContactWay.EMAIL)
        return answers | {
            "preferred_contact": way,
            "preferred_time": wish_of(way, cleaned["preferred_time"]),
            "may_leave_message": cleaned["may_leave_message"] == "yes",
            "is_returning_patient": self._is_returning(),
            "concern": self._concern(),
            "procedure": ProcedurePage.objects.get(pk=about) if about.isdigit() else None,
            "physician": PhysicianPage.objects.get(pk=physician) if physician else None,
            "location": LocationPage.objects.get(pk=location) if location else None,
            "plan": InsurancePlan.objects.get(pk=plan) if plan else None,
        }

    def _concern(self):
        """Return the concern that was chosen; that of procedures for a procedure; None where the list is empty."""
        of_procedures = (concern for concern in self.concerns.values() if concern.kind == Kind.PROCEDURE)
        return self.concerns.get(self.cleaned_data.get("about")) or next(of_procedures, None)


class StatusForm(SiteForm):
    """Which request somebody asks about, and something that only the patient knows."""

    reference_number = NameField(
        label=gettext_lazy("Reference number"),
        help_text=gettext_lazy(
            "Like K7M H4P R2. It is on the page you saw after sending, and in our email, if any."
        ),
        limit=40,
        widget=text_control("w-tel", "off", autocapitalize="characters", spellcheck="false"),
        error_messages={"required": gettext_lazy("Enter your reference number")},
    )
    proof = NameField(
        label=gettext_lazy("Last four digits of your phone number"),
        help_text=gettext_lazy("If you gave us no phone number: the email address you gave."),
        limit=LONGEST_EMAIL,
        widget=text_control("w-mail", "off", autocapitalize="none", spellcheck="false"),
        error_messages={"required": gettext_lazy("Enter the last four digits, or your email address")},
    )


class PreferredTimeForm(SiteForm):
    """When to call instead."""

    preferred_time = QuestionField(
        label=ConsultationForm.base_fields["preferred_time"].label,
        choices=ContactTime,
        error_messages=ConsultationForm.base_fields["preferred_time"].error_messages,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["preferred_time"].choices = offered_times(PracticeSettings.load())
