"""Who looked at what, and the site history without it."""

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.fields import DateRangeField
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.models import ModelLogEntry

from consultations import audit
from consultations.desk.access import ConsultationPermissionMixin, ScreenView
from consultations.desk.forms import YEARS
from consultations.models import ConsultationRequest
from consultations.records.spreadsheets import FORMATS_EXPLAINED, Format, download
from consultations.reference_numbers import as_reference_number, grouped
from consultations.roles import AUDIT_CONSULTATIONS
from core.listings.empty import TellsWhenEmpty

CHUNK = 500


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
    """Filters of the log. A reference number comes by POST and is a choice here: no address holds what was typed."""

    label = django_filters.ChoiceFilter(
        label=gettext_lazy("Reference number"), method="filter_reference_number"
    )
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
        reference_number = as_reference_number(self.data.get("label", ""))
        if reference_number:
            self.filters["label"].extra["choices"] = [(self.data["label"], grouped(reference_number))]
        else:
            del self.filters["label"]

    def filter_reference_number(self, queryset, name, value):
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


class AuditView(ConsultationPermissionMixin, TellsWhenEmpty, BaseListingView):
    """Everything staff did with requests, from Wagtail's log. Reading it is on record too."""

    permissions = (AUDIT_CONSULTATIONS,)
    template_name = "consultations/records/audit.html"
    results_template_name = "wagtailadmin/generic/listing_results.html"
    model = ModelLogEntry
    page_title = gettext_lazy("Who looked at what")
    header_icon = "history"
    index_url_name = "consultation_requests:audit"
    index_results_url_name = "consultation_requests:audit_results"
    filterset_class = AuditFilterSet
    paginate_by = 50
    default_ordering = "-timestamp"
    when_empty = gettext_lazy(
        "Nothing is on record yet. Each look at a request, and each change, will appear here."
    )
    columns = [
        DateColumn("timestamp", label=gettext_lazy("When")),
        Column("user", label=gettext_lazy("Who"), accessor="user_display_name"),
        Column("action", label=gettext_lazy("What"), accessor="message"),
        Column("label", label=gettext_lazy("Request")),
        Column("data", label=gettext_lazy("Details"), accessor=lambda entry: audit.in_words(entry)),
    ]

    def get_base_queryset(self):
        return audit.entries().prefetch_related("logged_requests")

    def get(self, request, *args, **kwargs):
        file_format = request.GET.get("export")
        is_export = file_format in Format and self.filters.is_valid()
        details = {"export": file_format} if is_export else {}
        audit.record_for_all("consultations.audit", request.user, filters=self.filters.kept, **details)
        if is_export:
            return download(self.rows(), file_format, f"log-{timezone.localdate().isoformat()}")
        return super().get(request, *args, **kwargs)

    def rows(self):
        """Yield the log as lines of a file: one for each request of an entry, or for an entry about none."""
        zone = timezone.get_current_timezone_name()
        first, last = _("First time (%(zone)s)") % {"zone": zone}, _("Last time (%(zone)s)") % {"zone": zone}
        yield [first, last, _("Times"), _("Who"), _("What"), _("Request"), _("Details")]
        wanted = as_reference_number(self.filters.kept.get("label", ""))
        for entry in self.get_queryset().iterator(chunk_size=CHUNK):
            known = [entry.user_display_name, entry.message]
            told = audit.data_in_words(entry)
            about = entry.logged_requests.all()
            for logged in about:
                if wanted in ("", logged.reference_number):
                    number = grouped(logged.reference_number)
                    yield [logged.first_at, logged.last_at, logged.times, *known, number, told]
            if not about:
                times, last = audit.repeated(entry)
                yield [entry.timestamp, last, times, *known, "", told]

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(**kwargs) | {
            "formats": Format,
            "formats_explained": FORMATS_EXPLAINED,
            "query": query.urlencode(),
        }

    def post(self, request):
        """Look for a reference number: what else is typed stands in no address."""
        url = reverse("consultation_requests:audit")
        if reference_number := as_reference_number(request.POST.get("label", "")):
            return redirect(f"{url}?{urlencode({'label': reference_number})}")
        messages.error(request, _("Enter a reference number, such as K7M H4P R2."))
        return redirect(url)

    def get_breadcrumbs_items(self):
        return ScreenView.get_breadcrumbs_items(self)


class SiteHistoryFilterSet(SiteHistoryReportFilterSet):
    """The filters of Wagtail's site history, without what it does not show here."""

    timestamp = DaysFilter(label=gettext_lazy("Date"), widget=DateRangePickerWidget)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        consultations = ContentType.objects.get_for_model(ConsultationRequest)
        types = self.filters["object_type"]
        types.queryset = types.extra["queryset"](self.request).exclude(pk=consultations.pk)

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
        consultations = ContentType.objects.get_for_model(ConsultationRequest)
        return super().filter_queryset(queryset).exclude(content_type=consultations)
