"""Reports: orphan pages and one-way links."""

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page, ReferenceIndex, get_page_content_types

from editorial.reports.base import Report, ReportViewSet
from editorial.reports.page_links import one_way_links, orphans


class OrphansFilterSet(WagtailFilterSet):
    content_type = ContentTypeFilter(
        label=_("Type"), queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )

    class Meta:
        model = Page
        fields = []


class OrphansReport(Report):
    any_permission_required = ["publish"]
    page_title = _("Orphan pages")
    when_empty = _("Every page is linked from another. Pages that no other page links to will appear here.")
    header_icon = "link"
    index_url_name = "orphans:index"
    index_results_url_name = "orphans:results"
    filterset_class = OrphansFilterSet
    columns = [
        TitleColumn("title", label=_("Page"), url_name="wagtailadmin_pages:edit"),
        Column("type", label=_("Type"), accessor="content_type.name"),
        DateColumn("last_published_at", label=_("Last published")),
    ]
    export_headings = {
        "title": _("Page"),
        "content_type.name": _("Type"),
        "last_published_at": _("Last published"),
    }
    list_export = list(export_headings)

    def get_queryset(self):
        return self.own(orphans()).select_related("content_type").order_by("title", "pk")


class OneWayLinksFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Made by"),
        choices=[("pick", _("Pick")), ("text", _("Link in the text"))],
        method="filter_kind",
    )

    class Meta:
        model = ReferenceIndex
        fields = []

    def filter_kind(self, links, _name, value):
        picks = Q(model_path__startswith=PICKS)
        return links.filter(picks if value == "pick" else ~picks)


PICKS = "related_links."


def _kind(link):
    return _("Pick") if link.model_path.startswith(PICKS) else _("Link in the text")


class OneWayLinksReport(Report):
    any_permission_required = ["publish"]
    page_title = _("One-way links")
    when_empty = _("Every link goes both ways. Links to a page that does not link back will appear here.")
    header_icon = "link"
    model = ReferenceIndex
    index_url_name = "one_way_links:index"
    index_results_url_name = "one_way_links:results"
    filterset_class = OneWayLinksFilterSet
    columns = [
        TitleColumn("from_title", label=_("Page"), get_url=lambda link: _edit_url(link.object_id)),
        Column("kind", label=_("Linked by"), accessor=_kind),
        TitleColumn(
            "to_title",
            label=_("To a page that does not link back"),
            get_url=lambda link: _edit_url(link.to_object_id),
        ),
    ]
    export_headings = {"from_title": _("Page"), "to_title": _("To a page that does not link back")}
    list_export = list(export_headings)

    def get_queryset(self):
        return one_way_links().order_by("from_title", "to_title", "pk")


def _edit_url(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class OrphansViewSet(ReportViewSet):
    name = "orphans"
    url_prefix = "reports/orphans"
    view = OrphansReport
    menu_order = 400


class OneWayLinksViewSet(ReportViewSet):
    name = "one_way_links"
    url_prefix = "reports/one-way-links"
    view = OneWayLinksReport
    menu_order = 410
