"""What is missing: the public pages on which the content checks found something."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from editorial.reports.findings import MissingReport, pages_with_findings
from editorial.work.lists import WorkList, page_line


def _line(row):
    labels = list(dict.fromkeys(str(finding["label"]) for finding in row.labelled_findings))
    count = len(row.labelled_findings)
    status = ngettext("%(count)d thing to look at", "%(count)d things to look at", count) % {"count": count}
    return page_line(row.page, "missing", status, row.page.last_published_at, " · ".join(labels))


class Missing(WorkList):
    name = "missing"
    order = 34
    label = gettext_lazy("What is missing")
    when_label = gettext_lazy("Last published")
    empty = gettext_lazy(
        "Nothing is missing on the published pages. What the checks find on them will appear here."
    )
    rows_on_home = 5

    def is_for(self, user):
        return MissingReport.is_for(user)

    def items(self, user):
        return pages_with_findings(user).order_by("page__title", "page_id")

    def lines(self, items):
        return [_line(row) for row in items]

    def all_url(self):
        return reverse("missing:index")

    def steps(self, user):
        count = pages_with_findings(user).count()
        sentence = ngettext(
            "Something is missing on %(count)d published page.",
            "Something is missing on %(count)d published pages.",
            count,
        )
        return [sentence % {"count": count}] if count else []
