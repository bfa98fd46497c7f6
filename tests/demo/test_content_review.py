"""The sheet for the physician who signs the demo's content says what the pages say."""

import re

from benchmarks.content_review import DOCUMENT, review, statements_of
from demo.content.articles import ARTICLES
from demo.content.conditions import CONDITIONS
from demo.content.open_points import OPEN_POINTS
from demo.content.procedures import PROCEDURES

PAGES = [*PROCEDURES, *CONDITIONS, *ARTICLES]


def test_the_sheet_is_what_the_tool_writes_now():
    assert DOCUMENT.read_text(encoding="utf-8") == review(), "Run: python -m benchmarks.content_review"


def test_each_page_has_its_part_with_a_place_to_sign():
    parts = re.split(r"^### ", review(), flags=re.MULTILINE)[1:]
    assert [part.splitlines()[0] for part in parts] == [page["title"] for page in PAGES]
    assert all("Open points:" in part and "Physician, date, corrections:" in part for part in parts)


def test_a_statement_stands_with_its_place_and_its_sources():
    page = {
        "slug": "rest",
        "title": "Rest",
        "body": [
            ("heading", {"text": "In bed", "level": "h2"}),
            (
                "text",
                "<p>Get up soon.[ref:a][ref:b] It is [page:walk|a walk] away.</p><ul><li>Or sit.[ref:a]</li></ul>",
            ),
            (
                "fact_table",
                {"caption": "Days", "rows": [{"label": "Bed", "value": "At most 2", "references": ["c"]}]},
            ),
        ],
    }
    assert [(row.place, row.words, row.sources) for row in statements_of(page)] == [
        ("In bed", "Get up soon.", ("a", "b")),
        ("In bed", "It is a walk away.", ()),
        ("In bed", "Or sit.", ("a",)),
        ("In bed › Days › Bed", "At most 2", ("c",)),
    ]


def test_open_points_name_pages_that_exist():
    assert set(OPEN_POINTS) - {""} <= {page["slug"] for page in PAGES}
