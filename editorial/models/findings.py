"""What was found on a published page, kept for the reports."""

from typing import Self

from django.db import models

from editorial.checks.content_checks import CHECKS


class PageFindingsQuerySet(models.QuerySet):
    def of_published_pages(self) -> Self:
        """Return the findings on published pages, with the pages."""
        return self.filter(page__live=True).select_related("page")


class PageFindings(models.Model):
    """The reading level of a published page and what is missing on it, as of its last publishing or last night."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="findings"
    )
    grade = models.FloatField(null=True, db_index=True)
    hardest_sentence = models.TextField(blank=True)
    reading_level_reason = models.TextField(blank=True)
    # [{"check": key, "place": …, "words": …}]
    findings = models.JSONField(default=list)

    objects = PageFindingsQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.page_id)

    @property
    def labelled_findings(self):
        """Return the findings as a list of {label, place, words}. A check that no longer exists is left out."""
        return [
            {"label": CHECKS[row["check"]][0], "place": row["place"], "words": row["words"]}
            for row in self.findings
            if row["check"] in CHECKS
        ]

    @property
    def findings_in_words(self):
        """Return the findings as text, one on each line."""
        return "\n".join(" – ".join(filter(None, map(str, row.values()))) for row in self.labelled_findings)
