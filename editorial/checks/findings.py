"""What to look at before a review: the reading level and the content checks together."""

import hashlib
import json
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from editorial.checks.completeness import REQUIRED
from editorial.checks.content_checks import CHECKS, Finding, findings_on
from editorial.checks.reading_level import (
    REASON_NEEDED_ABOVE,
    WARNING_ABOVE,
    ReadingLevel,
    reading_level,
)
from editorial.checks.texts import texts_of
from editorial.review.forms import REASON_LENGTH, is_reason


@dataclass(frozen=True)
class Look:
    """What one look at a page found."""

    level: ReadingLevel
    findings: list[tuple[str, Finding]]

    @property
    def missing(self) -> list[Finding]:
        """Return what keeps the page from being reviewed."""
        return [finding for key, finding in self.findings if key == REQUIRED]

    @property
    def hints(self) -> list[tuple[str, Finding]]:
        """Return what else was found: no draft, and no review, is stopped by it."""
        return [(key, finding) for key, finding in self.findings if key != REQUIRED]

    @property
    def groups(self):
        """Return the hints as a list of (label of the check, its findings), in the order of the checks."""
        by_check = groupby(self.hints, key=lambda row: row[0])
        return [(CHECKS[key][0], [finding for _key, finding in rows]) for key, rows in by_check]


def look_at(page):
    """Return the `Look` at a page, draft or published; asks for its language and the names of the procedures."""
    texts = texts_of(page)
    return Look(reading_level(texts), findings_on(page, texts))


def findings_to_tick(page, look: Look | None = None) -> dict[str, dict[str, str]]:
    """Return what an approver looks at and ticks off, by a key that is the same whenever the same is found.

    Each is {"check": key, "label": what was found, "place": where, "words": the words that were}. `look` is a look at
    the page, where there is one already.
    """
    look = look or look_at(page)
    rows = [
        {"check": key, "label": str(CHECKS[key][0]), "place": finding.place, "words": finding.words}
        for key, finding in look.hints
    ]
    if look.level.is_hard:
        label = _("Harder to read than grade %(grade)s") % {"grade": WARNING_ABOVE}
        place = _("Grade %(grade)s") % {"grade": look.level.grade}
        reason = page.reading_level_reason if look.level.needs_reason else ""
        rows.insert(0, {"check": "reading_level", "label": label, "place": place, "words": reason})
    return {_key_of(row): row for row in rows}


def _key_of(row):
    return hashlib.sha256(json.dumps(list(row.values())).encode()).hexdigest()[:16]


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
