import json
import warnings

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.template.loader import render_to_string
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.rich_text import RichText

from core.models import Source
from core.rich_text import FEATURES, plain_text
from tests.factories.pages import ArticlePageFactory

STORED = '<p>It helps some.<a linktype="reference" id="7">Katz 2022</a></p>'


def numbered(html):
    template = Template(
        "{% load citations wagtailcore_tags %}"
        "{% numbered_sources %}{{ text|richtext }}<hr>{% source_list %}{% endnumbered_sources %}"
    )
    return template.render(Context({"text": RichText(html)})).split("<hr>")


def marker(source):
    return f'<a linktype="reference" id="{source.pk}">{source.short_name}</a>'


@pytest.fixture
def katz(db):
    return Source.objects.create(
        key="katz-2022", authors="Katz JN, Zimmerman ZE", title="Stenosis", year=2022
    )


def test_a_marker_survives_the_editor():
    converter = ContentstateConverter(features=["source"])
    state = json.loads(converter.from_database_format(STORED))
    assert state["entityMap"]["0"] == {"mutability": "IMMUTABLE", "type": "SOURCE", "data": {"id": "7"}}
    for block in state["blocks"]:
        block["key"] = ""
    stored = converter.to_database_format(json.dumps(state))
    assert stored.replace(' data-block-key=""', "") == STORED


def test_a_marker_without_the_feature_becomes_plain_words():
    converter = ContentstateConverter(features=["bold"])
    assert not json.loads(converter.from_database_format(STORED))["entityMap"]


def test_the_editor_knows_every_feature_of_a_text():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        widget = DraftailRichTextArea(features=FEATURES)
    types = [entity["type"] for entity in widget.options["entityTypes"]]
    assert "SOURCE" in types
    assert any("source_editor.js" in tag for tag in widget.media.render_js())


def test_markers_become_numbers_by_first_appearance(katz):
    other = Source.objects.create(key="deer-2019", authors="Deer T", title="Consensus", year=2019)
    text, listing = numbered(f"<p>One{marker(other)} two{marker(katz)} three{marker(other)}</p>")
    assert "Deer 2019" not in text
    assert [text.index(f"#ref-{number}") for number in (1, 2)] == sorted(
        text.index(f"#ref-{n}") for n in (1, 2)
    )
    assert text.count("#ref-1") == 2
    assert listing.index("Consensus") < listing.index("Stenosis")


@pytest.mark.parametrize("between", ["", " ", "\n", "&nbsp;"])
def test_markers_side_by_side_are_one_group_of_links_in_order(katz, between):
    other = Source.objects.create(key="deer-2019", title="Consensus")
    text = numbered(f"<p>{marker(katz)} so {marker(other)}{between}{marker(katz)}{marker(katz)}.</p>")[0]
    groups = BeautifulSoup(text, "html.parser").find_all("sup")
    assert [[link["href"] for link in group("a")] for group in groups] == [["#ref-1"], ["#ref-1", "#ref-2"]]


def test_each_source_leads_back_to_all_places_that_cite_it(katz):
    other = Source.objects.create(key="deer-2019", title="Consensus")
    text, listing = numbered(f"<p>One{marker(katz)} two{marker(other)} three{marker(katz)}.</p>")
    places = [link["id"] for link in BeautifulSoup(text, "html.parser").select("sup a[href='#ref-1']")]
    back = BeautifulSoup(listing, "html.parser").select("#ref-1 a[href^='#']")
    assert [f"#{place}" for place in places] == [link["href"] for link in back]
    assert len(set(places)) == 2
    names = [" ".join(link.get_text().split()) for link in back]
    assert names == ["Source 1, place 1", "Source 1, place 2"]


def test_a_marker_for_a_deleted_source_vanishes(katz):
    text = marker(katz)
    katz.delete()
    html = numbered(f"<p>One{text}.</p>")[0]
    assert "One." in html
    assert "Katz" not in html


@pytest.mark.parametrize(
    ("title", "words"),
    [("Is imaging needed?", "Is imaging needed? Spine."), ("Imaging is needed", "Imaging is needed. Spine.")],
)
def test_a_title_that_ends_itself_gets_no_period(title, words):
    source = Source(title=title, published_in="Spine")
    html = render_to_string(
        "components/source_list.html", {"sources": [{"source": source, "anchor": "ref-1"}]}
    )
    assert words in " ".join(html.split())


def test_markers_are_no_words_of_a_text():
    assert plain_text(STORED) == "It helps some."


def test_raised_and_lowered_digits_stay_so_in_plain_words():
    assert plain_text("<p>10<sup>6</sup> and 10<sup>-3</sup>, H<sub>2</sub>O</p>") == "10⁶ and 10⁻³, H₂O"
    assert plain_text("<p>the 1<sup>st</sup> time</p>") == "the 1st time"


def test_a_link_shows_only_while_the_public_may_see_its_page(db):
    shown, draft = ArticlePageFactory(), ArticlePageFactory(live=False)
    html = str(
        RichText(f'<p><a linktype="page" id="{shown.pk}">a</a> <a linktype="page" id="{draft.pk}">b</a></p>')
    )
    assert f'<a href="{shown.url}">a</a>' in html
    assert "<a>b</a>" in html
