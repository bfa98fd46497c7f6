"""The JSON-LD of every demo page is valid schema.org, and says nothing that the visible page does not.

`schema_org.json` holds the part of the vocabulary that the site uses. A new type or property is added there, as
schema.org publishes it.
"""

import json
import re
from copy import copy
from datetime import date, datetime, time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text())
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
# How a plain value is written that is not a text; schema.org takes a text or an address in place of a thing.
PLAIN = {
    "Boolean": lambda value: isinstance(value, bool),
    "Integer": lambda value: isinstance(value, int),
    "Date": date.fromisoformat,
    "DateTime": datetime.fromisoformat,
    "Time": time.fromisoformat,
    "URL": lambda value: re.match("https?://", value),
}
# Words that a page shows: an address, a date, a number and a code of a language are shown in another form.
SHOWN = [
    "name", "alternateName", "headline", "description", "text", "telephone", "streetAddress", "addressLocality",
    "postalCode", "jobTitle", "givenName", "familyName", "honorificSuffix", "medicalSpecialty",
]  # fmt: skip


def graph_of(page):
    scripts = page.select('script[type="application/ld+json"]')
    return [item for script in scripts for item in json.loads(script.string)["@graph"]]


def as_list(value):
    return value if isinstance(value, list) else [value]


def with_supertypes(kind):
    return {kind}.union(*(with_supertypes(parent) for parent in TYPES.get(kind, [])))


def problems_of(item):
    """Yield what is wrong with a schema.org item and all items inside it."""
    kinds = set().union(*(with_supertypes(kind) for kind in as_list(item["@type"])))
    yield from (f"no type {kind}" for kind in as_list(item["@type"]) if kind not in TYPES)
    for name, value in item.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES or not kinds & set(PROPERTIES[name]["domain"]):
            yield f"{item['@type']} has no {name}"
            continue
        for one in as_list(value):
            yield from problems_of_value(f"{item['@type']}.{name}", one, set(PROPERTIES[name]["range"]))


def problems_of_value(place, value, expected):
    if isinstance(value, dict):
        kinds = set().union(*(with_supertypes(kind) for kind in as_list(value["@type"])))
        if not kinds & expected:
            yield f"{place} is no {value['@type']}"
        yield from problems_of(value)
    elif expected <= PLAIN.keys() and not any(reads(PLAIN[kind], value) for kind in expected):
        yield f"{place} is {value!r}"


def reads(plain, value):
    try:
        return plain(value)
    except (TypeError, ValueError):
        return False


def words_to_show(item):
    """Yield (name of the property, text) of all that an item says in words."""
    for name, value in item.items():
        for one in as_list(value):
            if isinstance(one, dict):
                yield from words_to_show(one)
            elif name in SHOWN:
                yield name, one


def visible_text(page):
    """Return the words of a page without its markers of sources."""
    body = copy(page.body)
    for marker in body.select("sup, script"):
        marker.decompose()
    return f"{folded(body.get_text(' '))} {folded(body.get_text())}"


def folded(text):
    return re.sub(r"\W+", " ", text).casefold().strip()


def test_every_type_property_and_value_is_of_the_vocabulary(pages):
    wrong = {
        address: found
        for address, page in pages.items()
        if (found := [problem for item in graph_of(page) for problem in problems_of(item)])
    }
    assert wrong == {}


def test_machines_are_told_nothing_that_the_visible_page_does_not_say(pages):
    unsaid = {}
    for address, page in pages.items():
        visible = visible_text(page)
        for item in graph_of(page):
            for name, text in words_to_show(item):
                if folded(text) not in visible:
                    unsaid.setdefault(name, []).append((address, item["@type"], text[:80]))
    assert unsaid == {}


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"@type": "Doctor"}, "no type Doctor"),
        ({"@type": "Person", "lastReviewed": "2026-01-01"}, "Person has no lastReviewed"),
        (
            {"@type": "MedicalWebPage", "lastReviewed": "yesterday"},
            "MedicalWebPage.lastReviewed is 'yesterday'",
        ),
        ({"@type": "FAQPage", "reviewedBy": {"@type": "Answer"}}, "FAQPage.reviewedBy is no Answer"),
    ],
)
def test_what_is_not_of_the_vocabulary_is_found(item, problem):
    assert list(problems_of(item)) == [problem]
