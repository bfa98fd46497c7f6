from datetime import date, datetime, time

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from consultations.concerns import Concern
from consultations.desk.leave import the_desk
from consultations.desk.moments import AsksMoment
from consultations.digests import SEARCH_DIGEST_LENGTH, digests_of_query
from consultations.models import (
    OTHER_ORDERS,
    CallOutcome,
    Channel,
    ClosedReason,
    ConsultationRequest,
    ContactTime,
    ForWhom,
    OtherContact,
    Status,
    UnwantedMessage,
)
from consultations.reference_numbers import as_part_of_reference, as_reference_number
from consultations.roles import ASSIGN_CONSULTATIONS, desk_users
from core.calendar.clock import practice_zone
from core.words.normalizing import has_visible
from locations.models import LocationPage
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage

# Groups of digests in an address: a request has one of each group. “none” is what no request has.
_DIGEST = f"[0-9a-f]{{{SEARCH_DIGEST_LENGTH}}}"
_GROUP = rf"{_DIGEST}(\.{_DIGEST})*"
DIGESTS = rf"^(none|{_GROUP}(-{_GROUP})*)$"
LONGEST_DIGESTS = 2000

ALL = [("", _("All"))]
NOBODY = "nobody"

# Within one promise, first come is first called. What is urgent comes before everything, by promise and by due.
_BY_PROMISE = ("queue_at", "created_at", "pk")

# What each order goes by. The last is the key, so that what stands next to a request can be looked up.
SORTS = {
    "promise": (_BY_PROMISE, _("Promise, soonest first")),
    "-promise": (("-queue_at", "-created_at", "-pk"), _("Promise, latest first")),
    "due": (("due_order_at", "created_at", "pk"), _("Due, soonest first")),
    "-due": (("-due_order_at", "-created_at", "-pk"), _("Due, latest first")),
    "received": (("created_at", "pk"), _("Received, oldest first")),
    "-received": (("-created_at", "-pk"), _("Received, newest first")),
    # As it happens, “morning” is the last of the words that are stored.
    "time": ((OTHER_ORDERS["time"], *_BY_PROMISE), _("Best time, mornings first")),
    "interpreter": ((OTHER_ORDERS["interpreter"], *_BY_PROMISE), _("Interpreter first")),
    "location": ((OTHER_ORDERS["location"], *_BY_PROMISE), _("Location")),
    "asked_by": ((OTHER_ORDERS["asked_by"], *_BY_PROMISE), _("Asked by someone else first")),
    "attempts": ((OTHER_ORDERS["attempts"], *_BY_PROMISE), _("Attempts, fewest first")),
    "-attempts": ((OTHER_ORDERS["most_attempts"], *_BY_PROMISE), _("Attempts, most first")),
}

# The filter by how often the desk has called or written.
ATTEMPTS = {"0": Q(attempts=0), "1": Q(attempts=1), "2": Q(attempts=2), "more": Q(attempts__gte=3)}


def _chosen(queryset, label):
    # By “id”: SQLite breaks on a number beyond 64 bits when a page type is looked up by its link to the page.
    return forms.ModelChoiceField(
        queryset,
        label=label,
        required=False,
        empty_label=_("All"),
        to_field_name="id",
    )


def pages_field(queryset: QuerySet, label: str) -> forms.ModelChoiceField:
    """Return an optional choice of one of these pages."""
    return _chosen(queryset.order_by("title", "pk"), label)


# No day that a clock of a time zone cannot show.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
YEARS = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]


def day_field(label: str, key: str = "", **kwargs: object) -> forms.DateField:
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


def _time():
    """Return the optional time beside a day."""
    return forms.TimeField(
        label=_("At"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


def _asked():
    """Return what says which day and time were asked about."""
    return forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


def _moment(day, time_of_day):
    return datetime.combine(day, time_of_day, practice_zone())


def _in_address(groups):
    """Return groups of digests as text; "" when there are none, or no request can have one of each."""
    return "-".join(".".join(sorted(group)) for group in groups) if all(groups) else ""


def _groups(text):
    return [group.split(".") for group in text.split("-")] if text else []


class QueueForm(forms.Form):
    """Search, filters and order of the queue.

    What is typed into the search box is sent by POST and goes into the address as keyed digests (`found`, and
    `alike` for what sounds like it), so that no name or number stands in an address or a log, and the address can
    still be kept.
    """

    q = forms.CharField(
        label=_("Search"),
        help_text=_("Name, phone, email, or reference number"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "data-key": "/"}),
    )
    tab = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    found = forms.RegexField(DIGESTS, required=False, max_length=LONGEST_DIGESTS, widget=forms.HiddenInput)
    alike = forms.RegexField(DIGESTS, required=False, max_length=LONGEST_DIGESTS, widget=forms.HiddenInput)
    reference_number = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[*ALL, ("open", _("All open")), *Status.choices]
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    concern = _chosen(Concern.objects, _("Concern"))
    procedure = pages_field(ProcedurePage.objects, _("Procedure"))
    physician = pages_field(PhysicianPage.objects, _("Physician"))
    location = pages_field(LocationPage.objects, _("Location"))
    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=[*ALL, *Channel.choices])
    preferred_time = forms.ChoiceField(
        label=_("Best time"), required=False, choices=[*ALL, *ContactTime.choices]
    )
    needs_interpreter = forms.ChoiceField(
        label=_("Interpreter"),
        required=False,
        choices=[*ALL, ("yes", _("Needs one")), ("no", _("Needs none"))],
    )
    for_whom = forms.ChoiceField(
        label=_("Asked by"),
        required=False,
        choices=[*ALL, (ForWhom.MYSELF, _("The patient")), (ForWhom.SOMEONE_ELSE, _("Someone else"))],
    )
    attempts = forms.ChoiceField(
        label=_("Attempts"),
        required=False,
        choices=[*ALL, ("0", _("None yet")), ("1", "1"), ("2", "2"), ("more", _("3 or more"))],
    )
    origin = pages_field(Page.objects, _("From page"))
    received_from = day_field(_("Received from"))
    received_to = day_field(_("Received to"))
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("As usual")), *((name, label) for name, (_fields, label) in SORTS.items())],
    )

    # The filters that choose from rows, and what names these in a request.
    named_by = {
        "concern": "concern",
        "procedure": "procedure",
        "physician": "physician",
        "location": "location",
        "origin": "origin_page",
    }
    # What was searched for, and where somebody is: no filters.
    searches = ("q", "found", "alike", "reference_number")
    places = ("tab", "sort")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owners = [(str(user.pk), user.name) for user in desk_users()]
        self.fields["owner"].choices = [*ALL, (NOBODY, _("Nobody")), *owners]
        asked_there = ConsultationRequest.objects.filter(origin_page=OuterRef("pk"))
        self.fields["origin"].queryset = Page.objects.filter(Exists(asked_there)).order_by("title", "pk")

    def offer_only(self, consultations):
        """Take away the choices that none of these requests names."""
        for name, column in self.named_by.items():
            named = consultations.filter(**{column: OuterRef("pk")})
            self.fields[name].queryset = self.fields[name].queryset.filter(Exists(named))
        owners = set(consultations.order_by().values_list("owner", flat=True).distinct())
        kept = ("", NOBODY, *map(str, owners))
        self.fields["owner"].choices = [
            choice for choice in self.fields["owner"].choices if choice[0] in kept
        ]

    @property
    def is_searching(self):
        return bool(self.is_valid() and (self.cleaned_data["found"] or self.cleaned_data["reference_number"]))

    @property
    def is_filtering(self):
        kept = (*self.searches, *self.places)
        return any(self.data.get(name) for name in self.fields if name not in kept)

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
        for name in (
            "concern",
            "procedure",
            "physician",
            "location",
            "channel",
            "preferred_time",
            "for_whom",
        ):
            if values[name]:
                conditions &= Q(**{name: values[name]})
        if values["needs_interpreter"]:
            conditions &= Q(needs_interpreter=values["needs_interpreter"] == "yes")
        if values["attempts"]:
            conditions &= ATTEMPTS[values["attempts"]]
        if values["origin"]:
            conditions &= Q(origin_page=values["origin"])
        if values["received_from"]:
            conditions &= Q(created_at__gte=_moment(values["received_from"], time.min))
        if values["received_to"]:
            conditions &= Q(created_at__lte=_moment(values["received_to"], time.max))
        return queryset.filter(conditions)

    def searched(self, queryset):
        """Return the requests of `queryset` that are what was searched for, all where nothing was."""
        values = self.cleaned_data
        if values["reference_number"]:
            if part := as_part_of_reference(values["reference_number"]):
                queryset = queryset.with_part_of_reference(part)
            else:
                queryset = queryset.filter(reference_number=as_reference_number(values["reference_number"]))
        if values["found"]:
            queryset = queryset.found_by(_groups(values["found"]))
        return queryset

    def alike_in(self, queryset):
        """Return the requests of `queryset` that only sound like what was searched for, the closest first."""
        if not (groups := _groups(self.cleaned_data["alike"])):
            return queryset.none()
        exact = ConsultationRequest.objects.found_by(_groups(self.cleaned_data["found"]))
        return queryset.found_by(groups).exclude(pk__in=exact.values("pk")).closest_first(groups)

    def as_query(self):
        """Return the valid answers as the `QueryDict` of an address, without anything typed about a person.

        A new search looks through all requests, whatever tab it began in.
        """
        values = self.cleaned_data
        kept = {name: self.data.get(name, "") for name in self.fields if name != "q"}
        if values["q"]:
            reference_number = as_reference_number(values["q"]) or as_part_of_reference(values["q"])
            searched = digests_of_query(values["q"])
            kept |= {
                "tab": "all",
                "reference_number": reference_number,
                "found": "" if reference_number else _in_address(searched.exact) or "none",
                "alike": "" if reference_number else _in_address(searched.alike),
            }
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in kept.items() if value})
        return query


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


class CallForm(AsksMoment, PageForm):
    left = _("the call")
    # Set when the patient said no to the message that is to be logged: it is asked why, once.
    is_unwanted = False
    outcome = forms.ChoiceField(
        label=_("How did the call go?"),
        choices=CallOutcome,
        error_messages={"required": _("Choose how the call went.")},
    )
    next_try_on = day_field(
        _("Next try on"),
        key="d",
        help_text=_(
            "Left empty: the next working day, or the third if you reached them, at the patient’s best time."
        ),
    )
    next_try_time = _time()
    next_try_asked = _asked()
    unwanted = forms.ChoiceField(
        label=_("They said: leave no message. Why do you log one?"),
        choices=UnwantedMessage,
        required=False,
        widget=forms.RadioSelect,
    )


class LookAgainForm(AsksMoment, PageForm):
    """When to look again at a request."""

    left = _("the day to look again")
    moment = "look_again"
    is_moment_required = True
    look_again_on = day_field(_("Look again on"))
    look_again_time = _time()
    look_again_asked = _asked()


class WaitForm(LookAgainForm):
    """When to look again at what waits for the patient."""

    is_moment_required = False


class ContactForm(CallForm):
    """Another contact than a call. It shares the next try with the form of a call."""

    left = _("the other contact")
    outcome = None
    way = forms.ChoiceField(
        label=_("What was it?"),
        choices=OtherContact,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of contact it was.")},
    )

    @property
    def is_typed(self):
        return bool(self.initial.get("way"))


class MoveForm(forms.Form):
    to = forms.ChoiceField(choices=Status, error_messages={"required": _("Choose a status.")})
    closed_reason = forms.ChoiceField(
        label=_("Why?"), choices=[("", _("Choose one")), *ClosedReason.choices], required=False
    )


class CloseForm(PageForm):
    left = _("closing")
    closed_reason = MoveForm.base_fields["closed_reason"]


def name_with_absence(user):
    """Return the name of somebody, and that they are on leave when they are."""
    away = the_desk().absence(user.pk)
    return f"{user.name} ({away.in_words})" if away else user.name


class OwnerForm(PageForm):
    """Who gets a request; nobody gives it back to all."""

    left = _("the new owner")
    owner = forms.ModelChoiceField(None, label=_("Give it to"), required=False, empty_label=_("Nobody"))
    # Whom the page named when it was shown.
    owner_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, consultation):
        """Return the form as the page of `request` shows it first."""
        # Who has left is not offered, and so not what somebody has chosen.
        owner = desk_users().filter(pk=consultation.owner_id).values_list("pk", flat=True).first()
        return cls(initial={"owner": owner, "owner_seen": owner})

    @property
    def is_typed(self):
        return self.initial.get("owner", "") != self.initial.get("owner_seen", "")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = desk_users()
        self.fields["owner"].label_from_instance = name_with_absence


class DuplicateForm(PageForm):
    """Of which request one is a duplicate. Where the patients' names differ, it is asked once whether it is."""

    left = _("the duplicate")
    original = forms.CharField(
        label=_("Reference number of the other request"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the reference number of the other request.")},
    )
    # The reference number about which somebody was asked whether it is the same patient.
    sure = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    @property
    def is_typed(self):
        return bool(self.initial.get("original"))


class LeaveForm(forms.Form):
    """From when to when somebody is away. Who may assign says who; others mean themselves."""

    user = forms.ModelChoiceField(None, label=_("Who"), to_field_name="id", empty_label=_("Choose one"))
    first_day = day_field(_("First day"))
    last_day = day_field(_("Last day"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        for name in ("first_day", "last_day"):
            self.fields[name].required = True
        if by.has_perm(ASSIGN_CONSULTATIONS):
            self.fields["user"].queryset = desk_users()
            self.fields["user"].label_from_instance = name_with_absence
        else:
            del self.fields["user"]

    def clean(self):
        values = {"user": self.by} | super().clean()
        first, last = values.get("first_day"), values.get("last_day")
        if last and first and last < first:
            self.add_error("last_day", _("The last day must not be before the first."))
        elif last and last < timezone.localdate():
            self.add_error("last_day", _("These days are over."))
        return values
