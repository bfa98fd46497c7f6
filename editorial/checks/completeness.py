"""What a page must say before anybody can call it reviewed. Each type of page declares it, see `ReviewedPage`."""

import re
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Source
from editorial.checks.content_checks import Finding, content_check
from editorial.checks.texts import Kind, PageTexts, texts_of

# The key of its check
REQUIRED = "required"
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class MissingPart:
    """Something that a page lacks: the name of the field in which it belongs, and what it is, as editors call it."""

    field: str
    words: str


def fields_with_words(texts: PageTexts) -> set[str]:
    """Return the names of the fields that tell a reader something: blanks, headings, pictures and choices do not."""
    return {
        piece.section[0]
        for piece in texts.pieces
        if piece.kind is not Kind.HEADING and _LETTER.search(piece.words)
    }


def missing_texts(page, texts: PageTexts) -> list[MissingPart]:
    """Return the texts that a `ReviewedPage` lacks before it can be reviewed; asks the database for nothing."""
    told = fields_with_words(texts)
    return [
        MissingPart(names[0], _(" or ").join(_label(page, name) for name in names))
        for names in page.required_texts
        if told.isdisjoint(names)
    ]


def missing_for_review(page, texts: PageTexts | None = None) -> list[MissingPart]:
    """Return what a `ReviewedPage` lacks before it can be reviewed, in the order of its type's declaration.

    Asks the database for the sources it cites, and for its authors.
    """
    texts = texts or texts_of(page)
    missing = missing_texts(page, texts)
    if page.author_field and not page.authors:
        missing.append(MissingPart(page.author_field, _("Author")))
    if page.source_field and not Source.objects.filter(pk__in=texts.source_ids).exists():
        missing.append(MissingPart(page.source_field, _("Source")))
    return missing


def why_incomplete(page) -> str:
    """Return what keeps a page from being reviewed as a sentence that names each missing part, or ""."""
    parts = missing_for_review(page)
    return (
        _("It cannot be reviewed yet. Still missing: %(parts)s.")
        % {"parts": ", ".join(part.words for part in parts)}
        if parts
        else ""
    )


def _label(page, name):
    return str(capfirst(page._meta.get_field(name).verbose_name))


@content_check(REQUIRED, gettext_lazy("Needed before a review"))
def required_parts(texts):
    """What keeps a page from being reviewed; on a page that was published before, what it still lacks."""
    for part in missing_for_review(texts.page, texts):
        yield Finding(part.words, field=part.field)
