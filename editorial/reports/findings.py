"""Reports: the reading level, and what is missing where."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from editorial.models.findings import PageFindings
from editorial.permissions import pages_to_work_on
from editorial.reports.base import Report, ReportViewSet


def pages_with_findings(user):
    """Return what was found on the published pages that the user works on, without those where it is nothing."""
    findings = PageFindings.objects.of_published_pages().exclude(findings=[])
    return findings.filter(page__in=pages_to_work_on(user).values("pk"))


def _edit_url(row):
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


class FindingsColumn(Column):
    cell_template_name = "editorial/reports/findings_cell.html"


class _FindingsReport(Report):
    """Among the published pages, those that the user works on."""

    model = PageFindings
    page_column = TitleColumn("page", label=_("Page"), accessor="page.title", get_url=_edit_url, width="35%")

    def get_queryset(self):
        self.queryset = PageFindings.objects.of_published_pages().filter(
            page__in=pages_to_work_on(self.request.user).values("pk")
        )
        return super().get_queryset()


class ReadingLevelReport(_FindingsReport):
    """Every published page with medical content, the hardest to read first."""

    page_title = _("Reading level")
    when_empty = _(
        "No page with medical content is published yet. Each will appear here with its reading level."
    )
    header_icon = "glasses"
    index_url_name = "reading_level:index"
    index_results_url_name = "reading_level:results"
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
    when_empty = _(
        "Nothing is missing on the published pages. What the checks find on them will appear here."
    )
    header_icon = "warning"
    index_url_name = "missing:index"
    index_results_url_name = "missing:results"
    default_ordering = ["page__title", "page_id"]
    columns = [
        _FindingsReport.page_column,
        FindingsColumn("labelled_findings", label=_("What to look at")),
    ]
    list_export = ["page.title", "findings_in_words"]
    export_headings = {"page.title": _("Page"), "findings_in_words": _("What to look at")}

    def get_queryset(self):
        return super().get_queryset().exclude(findings=[])


class ReadingLevelViewSet(ReportViewSet):
    name = "reading_level"
    url_prefix = "reports/reading-level"
    view = ReadingLevelReport
    menu_order = 1300


class MissingViewSet(ReportViewSet):
    name = "missing"
    url_prefix = "reports/missing"
    view = MissingReport
    menu_order = 1310
