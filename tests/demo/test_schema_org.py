"""The JSON-LD of every demo page is valid schema.org, and says nothing that the visible page does not."""

import re
from copy import copy

import pytest

from tests.schema_org import as_list, graph_of, items_in, problems_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]

# Words that a page shows: an address, a date, a number and a code of a language are shown in another form.
SHOWN = [
    "name", "alternateName", "headline", "description", "text", "telephone", "streetAddress", "addressLocality",
    "postalCode", "jobTitle", "givenName", "familyName", "honorificSuffix", "knowsAbout", "creditText",
    "creativeWorkStatus",
]  # fmt: skip


def words_to_show(item):
    """Yield (name of the property, text) of all that an item says in words."""
    for inner in items_in(item):
        for name, value in inner.items():
            if name in SHOWN:
                yield from ((name, one) for one in as_list(value) if isinstance(one, str))


def visible_text(page):
    """Return the words of a page without its markers of sources."""
    body = copy(page.body)
    for marker in body.select("sup, script"):
        marker.decompose()
    return f"{folded(body.get_text(' '))} {folded(body.get_text())}"


def folded(text):
    return re.sub(r"\W+", " ", text).casefold().strip()


def test_every_type_property_and_value_is_of_the_vocabulary(pages):
    wrong = {address: found for address, page in pages.items() if (found := problems_of(graph_of(page)))}
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


def test_each_source_at_the_foot_of_a_page_is_a_citation_with_its_identifiers(pages):
    # The sheet for a visit is for paper.
    described = {address: page for address, page in pages.items() if not address.startswith("/visit-sheet/")}
    assert sum(bool(page.select(".sources")) for page in described.values()) > 20
    for address, page in described.items():
        cited = [item for each in graph_of(page) for item in as_list(each.get("citation", []))]
        shown = page.select(".sources > li")
        assert len(cited) == len(shown), address
        for item, line in zip(cited, shown, strict=True):
            links = {link["href"] for link in line.select("a")}
            assert set(item.get("sameAs", [])) == {
                link for link in links if "doi.org" in link or "pubmed" in link or "/PMC" in link
            }
