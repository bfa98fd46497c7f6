"""What the privacy officer and the triage lead do: export, reports, who looked at what, holding and erasing."""

from datetime import date, timedelta

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from django_filters.fields import DateRangeField
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import BaseListingView, BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.models import ModelLogEntry

from consultations import audit, desk_services, figures, retention
from consultations.admin_access import RequestPermissionMixin
from consultations.admin_forms import YEARS
from consultations.admin_queue import QUEUE_URL_NAME, Queue, clock_of
from consultations.admin_views import ChangeView
from consultations.digests import name_words
from consultations.export import Purpose, export
from consultations.models import ConsultationRequest
from consultations.references import as_reference, grouped
from consultations.roles import AUDIT_REQUESTS, ERASE_REQUESTS, EXPORT_REQUESTS, REPORT_REQUESTS
from consultations.spreadsheets import Format, download

WEEKS_SHOWN = 8
LONGEST_REPORT = timedelta(weeks=53)
EARLIEST_REPORT = date(2000, 1, 1)


class ScreenView(RequestPermissionMixin, WagtailAdminTemplateMixin, View):
    """A page of the admin below the queue."""

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(QUEUE_URL_NAME), "label": _("Consultations")},
            {"url": "", "label": self.get_page_title()},
        ]


class ExportForm(forms.Form):
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need them for?"), choices=Purpose, widget=forms.RadioSelect
    )
    file_format = forms.ChoiceField(
        label=gettext_lazy("File"), choices=Format, initial=Format.XLSX, widget=forms.RadioSelect
    )
    with_notes = forms.BooleanField(label=gettext_lazy("With the staff’s notes"), required=False)


class ExportView(ScreenView):
    """Export the requests that the queue's filters in the address let through."""

    permissions = (EXPORT_REQUESTS,)
    template_name = "consultations/admin/export.html"
    page_title = gettext_lazy("Export")
    header_icon = "download"

    @cached_property
    def queue(self):
        return Queue(self.request.GET, self.request.user, clock_of(self.request))

    def get(self, request):
        return self.show(ExportForm())

    def post(self, request):
        form = ExportForm(request.POST)
        if not form.is_valid() or not self.queue.form.is_valid():
            return self.show(form, status=422)
        return export(self.queue.matching, request.user, filters=self.queue.filters, **form.cleaned_data)

    def show(self, form, status=200):
        if not self.queue.form.is_valid():
            messages.error(self.request, _("Please check the search and the filters. Nothing was exported."))
            return redirect(QUEUE_URL_NAME)
        context = self.get_context_data(form=form, number=self.queue.matching.count())
        return self.render_to_response(context, status=status)


class ReportForm(forms.Form):
    first = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self):
        values = super().clean()
        if self.errors:
            return values
        is_short = timedelta(0) <= values["last"] - values["first"] <= LONGEST_REPORT
        if not is_short or values["first"] < EARLIEST_REPORT or values["last"] > timezone.localdate():
            raise forms.ValidationError(
                _("Choose a time of up to a year that ends after it begins, and by today.")
            )
        return values


class ReportView(ScreenView):
    """How many requests came, from where, for what, with what outcome, and how soon they were answered."""

    permissions = (REPORT_REQUESTS,)
    template_name = "consultations/admin/report.html"
    page_title = gettext_lazy("Report")
    header_icon = "table"

    def get(self, request):
        today = timezone.localdate()
        days = {"first": today - timedelta(weeks=WEEKS_SHOWN - 1), "last": today}
        form = ReportForm(days | {name: request.GET[name] for name in days if name in request.GET})
        tables = []
        if form.is_valid():
            weeks = figures.weeks_between(**form.cleaned_data)
            # On the screen the newest week stands first, where a phone shows it; in a file the weeks run on.
            tables = figures.tables(weeks if "export" in request.GET else weeks[::-1])
        if "export" in request.GET:
            return self.export(tables)
        query = urlencode({name: form[name].value() for name in days})
        context = self.get_context_data(
            form=form, tables=tables, query=query, formats=Format, smallest_group=figures.SMALLEST_GROUP
        )
        return self.render_to_response(context)

    def export(self, tables):
        query = self.request.GET
        table = next((table for table in tables if table.name == query.get("table")), None)
        if table is None or query["export"] not in Format:
            raise Http404
        kept = {name: query[name] for name in ("first", "last", "export", "table") if name in query}
        audit.record_for_all("consultations.report", self.request.user, filters=kept)
        return download([table.headings, *table.rows], query["export"], f"consultations-{table.name}")


def _staff():
    return get_user_model().objects.order_by("first_name", "last_name", "pk")


class DaysField(DateRangeField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for day in self.fields:
            day.validators.extend(YEARS)


class DaysFilter(django_filters.DateFromToRangeFilter):
    """From a day to a day; a year that no clock shows is refused."""

    field_class = DaysField


class AuditFilterSet(WagtailFilterSet):
    """Filters of the log. A reference is sent by POST and is a choice here: nothing typed stands in an address."""

    label = django_filters.ChoiceFilter(label=gettext_lazy("Reference"), method="filter_reference")
    action = django_filters.ChoiceFilter(
        label=gettext_lazy("What"), choices=[(name, label) for name, label, _message in audit.ACTIONS]
    )
    user = django_filters.ModelChoiceFilter(label=gettext_lazy("Who"), queryset=lambda request: _staff())
    timestamp = DaysFilter(label=gettext_lazy("When"), widget=DateRangePickerWidget)

    class Meta:
        model = ModelLogEntry
        fields = ["label", "action", "user", "timestamp"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reference = as_reference(self.data.get("label", ""))
        if reference:
            self.filters["label"].extra["choices"] = [(self.data["label"], grouped(reference))]
        else:
            del self.filters["label"]

    def filter_reference(self, queryset, name, value):
        return queryset.filter(pk__in=audit.about(value).values("pk"))

    @property
    def kept(self):
        """Return the filters as the log keeps them: those that hold, all of them choices and days."""
        names = ("label", "action", "user", "timestamp_from", "timestamp_to")
        form = self.form
        if not form.is_valid():
            return {}
        given = {name: form.data.get(name) for name in names if name != "label" or name in form.fields}
        return {name: value for name, value in given.items() if value}


class AuditView(RequestPermissionMixin, BaseListingView):
    """Everything staff did with requests, from Wagtail's log. Reading it is on record too."""

    permissions = (AUDIT_REQUESTS,)
    template_name = "consultations/admin/audit.html"
    results_template_name = "wagtailadmin/generic/listing_results.html"
    model = ModelLogEntry
    page_title = gettext_lazy("Who looked at what")
    header_icon = "history"
    index_url_name = "consultation_requests:audit"
    index_results_url_name = "consultation_requests:audit_results"
    filterset_class = AuditFilterSet
    paginate_by = 50
    default_ordering = "-timestamp"
    columns = [
        DateColumn("timestamp", label=gettext_lazy("When")),
        Column("user", label=gettext_lazy("Who"), accessor="user_display_name"),
        Column("action", label=gettext_lazy("What"), accessor="message"),
        Column("label", label=gettext_lazy("Request")),
        Column("data", label=gettext_lazy("Details"), accessor=lambda entry: audit.in_words(entry.data)),
    ]

    def get_base_queryset(self):
        return audit.entries()

    def get(self, request, *args, **kwargs):
        audit.record_for_all("consultations.audit", request.user, filters=self.filters.kept)
        return super().get(request, *args, **kwargs)

    def post(self, request):
        """Look for a reference: what else is typed stands in no address."""
        url = reverse("consultation_requests:audit")
        if reference := as_reference(request.POST.get("label", "")):
            return redirect(f"{url}?{urlencode({'label': reference})}")
        messages.error(request, _("Enter a reference, such as K7M H4P R2."))
        return redirect(url)

    def get_breadcrumbs_items(self):
        return ScreenView.get_breadcrumbs_items(self)


class SiteHistoryFilterSet(SiteHistoryReportFilterSet):
    """The filters of Wagtail's site history, without what it does not show here."""

    timestamp = DaysFilter(label=gettext_lazy("Date"), widget=DateRangePickerWidget)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        requests = ContentType.objects.get_for_model(ConsultationRequest)
        types = self.filters["object_type"]
        types.queryset = types.extra["queryset"](self.request).exclude(pk=requests.pk)

    def get_action_choices(self):
        own = {name for name, _label, _message in audit.ACTIONS}
        return [(name, label) for name, label in super().get_action_choices() if name not in own]


class SiteHistoryView(LogEntriesView):
    """Wagtail's report of everything that was done, but for requests.

    Wagtail shows and exports the log of a model to whoever has any permission of it. That of requests is read
    under “Who looked at what” alone, where reading is on record.
    """

    filterset_class = SiteHistoryFilterSet

    def filter_queryset(self, queryset):
        requests = ContentType.objects.get_for_model(ConsultationRequest)
        return super().filter_queryset(queryset).exclude(content_type=requests)


class HoldView(ChangeView):
    """Keep a request from being purged and erased, or let it go again."""

    permissions = (ERASE_REQUESTS,)

    @property
    def is_on(self):
        return self.request.POST.get("hold") == "on"

    def mine(self):
        return _("Put on legal hold") if self.is_on else _("Lift the legal hold")

    def change(self, values):
        held = desk_services.hold_request(self.object.pk, on=self.is_on, **self.seen)
        return _("On legal hold.") if held.legal_hold else _("No longer on legal hold.")


class EraseForm(forms.Form):
    """Which of the requests that give the same telephone number or e-mail address are this person's."""

    requests = forms.ModelMultipleChoiceField(
        None, label=gettext_lazy("Erase these requests"), widget=forms.CheckboxSelectMultiple
    )
    is_sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone"))

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["requests"]
        same_contact = ConsultationRequest.objects.with_contact_of(request)
        field.queryset = (same_contact | ConsultationRequest.objects.filter(pk=request.pk)).order_by(
            "-created_at", "pk"
        )
        field.label_from_instance = self.label
        # A name that cannot be read is nobody else's.
        names = name_words(request.patient_name)
        self.initial["requests"] = [
            other.pk
            for other in field.queryset
            if other.pk == request.pk or (names and name_words(other.patient_name) == names)
        ]

    @staticmethod
    def label(request):
        return (
            f"{request.grouped_reference} · {request.patient_name} · {timezone.localdate(request.created_at)}"
        )


class EraseView(BaseObjectMixin, ScreenView):
    """Erase what one person told the practice, on that person's wish."""

    permissions = (ERASE_REQUESTS,)
    model = ConsultationRequest
    template_name = "consultations/admin/erase.html"
    header_icon = "bin"

    def get_base_object_queryset(self):
        return ConsultationRequest.objects.visible_to(self.request.user)

    def get_page_title(self):
        return _("Erase the data of %(reference)s") % {"reference": self.object}

    def get(self, request, pk):
        return self.show(EraseForm(self.object))

    def post(self, request, pk):
        form = EraseForm(self.object, request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            receipt = retention.erase(form.cleaned_data["requests"], request.user)
        except retention.EraseRefused as refusal:
            form.add_error("requests", str(refusal))
            return self.show(form, status=409)
        number = sum(receipt.counts.values())
        words = ngettext("%(number)d request is erased.", "%(number)d requests are erased.", number)
        messages.success(request, words % {"number": number})
        return redirect(QUEUE_URL_NAME)

    def show(self, form, status=200):
        for shown in form.fields["requests"].queryset:
            audit.record(shown, "consultations.view", self.request.user)
        return self.render_to_response(self.get_context_data(form=form), status=status)


urlpatterns = [
    path("export/", ExportView.as_view(), name="export"),
    path("report/", ReportView.as_view(), name="report"),
    path("audit/", AuditView.as_view(), name="audit"),
    path("audit/results/", AuditView.as_view(results_only=True), name="audit_results"),
    path("<uuid:pk>/hold/", HoldView.as_view(), name="hold"),
    path("<uuid:pk>/erase/", EraseView.as_view(), name="erase"),
]
