"""Reports on sources: which pages cite one with a notice, and which sources are to mend."""

from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from core.models import Reference
from editorial.permissions import pages_to_work_on
from editorial.references import find_problems, notices_on, pages_with_notice


class SourceNoticesView(ReportView):
    """Pages that cite a corrected, disputed or retracted source, among those the user works on."""

    page_title = _("Pages with corrected, disputed or retracted references")
    header_icon = "warning"
    index_url_name = "source_notices:index"
    index_results_url_name = "source_notices:results"
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn("title", label=_("Page"), url_name="wagtailadmin_pages:edit"),
        Column("type", label=_("Type"), accessor="page_type_display_name"),
        LiveStatusTagColumn(sort_key=None),
        Column("notices", label=_("References")),
    ]

    def get_queryset(self):
        pages = pages_with_notice().filter(pk__in=pages_to_work_on(self.request.user).values("pk"))
        return pages.annotate_approved_schedule().prefetch_workflow_states().order_by("title", "pk")

    def decorate_paginated_queryset(self, pages):
        notices = notices_on(pages)
        for page in pages:
            page.notices = "; ".join(map(_in_words, notices[page.pk]))
        return pages


def _in_words(reference):
    day = date_format(reference.status_on, "SHORT_DATE_FORMAT")
    return f"{reference} ({reference.get_status_display()}, {day})"


class SourcesToMendView(ReportView):
    """The same problems as `manage.py check_references` tells."""

    page_title = _("References to mend")
    header_icon = "openquote"
    index_url_name = "sources_to_mend:index"
    index_results_url_name = "sources_to_mend:results"
    permission_policy = ModelPermissionPolicy(Reference)
    permission_required = "change"
    columns = [
        TitleColumn(
            "key",
            label=_("Reference"),
            get_url=lambda reference: reverse(
                Reference.snippet_viewset.get_url_name("edit"), args=[reference.pk]
            ),
        ),
        Column("title", label=_("Title")),
        Column("problems", label=_("Problem")),
    ]

    @cached_property
    def problems(self):
        return find_problems()

    def get_queryset(self):
        return list(self.problems)

    def decorate_paginated_queryset(self, references):
        for reference in references:
            reference.problems = " ".join(self.problems[reference])
        return references


class SourceNoticesMenuItem(MenuItem):
    def is_shown(self, request):
        view = SourceNoticesView
        return view.permission_policy.user_has_any_permission(request.user, view.any_permission_required)


class SourcesToMendMenuItem(MenuItem):
    def is_shown(self, request):
        view = SourcesToMendView
        return view.permission_policy.user_has_permission(request.user, view.permission_required)


class _ReportViewSet(ViewSet):
    """An entry of the menu Reports."""

    view = None
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self):
        return [
            path("", self.view.as_view(), name="index"),
            path("results/", self.view.as_view(results_only=True), name="results"),
        ]


class SourceNoticesViewSet(_ReportViewSet):
    name = "source_notices"
    url_prefix = "reports/source-notices"
    icon = "warning"
    view = SourceNoticesView
    menu_label = SourceNoticesView.page_title
    menu_item_class = SourceNoticesMenuItem
    menu_order = 300


class SourcesToMendViewSet(_ReportViewSet):
    name = "sources_to_mend"
    url_prefix = "reports/sources-to-mend"
    icon = "openquote"
    view = SourcesToMendView
    menu_label = SourcesToMendView.page_title
    menu_item_class = SourcesToMendMenuItem
    menu_order = 310
