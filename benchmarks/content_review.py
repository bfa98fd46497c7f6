"""The sheet for a physician who signs the demo's content: each statement of its medical pages, with its source.

    python -m benchmarks.content_review

It writes `docs/content-review.md` from `demo/content`, without a database.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import django

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "content-review.md"
HEAD = """# Content review

A sheet for the physician who signs the content of the demo, page by page: what each page states and on which source,
what it says without one, and what is still open. The demo is a demonstration; before real use a physician of the
practice goes through this sheet, corrects the pages, and signs.

`python -m benchmarks.content_review` wrote it from `demo/content`, and a test holds it to that: correct the pages, not
this document. A source is named by its key, which the [list at the end](#sources) explains.
"""
NAMES = ("title", "question", "label", "lead", "when", "term", "caption")
# Names of things, what is shown on cards and by search engines, and the words on buttons.
UNREAD = {
    "slug",
    "also_known_as",
    "attribution",
    "teaser",
    "search_description",
    "label",
    "term",
    "urgency",
    "level",
}
MARKER = re.compile(r"\[ref:([\w-]+)\]")
LINK = re.compile(r"\[page:[\w-]+\|([^\]]+)\]")
PARAGRAPH_END = re.compile(r"</(?:p|li|h\d)>|\n")


@dataclass(frozen=True)
class Statement:
    """A sentence of a page: where it is, its words, and the keys of its sources."""

    place: str
    words: str
    sources: tuple


def main():
    os.environ.update(DJANGO_SETTINGS_MODULE="apmsite.settings.local", ENV_FILE="tests/test.env")
    django.setup()
    DOCUMENT.write_text(review(), encoding="utf-8")
    print(f"Wrote {DOCUMENT.relative_to(DOCUMENT.parents[1])}.")


def review():
    """Return the sheet in Markdown; wants Django's apps to be loaded, and no database."""
    from demo.content.articles import ARTICLES
    from demo.content.conditions import CONDITIONS
    from demo.content.open_points import OPEN_POINTS
    from demo.content.procedures import PROCEDURES
    from demo.content.sources import SOURCES

    sources = {source["key"]: source for source in SOURCES}
    rooms = {"procedures": PROCEDURES, "conditions": CONDITIONS, "articles": ARTICLES}
    parts = [HEAD, "## Open on all pages\n", _bullets(OPEN_POINTS[""])]
    cited = set()
    for room, pages in rooms.items():
        parts.append(f"## {room.capitalize()}\n")
        for page in pages:
            statements = statements_of(page)
            cited.update(key for statement in statements for key in statement.sources)
            parts.append(_page(room, page, statements, OPEN_POINTS.get(page["slug"], []), sources))
    parts += ["## Sources\n", _bullets(f"`{key}`: {_source(sources[key])}" for key in sorted(cited))]
    return "\n".join(parts)


def statements_of(page):
    """Return every sentence that a page of `demo/content` prints, as a list of `Statement`."""
    return [
        statement
        for field, value in page.items()
        if field not in {*UNREAD, *NAMES}
        # An article is its body, and needs no name for it.
        for statement in _statements(value, () if field == "body" else (_words(field),), ())
    ]


def _statements(value, place, sources):
    if isinstance(value, dict):
        name = next((value[key] for key in NAMES if isinstance(value.get(key), str)), "")
        inner = (*place, name) if name else place
        for key, item in value.items():
            if key not in UNREAD and not (key in NAMES and item == name):
                yield from _statements(item, inner, (*sources, *value.get("references", ())))
    elif isinstance(value, list | tuple):
        heading = ()
        for item in value:
            if isinstance(item, tuple) and item[0] == "heading":
                heading = (item[1]["text"],)
            else:
                yield from _statements(item, (*place, *heading), sources)
    elif isinstance(value, str) and " " in value:
        yield from _sentences(value, place, sources)


def _sentences(text, place, sources):
    from editorial.checks.english import sentences
    from editorial.checks.texts import CITATION

    for paragraph in PARAGRAPH_END.split(LINK.sub(r"\1", text)):
        keys = iter(MARKER.findall(paragraph))
        plain = re.sub(r"<[^>]+>", "", MARKER.sub(CITATION, paragraph))
        for sentence in sentences(plain):
            own = [next(keys) for _marker in range(sentence.count(CITATION))]
            words = " ".join(sentence.replace(CITATION, "").split())
            if words:
                yield Statement(" › ".join(place), words, tuple(dict.fromkeys([*own, *sources])))


def _page(room, page, statements, open_points, sources):
    keys = list(dict.fromkeys(key for statement in statements for key in statement.sources))
    second_hand = [key for key in keys if sources[key].get("editors_note")]
    open_points = [
        *open_points,
        *(
            f"Who paid or whether it was blinded was looked for and not found: “{claim}”"
            for claim in _unstated(page)
        ),
        *(f"`{key}`: {sources[key]['editors_note']}" for key in second_hand),
    ]
    writers = page.get("authors") or [page["written_by"]]
    return "\n".join(
        [
            f"### {page['title']}\n",
            f"`/{room}/{page['slug']}/`, written by {', '.join(writers)}, reviewed by {page['reviewed_by']}\n",
            "Open points:\n",
            _bullets(open_points or ["None known."]),
            "Statements with a source:\n",
            _table(
                ("Where", "Statement", "Source"),
                [
                    (row.place, row.words, ", ".join(f"`{key}`" for key in row.sources))
                    for row in statements
                    if row.sources
                ],
            ),
            "Without a source (advice, the practice’s own ways, explanations):\n",
            _table(("Where", "Statement"), [(row.place, row.words) for row in statements if not row.sources]),
            "Physician, date, corrections: ______________________________\n",
        ]
    )


def _unstated(value):
    """Yield the sentence of each claim of which nobody found who paid or whether it was blinded."""
    if isinstance(value, dict):
        if "not_stated" in (value.get("funding"), value.get("blinded")):
            yield value["sentence"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _unstated(item)


def _source(source):
    numbers = [f"{name} {source[key]}" for key, name in (("pmid", "PMID"), ("doi", "doi")) if source[key]]
    where = ", ".join(
        filter(None, [source["published_in"], str(source["year"] or ""), *numbers, source["url"]])
    )
    title = source["title"] + "." * (source["title"][-1] not in "?!.")
    return f"{source['authors'] + ': ' if source['authors'] else ''}{title} {where}"


def _words(name):
    return name.replace("_", " ").capitalize()


def _bullets(lines):
    return "".join(f"- {line}\n" for line in lines)


def _table(heads, rows):
    cells = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in cells)


if __name__ == "__main__":
    main()
