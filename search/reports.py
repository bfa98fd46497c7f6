"""Report: what people searched for and did not find."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy

from editorial.reports.base import Report, ReportViewSet
from search.missed import missed_words
from search.models import Answer


class MissedWordsReport(Report):
    """For those who may write an answer."""

    page_title = gettext_lazy("Searches that found nothing")
    when_empty = gettext_lazy(
        "No word was searched for in vain five times in the last 30 days. Such words will appear here, if they are in "
        "a dictionary."
    )
    header_icon = "search"
    index_url_name = "missed_words:index"
    index_results_url_name = "missed_words:results"
    permission_policy = ModelPermissionPolicy(Answer)
    any_permission_required = ["add"]
    export_headings = {
        "text": gettext_lazy("Word"),
        "total": gettext_lazy("Times in 30 days"),
        "last_day": gettext_lazy("Last searched for"),
    }
    list_export = list(export_headings)

    @cached_property
    def columns(self):
        return [
            Column("text", label=_("Word")),
            Column("total", label=_("Times in 30 days")),
            Column(
                "last_day", label=_("Last searched for"), accessor=lambda row: date_format(row["last_day"])
            ),
            TitleColumn(
                "answer",
                label=_("Answer"),
                accessor=lambda row: _("Write an answer for “%(word)s”") % {"word": row["text"]},
                get_url=self._address_of_form,
            ),
        ]

    @cached_property
    def _languages(self):
        return dict(Locale.objects.values_list("pk", "language_code"))

    def _address_of_form(self, row):
        query = urlencode({"phrases": row["text"], "locale": self._languages[row["locale"]]})
        return f"{reverse(Answer.snippet_viewset.get_url_name('add'))}?{query}"

    def get_queryset(self):
        return missed_words()


class MissedWordsViewSet(ReportViewSet):
    name = "missed_words"
    url_prefix = "reports/missed-words"
    view = MissedWordsReport
    menu_order = 270
