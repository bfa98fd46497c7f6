from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations.data_fields import ASKED
from consultations.digests import LONGEST_ANSWER, LONGEST_EMAIL
from consultations.models import ContactTime, ContactWay, ForWhom, Insurance, Reason
from consultations.promise import offered_times
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
from core.models import PracticeSettings
from locations.models import LocationPage
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage
from procedures.warning_signs import signs_for

# Asked of people who ask for somebody else.
ABOUT_THE_ASKER = ("asker_name", "asker_relation")

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]


def _pages_to_choose(page_model):
    pages = page_model.objects.visible().filter(locale__language_code=get_language())
    return [(str(pk), title) for pk, title in pages.order_by("title", "pk").values_list("pk", "title")]


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

    `explains_each` puts “why we ask” at every question. An `offline` form asks no database: it offers what was
    chosen already, and cannot be validated.
    """

    optional = ("physician", "location", "access_need", "note")
    field_order = ("page", "warning_signs", "subject", *(field.name for field in ASKED))

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
        label=gettext_lazy("Your own name"),
        required=False,
        limit=100,
        widget=text_control("w-name", "section-asker name"),
    )
    asker_relation = NameField(
        label=gettext_lazy("What is your relationship to the patient?"),
        help_text=gettext_lazy("For example, daughter, husband or case manager."),
        required=False,
        limit=100,
        widget=text_control("w-name"),
    )
    patient_name = NameField(
        label=gettext_lazy("Full name of the patient"),
        limit=100,
        widget=text_control("w-name", "name"),
        error_messages={"required": gettext_lazy("Enter the patient’s full name")},
    )
    telephone = TelephoneField(
        label=gettext_lazy("Phone number"),
        help_text=gettext_lazy("Include the area code. Give a phone number, an email address, or both."),
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
    preferred_contact = QuestionField(
        label=gettext_lazy("How should we reach you?"),
        choices=ContactWay,
        error_messages={"required": gettext_lazy("Choose phone or email")},
    )
    preferred_time = QuestionField(
        label=gettext_lazy("Best time to call"),
        help_text=gettext_lazy("If you choose a time of day, our call may come a little later."),
        choices=ContactTime,
        initial=ContactTime.ANY,
        error_messages={
            "required": gettext_lazy("Choose the best time to call"),
            "invalid_choice": gettext_lazy("Choose the best time to call again. Our list has changed"),
        },
    )
    may_leave_message = QuestionField(
        label=gettext_lazy("May we leave a voice message?"),
        help_text=gettext_lazy("If you gave a phone number. We would say our name and ask you to call back."),
        choices=YES_NO,
        required=False,
    )
    is_returning_patient = QuestionField(
        label=gettext_lazy("Has the patient been here before?"),
        choices=YES_NO,
        error_messages={"required": gettext_lazy("Choose yes or no: has the patient been here before?")},
    )
    about = ListField(
        label=gettext_lazy("What is it about?"),
        error_messages={
            "required": gettext_lazy("Choose what it is about. “I am not sure” is fine"),
            "invalid_choice": gettext_lazy("Choose what it is about again. Our list has changed"),
        },
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
        label=gettext_lazy("Will you pay with insurance?"),
        choices=Insurance,
        error_messages={
            "required": gettext_lazy("Choose if you will pay with insurance. “I am not sure” is fine")
        },
    )
    access_need = NameField(
        label=gettext_lazy("Do you need an interpreter or other help?"),
        help_text=gettext_lazy("For example, Spanish, sign language or step-free access. It is free."),
        required=False,
        limit=300,
        widget=text_control("w-mail"),
    )
    note = PlainTextField(
        label=gettext_lazy("Anything that helps us plan the call"),
        help_text=gettext_lazy("Please do not put medical details here. We ask about them when we talk."),
        required=False,
        limit=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("You may contact me about this request"),
        template_name="consultations/public/fields/checkbox.html",
        error_messages={"required": gettext_lazy("Check the box so that we may contact you")},
    )

    def __init__(self, *args, explains_each=False, offline=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.explains_each = explains_each
        self.offline = offline
        if offline:
            procedures, physicians, locations = self._chosen_before()
            urgent_signs = []
        else:
            procedures, physicians, locations = map(
                _pages_to_choose, (ProcedurePage, PhysicianPage, LocationPage)
            )
            belonging = signs_for(*(page_key(self._given(name)) for name in ("page", "about")))
            urgent_signs = [sign.words for sign in belonging.today]
            self.fields["warning_signs"].signs = belonging.now
            self.fields["preferred_time"].choices = offered_times(PracticeSettings.load())
        # One that was checked and is no longer on the list stays checked.
        urgent_signs = dict.fromkeys([*urgent_signs, *(self._given("urgent_signs") or [])])
        self.fields["urgent_signs"].choices = [(sign, sign) for sign in urgent_signs]
        self.fields["about"].choices = [
            ("", _("Choose one")),
            *procedures,
            (Reason.SOMETHING_ELSE, Reason.SOMETHING_ELSE.label),
            (Reason.NOT_SURE, Reason.NOT_SURE.label),
        ]
        self.fields["physician"].choices = [("", _("No preference")), *physicians]
        self.fields["location"].choices = [("", _("No preference")), *locations]
        # Where there is one location there is nothing to choose.
        if len(locations) < (1 if offline else 2):
            del self.fields["location"]

    @classmethod
    @sensitive_variables()
    def with_answers(cls, post, **options):
        """Return a form that holds what was posted, and does not say what is wrong with it."""
        return cls(initial=post.dict() | {"urgent_signs": post.getlist("urgent_signs")}, **options)

    def _given(self, name):
        """Return what was sent for a question, or what the form begins with; None where it is not asked."""
        if not (field := self.fields.get(name)):
            return None
        if self.is_bound:
            return field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return self.get_initial_for_field(field, name)

    def _chosen_before(self):
        """Return the procedures, physicians and locations among the answers this form begins with."""
        names = "about", "physician", "location"
        pages = (self.get_initial_for_field(self.fields[name], name) for name in names)
        label = _("The one you chose before")
        return [[(page, label)] if page and page.isdigit() else [] for page in pages]

    def clean(self):
        answers = super().clean()
        for_someone_else = answers.get("for_whom") == ForWhom.SOMEONE_ELSE
        if for_someone_else:
            self._require("asker_name", _("Enter your own name"))
            self._require("asker_relation", _("Enter your relationship to the patient, for example daughter"))
        has_telephone, has_email = "telephone" not in self.errors, "email" not in self.errors
        if has_telephone and has_email and not (answers["telephone"] or answers["email"]):
            self.add_error("telephone", _("Enter a phone number or an email address"))
        elif answers.get("preferred_contact") == ContactWay.PHONE:
            self._require("telephone", _("Enter a phone number, or choose email"))
        elif answers.get("preferred_contact") == ContactWay.EMAIL:
            self._require("email", _("Enter an email address, or choose phone"))
        if answers.get("telephone"):
            self._require("may_leave_message", _("Choose yes or no: may we leave a voice message?"))
        return answers

    def _require(self, name, message):
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    @property
    def questions(self):
        """Return the fields that are asked, in the order of `DATA_FIELDS`, as a list of bound fields."""
        return [self[field.name] for field in ASKED if field.name in self.fields]

    def answers(self):
        """Return the cleaned answers as `services.submit_consultation` takes them. The form must be valid."""
        cleaned = self.cleaned_data
        about, physician, location = cleaned["about"], cleaned["physician"], cleaned.get("location")
        answers = {field.name: cleaned[field.name] for field in ASKED if field.columns == (field.name,)}
        if cleaned["for_whom"] != ForWhom.SOMEONE_ELSE:
            answers |= dict.fromkeys(ABOUT_THE_ASKER, "")
        return answers | {
            "may_leave_message": cleaned["may_leave_message"] == "yes",
            "is_returning_patient": cleaned["is_returning_patient"] == "yes",
            "reason": Reason.PROCEDURE if about.isdigit() else Reason(about),
            "procedure": ProcedurePage.objects.get(pk=about) if about.isdigit() else None,
            "physician": PhysicianPage.objects.get(pk=physician) if physician else None,
            "location": LocationPage.objects.get(pk=location) if location else None,
        }


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
