"""The report on requests, which names nobody."""

from datetime import date, timedelta

from django import forms
from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations import audit
from consultations.desk.access import ScreenView
from consultations.records import charts, figures
from consultations.records.audit_views import AuditView
from consultations.records.erase_views import EraseView, HoldView
from consultations.records.export_views import ExportView
from consultations.records.spreadsheets import FORMATS_EXPLAINED, Format, download
from consultations.roles import REPORT_CONSULTATIONS

WEEKS_SHOWN = 8


LONGEST_REPORT = timedelta(weeks=53)


EARLIEST_REPORT = date(2000, 1, 1)


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
            raise forms.ValidationError(_("Choose a period of up to one year, ending today or earlier."))
        return values


class ReportView(ScreenView):
    """How many requests came, from where, for what, with what outcome, and how soon they were answered."""

    permissions = (REPORT_CONSULTATIONS,)
    template_name = "consultations/records/report.html"
    page_title = gettext_lazy("Report")
    header_icon = "table"

    def get(self, request):
        today = timezone.localdate()
        days = {"first": today - timedelta(weeks=WEEKS_SHOWN - 1), "last": today}
        form = ReportForm(days | {name: request.GET[name] for name in days if name in request.GET})
        tables, drawn = [], []
        if form.is_valid():
            weeks = figures.weeks_between(**form.cleaned_data)
            # On the screen the newest week stands first, where a phone shows it; in a file the weeks run on.
            tables = figures.tables(weeks if "export" in request.GET else weeks[::-1])
            drawn = [] if "export" in request.GET else charts.charts(tables, weeks[::-1])
        if "export" in request.GET:
            return self.export(tables)
        query = urlencode({name: form[name].value() for name in days})
        context = self.get_context_data(
            form=form,
            tables=tables,
            charts=drawn,
            query=query,
            formats=Format,
            formats_explained=FORMATS_EXPLAINED,
            smallest_group=figures.SMALLEST_GROUP,
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


urlpatterns = [
    path("export/", ExportView.as_view(), name="export"),
    path("report/", ReportView.as_view(), name="report"),
    path("audit/", AuditView.as_view(), name="audit"),
    path("audit/results/", AuditView.as_view(results_only=True), name="audit_results"),
    path("<uuid:pk>/hold/", HoldView.as_view(), name="hold"),
    path("<uuid:pk>/erase/", EraseView.as_view(), name="erase"),
]
