from datetime import date, datetime, time
from operator import attrgetter
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from consultations.concerns import Concern
from consultations.digests import SEARCH_DIGEST_LENGTH, digests_of_query
from consultations.models import (
    CallOutcome,
    Channel,
    ClosedReason,
    ConsultationRequest,
    Status,
)
from consultations.reference_numbers import as_reference_number
from consultations.roles import desk_users
from core.models import PracticeSettings
from core.words.normalizing import has_visible
from locations.models import LocationPage
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage

ALL = [("", _("All"))]
NOBODY = "nobody"

# Each order is by one moment, and by key where moments are the same: what stands next to a request can be
# looked up without counting. By promise, what is urgent comes before everything.
SORTS = {
    "promise": ("queue_at", _("Promise, soonest first")),
    "-promise": ("-queue_at", _("Promise, latest first")),
    "received": ("created_at", _("Received, oldest first")),
    "-received": ("-created_at", _("Received, newest first")),
}


def _chosen(queryset, label):
    # By “id”: SQLite breaks on a number beyond 64 bits when a page type is looked up by its link to the page.
    return forms.ModelChoiceField(
        queryset,
        label=label,
        required=False,
        empty_label=_("All"),
        to_field_name="id",
    )


def _pages(queryset, label):
    return _chosen(queryset.order_by("title", "pk"), label)


# No year that a clock of a time zone cannot show.
YEARS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2199, 12, 31))]


def _day(label, key="", **kwargs):
    """Return an optional date; `key` leads there on the page of a request."""
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date"} | ({"data-key": key} if key else {}), format="%Y-%m-%d"
        ),
        validators=YEARS,
        **kwargs,
    )


def _moment(day, time_of_day):
    return datetime.combine(day, time_of_day, ZoneInfo(PracticeSettings.load().time_zone))


class QueueForm(forms.Form):
    """Search, filters and order of the queue.

    What is typed into the search box is sent by POST and goes into the address as keyed digests (`found`), so
    that no name or number stands in an address or a log, and the address can still be kept.
    """

    q = forms.CharField(
        label=_("Search"),
        help_text=_("Reference number, email, phone, or whole words of a name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "data-key": "/"}),
    )
    tab = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    found = forms.RegexField(
        rf"^(none|[0-9a-f]{{{SEARCH_DIGEST_LENGTH}}}(-[0-9a-f]{{{SEARCH_DIGEST_LENGTH}}})*)$",
        required=False,
        max_length=500,
        widget=forms.HiddenInput,
    )
    reference_number = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[*ALL, ("open", _("All open")), *Status.choices]
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    concern = _chosen(Concern.objects, _("Concern"))
    procedure = _pages(ProcedurePage.objects, _("Procedure"))
    physician = _pages(PhysicianPage.objects, _("Physician"))
    location = _pages(LocationPage.objects, _("Location"))
    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=[*ALL, *Channel.choices])
    origin = _pages(Page.objects, _("From page"))
    received_from = _day(_("Received from"))
    received_to = _day(_("Received to"))
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("As usual")), *((name, label) for name, (_field, label) in SORTS.items())],
    )

    # These say where somebody is, not what was looked for.
    places = ("q", "tab", "sort")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owners = [(str(user.pk), user.name) for user in desk_users()]
        self.fields["owner"].choices = [*ALL, (NOBODY, _("Nobody")), *owners]
        asked_there = ConsultationRequest.objects.filter(origin_page=OuterRef("pk"))
        self.fields["origin"].queryset = Page.objects.filter(Exists(asked_there)).order_by("title", "pk")

    @property
    def is_searching(self):
        return bool(self.is_valid() and (self.cleaned_data["found"] or self.cleaned_data["reference_number"]))

    @property
    def is_filtering(self):
        return any(self.data.get(name) for name in self.fields if name not in self.places)

    def in_words(self):
        """Return the filters and the order that were chosen, each as (what it is called, what was chosen)."""
        if not self.is_valid():
            return []
        found = [(_("Search"), _("what was found"))] if self.is_searching else []
        return found + [
            (self[name].label, _choice_in_words(field, self.cleaned_data[name]))
            for name, field in self.fields.items()
            if not field.widget.is_hidden and name != "q" and self.cleaned_data[name]
        ]

    def apply(self, queryset):
        """Return the requests of `queryset` that the valid answers let through."""
        values = self.cleaned_data
        conditions = Q()
        if values["status"] == "open":
            queryset = queryset.open()
        elif values["status"]:
            conditions &= Q(status=values["status"])
        if values["owner"]:
            conditions &= Q(owner=None if values["owner"] == NOBODY else int(values["owner"]))
        for name in ("concern", "procedure", "physician", "location", "channel"):
            if values[name]:
                conditions &= Q(**{name: values[name]})
        if values["origin"]:
            conditions &= Q(origin_page=values["origin"])
        if values["received_from"]:
            conditions &= Q(created_at__gte=_moment(values["received_from"], time.min))
        if values["received_to"]:
            conditions &= Q(created_at__lte=_moment(values["received_to"], time.max))
        if values["reference_number"]:
            conditions &= Q(reference_number=as_reference_number(values["reference_number"]))
        if values["found"]:
            queryset = queryset.found_by(values["found"].split("-"))
        return queryset.filter(conditions)

    def as_query(self):
        """Return the valid answers as the query of an address, without anything typed about a person.

        A new search looks through all requests, whatever tab it began in.
        """
        values = self.cleaned_data
        kept = {name: self.data.get(name, "") for name in self.fields if name != "q"}
        if values["q"]:
            reference_number = as_reference_number(values["q"])
            digests = sorted(digests_of_query(values["q"])) or ["none"]
            kept |= {
                "tab": "all",
                "reference_number": reference_number,
                "found": "" if reference_number else "-".join(digests),
            }
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in kept.items() if value})
        return query.urlencode()


def _choice_in_words(field, value):
    """Return the answer to a question of the queue as people read it."""
    if isinstance(value, date):
        return date_format(value)
    return str(value) if isinstance(field, forms.ModelChoiceField) else dict(field.choices)[value]


class PageForm(forms.Form):
    """The fields of one action on a request's page, which is a single form: no other action needs them."""

    use_required_attribute = False
    # What was typed here and not sent by its button, in words.
    left = ""

    @classmethod
    def keeping(cls, typed):
        """Return the form with what was typed into it, unchecked: another button was pressed."""
        return cls(initial={name: typed[name] for name in cls.base_fields if name in typed})

    @property
    def is_typed(self):
        return any(self.initial.get(name) for name in self.fields)


class NoteForm(PageForm):
    """A note goes along with whatever button is pressed. White space alone is none."""

    note = forms.CharField(
        label=_("Add a note"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "n"}),
    )

    def clean_note(self):
        note = self.cleaned_data["note"]
        # Not what nobody sees either, such as a space without width.
        return note if has_visible(note) else ""


class WrittenNoteForm(NoteForm):
    def clean_note(self):
        note = super().clean_note()
        if not note:
            raise forms.ValidationError(_("Write a note first."))
        return note


class CallForm(PageForm):
    left = _("the call")
    outcome = forms.ChoiceField(
        label=_("How did the call go?"),
        choices=CallOutcome,
        error_messages={"required": _("Choose how the call went.")},
    )
    next_try_on = _day(
        _("Next try on"),
        key="d",
        help_text=_("When left empty: the next working day, if nobody was reached."),
    )

    def clean_next_try_on(self):
        day = self.cleaned_data["next_try_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day


class MoveForm(forms.Form):
    to = forms.ChoiceField(choices=Status, error_messages={"required": _("Choose a status.")})
    closed_reason = forms.ChoiceField(
        label=_("Why?"), choices=[("", _("Choose one")), *ClosedReason.choices], required=False
    )


class CloseForm(PageForm):
    left = _("closing")
    closed_reason = MoveForm.base_fields["closed_reason"]


class OwnerForm(PageForm):
    """Who gets a request; nobody gives it back to all."""

    left = _("the new owner")
    owner = forms.ModelChoiceField(None, label=_("Give it to"), required=False, empty_label=_("Nobody"))
    # Whom the page named when it was shown.
    owner_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, consultation):
        """Return the form as the page of `request` shows it first."""
        return cls(initial={"owner": consultation.owner_id, "owner_seen": consultation.owner_id})

    @property
    def is_typed(self):
        return self.initial.get("owner", "") != self.initial.get("owner_seen", "")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = desk_users()
        self.fields["owner"].label_from_instance = attrgetter("name")


class DuplicateForm(PageForm):
    left = _("the duplicate")
    original = forms.CharField(
        label=_("Reference number of the other request"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the reference number of the other request.")},
    )
