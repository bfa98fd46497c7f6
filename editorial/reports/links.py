"""Reports: orphan pages and one-way links, as the worker found them."""

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page, ReferenceIndex, get_page_content_types

from core.calendar.clock import moment_in_words
from editorial.models import LinkLook
from editorial.reports.base import Report, ReportViewSet
from editorial.reports.page_links import MOST_FOUND, with_titles


class LinksReport(Report):
    """A report on what the worker found when it last looked."""

    any_permission_required = ["publish"]
    header_icon = "link"
    name = ""

    @cached_property
    def look(self):
        """Return what was found, or None before the first look."""
        return LinkLook.objects.filter(pk=self.name).first()

    def found(self, objects):
        """Return those of the objects that were found."""
        return objects.filter(pk__in=self.look.keys if self.look else [])

    @property
    def when_empty(self):
        """Return why there is nothing to see."""
        return (
            self.when_none_found
            if self.look
            else _("Nobody has looked yet. The worker does every five minutes.")
        )

    def get_page_subtitle(self):
        """Return when somebody looked, and whether there is more than is shown."""
        if not self.look:
            return ""
        when = moment_in_words(self.look.looked_at)
        if len(self.look.keys) < MOST_FOUND:
            return _("as of %(when)s") % {"when": when}
        return _("as of %(when)s, the newest %(number)d") % {"when": when, "number": MOST_FOUND}


class OrphansFilterSet(WagtailFilterSet):
    content_type = ContentTypeFilter(
        label=_("Type"), queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )

    class Meta:
        model = Page
        fields = []


class OrphansReport(LinksReport):
    name = "orphans"
    page_title = _("Orphan pages")
    when_none_found = _(
        "Every page is linked from another. Pages that no other page links to will appear here."
    )
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
        return self.found(self.own(Page.objects.all())).select_related("content_type").order_by("title", "pk")


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


class OneWayLinksReport(LinksReport):
    name = "one_way_links"
    page_title = _("One-way links")
    when_none_found = _(
        "Every link goes both ways. Links to a page that does not link back will appear here."
    )
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
        return with_titles(self.found(ReferenceIndex.objects.all())).order_by("from_title", "to_title", "pk")


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
