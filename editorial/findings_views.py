"""The fragment of the editor's panel, and two reports: the reading level, and what is missing where."""

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from editorial.findings import look_at
from editorial.models import PageFindings
from editorial.permissions import pages_to_work_on


def findings(request, page_id):
    """Answer with what is found on the latest draft of a page, for those who may edit it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    look = look_at(page.get_latest_revision_as_object())
    return render(request, "editorial/findings.html", {"look": look})


def _edit_url(row):
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


class FindingsColumn(Column):
    cell_template_name = "editorial/reports/findings_cell.html"


class _FindingsReport(ReportView):
    """Among the published pages, those that the user works on."""

    model = PageFindings
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    page_column = TitleColumn("page", label=_("Page"), accessor="page.title", get_url=_edit_url, width="35%")

    def get_queryset(self):
        self.queryset = PageFindings.objects.of_published_pages().filter(
            page__in=pages_to_work_on(self.request.user).values("pk")
        )
        return super().get_queryset()


class FindingsReportMenuItem(MenuItem):
    """Shown to those who may open the report."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(
            request.user, _FindingsReport.any_permission_required
        )


class ReadingLevelReport(_FindingsReport):
    """Every published page with medical content, the hardest to read first."""

    page_title = _("Reading level")
    header_icon = "glasses"
    index_url_name = "findings:reading_level_report"
    index_results_url_name = "findings:reading_level_report_results"
    columns = [
        _FindingsReport.page_column,
        Column("grade", label=_("Grade")),
        Column("hardest_sentence", label=_("Hardest sentence")),
        Column("reading_level_reason", label=_("Reason")),
    ]
    list_export = ["page.title", "grade", "hardest_sentence", "reading_level_reason"]
    export_headings = {
        "page.title": _("Page"),
        "grade": _("Grade"),
        "hardest_sentence": _("Hardest sentence"),
        "reading_level_reason": _("Reason"),
    }

    def get_queryset(self):
        return super().get_queryset().order_by(F("grade").desc(nulls_last=True), "page_id")


class MissingReport(_FindingsReport):
    """The published pages on which the content checks found something."""

    page_title = _("What is missing where")
    header_icon = "warning"
    index_url_name = "findings:missing_report"
    index_results_url_name = "findings:missing_report_results"
    default_ordering = ["page__title", "page_id"]
    columns = [
        _FindingsReport.page_column,
        FindingsColumn("labelled_findings", label=_("What to look at")),
    ]
    list_export = ["page.title", "findings_in_words"]
    export_headings = {"page.title": _("Page"), "findings_in_words": _("What to look at")}

    def get_queryset(self):
        return super().get_queryset().exclude(findings=[])


def _report_paths(address, name, view):
    return [
        path(f"reports/{address}/", view.as_view(), name=name),
        path(f"reports/{address}/results/", view.as_view(results_only=True), name=f"{name}_results"),
    ]


app_name = "findings"
urlpatterns = [
    path("page/<int:page_id>/", findings, name="page"),
    *_report_paths("reading-level", "reading_level_report", ReadingLevelReport),
    *_report_paths("missing", "missing_report", MissingReport),
]
