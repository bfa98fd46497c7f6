"""What to look at before a review: the reading level and the content checks together."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from editorial.checks.content_checks import CHECKS, Finding, findings_on
from editorial.checks.reading_level import REASON_NEEDED_ABOVE, ReadingLevel, reading_level
from editorial.checks.texts import texts_of
from editorial.review.forms import REASON_LENGTH, is_reason


@dataclass(frozen=True)
class Look:
    """What one look at a page found."""

    level: ReadingLevel
    findings: list[tuple[str, Finding]]

    @property
    def groups(self):
        """Return the findings as a list of (label of the check, its findings), in the order of the checks."""
        by_check = groupby(self.findings, key=lambda row: row[0])
        return [(CHECKS[key][0], [finding for _key, finding in rows]) for key, rows in by_check]


def look_at(page):
    """Return the `Look` at a page, draft or published; asks for its language and the names of the procedures."""
    texts = texts_of(page)
    return Look(reading_level(texts), findings_on(page, texts))


def reading_level_rule(page):
    """Return why a page may not go live for its reading level, or ""; a rule of `review.gate`.

    A page in a language without rules has no level, and so is never held back.
    """
    level = reading_level(texts_of(page))
    if not level.needs_reason or is_reason(page.reading_level_reason):
        return ""
    return _(
        "It reads at grade %(grade)s. Make the hardest sentences shorter and the words plainer, or write in a sentence "
        "why it has to read above grade %(limit)s, with at least %(length)s characters."
    ) % {"grade": level.grade, "limit": REASON_NEEDED_ABOVE, "length": REASON_LENGTH}
