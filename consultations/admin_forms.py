from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from consultations.digests import SEARCH_DIGEST_LENGTH, digests_of_query
from consultations.models import ConsultationRequest, Status
from consultations.references import as_reference
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage


class QueueForm(forms.Form):
    """Search and filters of the list of requests.

    What is typed into the search box is sent by POST and goes into the address as keyed digests (`found`), so
    that no name or number stands in an address or a log, and the address can still be kept.
    """

    q = forms.CharField(
        label=_("Search"),
        help_text=_("Reference, e-mail, telephone, or words of a name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    found = forms.RegexField(
        rf"^(none|[0-9a-f]{{{SEARCH_DIGEST_LENGTH}}}(-[0-9a-f]{{{SEARCH_DIGEST_LENGTH}}})*)$",
        required=False,
        max_length=500,
        widget=forms.HiddenInput,
    )
    reference = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), ("open", _("All open")), *Status.choices]
    )
    procedure = forms.ModelChoiceField(
        ProcedurePage.objects.order_by("title", "pk"),
        label=_("Procedure"),
        required=False,
        empty_label=_("All"),
    )
    physician = forms.ModelChoiceField(
        PhysicianPage.objects.order_by("title", "pk"),
        label=_("Physician"),
        required=False,
        empty_label=_("All"),
    )
    origin = forms.ModelChoiceField(
        Page.objects.none(), label=_("From page"), required=False, empty_label=_("All")
    )
    received_from = forms.DateField(
        label=_("Received from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    received_to = forms.DateField(
        label=_("Received to"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        origins = ConsultationRequest.objects.order_by().values("origin_page").distinct()
        self.fields["origin"].queryset = Page.objects.filter(pk__in=origins).order_by("title", "pk")

    def apply(self, queryset):
        """Return the requests of `queryset` that the valid answers let through."""
        values = self.cleaned_data
        conditions = Q()
        if values["status"] == "open":
            queryset = queryset.open()
        elif values["status"]:
            conditions &= Q(status=values["status"])
        if values["procedure"]:
            conditions &= Q(procedure=values["procedure"])
        if values["physician"]:
            conditions &= Q(physician=values["physician"])
        if values["origin"]:
            conditions &= Q(origin_page=values["origin"])
        if values["received_from"]:
            conditions &= Q(created_at__date__gte=values["received_from"])
        if values["received_to"]:
            conditions &= Q(created_at__date__lte=values["received_to"])
        if values["reference"]:
            conditions &= Q(reference=as_reference(values["reference"]))
        if values["found"]:
            queryset = queryset.found_by(values["found"].split("-"))
        return queryset.filter(conditions)

    def as_query(self):
        """Return the valid answers as the query of an address, without anything typed about a person."""
        values = self.cleaned_data
        kept = {name: self.data.get(name, "") for name in self.fields if name != "q"}
        if values["q"]:
            reference = as_reference(values["q"])
            digests = sorted(digests_of_query(values["q"])) or ["none"]
            kept |= {"reference": reference, "found": "" if reference else "-".join(digests)}
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in kept.items() if value})
        return query.urlencode()


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Add a note"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a note first.")},
    )
