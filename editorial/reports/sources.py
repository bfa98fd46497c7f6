"""Reports on sources: which pages cite one with a notice, and which sources need fixing."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy

from core.models import Source
from editorial.reports.base import Report, ReportViewSet
from editorial.reports.source_problems import find_problems, notices_on, pages_with_notice


class SourceNoticesView(Report):
    """Pages that cite a corrected, disputed or retracted source, among those the user works on."""

    page_title = _("Pages with corrected, disputed or retracted sources")
    when_empty = _(
        "No page cites a corrected, disputed or retracted source. If one does, it will appear here."
    )
    header_icon = "warning"
    index_url_name = "source_notices:index"
    index_results_url_name = "source_notices:results"
    columns = [
        TitleColumn("title", label=_("Page"), url_name="wagtailadmin_pages:edit"),
        Column("type", label=_("Type"), accessor="page_type_display_name"),
        LiveStatusTagColumn(sort_key=None),
        Column("notices", label=_("Sources")),
    ]

    def get_queryset(self):
        pages = self.own(pages_with_notice())
        return pages.annotate_approved_schedule().prefetch_workflow_states().order_by("title", "pk")

    def decorate_paginated_queryset(self, pages):
        notices = notices_on(pages)
        for page in pages:
            page.notices = "; ".join(map(_in_words, notices[page.pk]))
        return pages


def _in_words(source):
    day = date_format(source.status_on, "SHORT_DATE_FORMAT")
    return f"{source} ({source.get_status_display()}, {day})"


class SourcesToFixView(Report):
    """The same problems as `manage.py check_sources` tells."""

    page_title = _("Sources that need fixing")
    when_empty = _("No source needs fixing. Those that are wrong, duplicate or unused will appear here.")
    header_icon = "openquote"
    index_url_name = "sources_to_fix:index"
    index_results_url_name = "sources_to_fix:results"
    permission_policy = ModelPermissionPolicy(Source)
    any_permission_required = ["change"]
    columns = [
        TitleColumn(
            "name",
            label=_("Source"),
            get_url=lambda source: reverse(Source.snippet_viewset.get_url_name("edit"), args=[source.pk]),
        ),
        Column("title", label=_("Title")),
        Column("problems", label=_("Problem")),
    ]

    @cached_property
    def problems(self):
        return find_problems()

    def get_queryset(self):
        return list(self.problems)

    def decorate_paginated_queryset(self, sources):
        for source in sources:
            source.problems = " ".join(self.problems[source])
        return sources


class SourceNoticesViewSet(ReportViewSet):
    name = "source_notices"
    url_prefix = "reports/source-notices"
    view = SourceNoticesView
    menu_order = 300


class SourcesToFixViewSet(ReportViewSet):
    name = "sources_to_fix"
    url_prefix = "reports/sources-to-fix"
    view = SourcesToFixView
    menu_order = 310
