"""What somebody still has to write, marked in the text of a page as “[To complete: …]”. No page goes live with it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Revision

from core.block_texts import place_of, walk
from core.rich_text import plain_text

# Stored in pages, and so in no language but one; `js/admin/marks.js` looks for the same.
_MARK = re.compile(r"\[\s*to\s+complete\b[^\]]*\]?", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+")


def mark(words: str) -> str:
    """Return a text that says what is to be written in its place."""
    return f"[To complete: {words}]"


def has_mark(text: str) -> bool:
    """Return whether something is left to complete in a text, plain or rich."""
    return bool(_MARK.search(text) or ("<" in text and _MARK.search(plain_text(text))))


def has_mark_in(revision: Revision) -> bool:
    """Return whether something is left to complete in a version of a page, without asking the database."""
    said = {name: value for name, value in revision.content.items() if name != COMMENTS_RELATION_NAME}
    return has_mark(json.dumps(said, ensure_ascii=False))


def highlight(html: str) -> str:
    """Return a whole HTML page with `<mark>` around what is left to complete in its main part."""
    before, start, rest = html.partition("<main")
    main, end, after = rest.partition("</main>")
    main = _BETWEEN_TAGS.sub(lambda text: _MARK.sub(r"<mark>\g<0></mark>", text[0]), main)
    return f"{before}{start}{main}{end}{after}"


def marks_left(page: models.Model, rows: Mapping[str, Iterable[models.Model]] | None = None) -> str:
    """Return where something is left to complete on a page, as a sentence, or "".

    `rows` has {name of a child relation: rows} where they are not yet those of the page, as in a form.
    """
    places = dict.fromkeys(_places(page, rows or {}))
    if not places:
        return ""
    return _("Complete what is marked “[To complete: …]”, in: %(places)s.") % {"places": "; ".join(places)}


def _places(instance: models.Model, rows: Mapping[str, Iterable[models.Model]]) -> Iterator[str]:
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        if isinstance(field, StreamField):
            for raw in walk(value.stream_block, value.raw_data):
                if isinstance(raw.value, str) and has_mark(raw.value):
                    yield place_of(field, raw)
        elif field.editable and isinstance(value, str) and has_mark(value):
            yield str(capfirst(field.verbose_name))
    if isinstance(instance, ClusterableModel):
        yield from _places_in_rows(instance, rows)


def _places_in_rows(instance, rows):
    for relation in get_all_child_relations(type(instance)):
        name, label = relation.get_accessor_name(), capfirst(relation.related_model._meta.verbose_name)
        if name == COMMENTS_RELATION_NAME:
            continue
        for number, row in enumerate(rows.get(name, getattr(instance, name).all()), start=1):
            yield from (f"{label} {number}: {place}" for place in _places(row, {}))
