"""The pattern page shows every component and every block, in every state, and nothing else."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.template.defaulttags import IfNode
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from wagtail.models import Page

from core.branding.tones import brands
from core.models import PracticeSettings
from home.setup import setup_practice
from patterns import tokens
from patterns.samples import BLOCKS, COMPONENTS, INSIDE, NOT_SHOWN
from patterns.views import blocks, components
from tests.factories.consultations import staff_of
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    PhotographFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db

PAGE = "/admin/patterns/"
TEMPLATES = settings.BASE_DIR / "templates"


def templates_in(pattern):
    return {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.glob(pattern)}


@pytest.fixture
def pages():
    """What previews of blocks need: a page with an address, a procedure and a photograph."""
    Page.objects.filter(depth=2).delete()  # what a fresh Wagtail brings along has no address
    HomePageFactory()
    ProcedurePageFactory(title="MILD")
    PhotographFactory(description="A dune", credit="Photograph: A. Sample")


@pytest.fixture
def editor(client):
    client.force_login(staff_of("Editors"))
    return client


def test_every_component_has_a_sample():
    known = COMPONENTS.keys() | NOT_SHOWN.keys()
    assert known == templates_in("**/components/*.html")


def test_every_block_has_a_preview_value_and_every_template_of_a_block_is_shown():
    assert {pattern.template for pattern in blocks()} == templates_in("blocks/*.html")
    assert [pattern.template for pattern in blocks() if not pattern.block.is_previewable] == []


def test_no_sample_is_kept_for_what_is_gone():
    assert BLOCKS.keys() <= {type(pattern.block).__name__ for pattern in blocks()}
    assert INSIDE.keys() <= COMPONENTS.keys() | {pattern.template for pattern in blocks()}


# What no state brings about, and why.
NOT_IN_A_STATE = {
    ("blocks/treatment.html", "if number"): "The page that lists the treatments counts them.",
    ("blocks/accessibility_check.html", "if check.address"): "Nobody has checked the site of the tests.",
    ("blocks/accessibility_check.html", "if check.faulty_pages"): "Nobody has checked the site of the tests.",
    ("blocks/accessibility_check.html", "else"): "Nobody has checked the site of the tests.",
    (
        "consultations/public/components/form.html",
        "if form.fields.urgent_signs.choices",
    ): "The practice chooses them.",
    ("consultations/public/components/form.html", "if practice"): "It tells what to do about these signs.",
    ("blocks/insurance_plans.html", "if plans"): "The plans come from the database.",
    ("blocks/documents.html", "if documents"): "The documents come from the database.",
    ("blocks/documents.html", "if size"): "The documents come from the database.",
    ("blocks/documents.html", "else"): "The documents come from the database.",
    ("blocks/practice_facts.html", "if address"): "The numbers come from the settings.",
    ("blocks/visit_steps.html", "if home.visit_steps"): "The steps come from the home page.",
    ("blocks/things_to_bring.html", "if home.list_of_things_to_bring"): "The list comes from the home page.",
    ("blocks/staff_languages.html", "if languages"): "The languages come from the people in the database.",
}


@pytest.mark.long
@pytest.mark.sqlite_only
def test_everything_that_a_pattern_may_say_is_shown_in_a_state(pages, editor, monkeypatch):
    """Each branch of each condition that has something to show: a sample with a misspelt name shows less."""
    shown = set()

    def render(node, context):
        for number, (condition, nodes) in enumerate(node.conditions_nodelists):
            if condition is None or condition.eval(context):
                shown.add((node.origin.name, node.token.lineno, node.token.contents, number))
                return nodes.render(context)
        return ""

    monkeypatch.setattr(IfNode, "render", render)
    patterns = [*components(), *blocks()]
    for pattern in patterns:
        for _state, url in pattern.addresses():
            editor.get(url)
    never = {
        (pattern.template, "else" if condition is None else node.token.contents)
        for pattern in patterns
        for node in get_template(pattern.template).template.nodelist.get_nodes_by_type(IfNode)
        for number, (condition, nodes) in enumerate(node.conditions_nodelists)
        if nodes and (node.origin.name, node.token.lineno, node.token.contents, number) not in shown
    }
    assert never - NOT_IN_A_STATE.keys() == set()


@pytest.mark.long
@pytest.mark.sqlite_only  # samples come from no database
def test_each_state_is_a_document_that_shows_something(pages, editor):
    for pattern in (*components(), *blocks()):
        for state, url in pattern.addresses():
            response = editor.get(url)
            where = pattern.slug, state
            assert response.status_code == 200, where
            assert response["X-Robots-Tag"] == "none", where
            html = BeautifulSoup(response.content, "html.parser")
            for heading in html.find("main").select(":scope > .vh"):
                heading.decompose()
            shown = html.find("main")
            assert shown.get_text(strip=True) or shown.find(["svg", "img", "picture"]), where
            assert "None" not in shown.stripped_strings, where
            assert 'href="None"' not in response.text, where
            assert not html.select("[style]"), where


def test_the_page_frames_each_state_and_prints_the_tokens(editor):
    html = BeautifulSoup(editor.get(PAGE).content, "html.parser")
    frames = [frame["src"] for frame in html.select("iframe")]
    assert frames == [url for pattern in (*components(), *blocks()) for _state, url in pattern.addresses()]
    assert len(frames) == len(set(frames))
    for word in ("--brand", "#0C4A5E", "#A3DAE8", "--t-4", "--s8", "--r-pill"):
        assert word in html.get_text()


def test_the_page_shows_the_colors_that_the_practice_has_chosen(editor):
    PracticeSettings.objects.update_or_create(defaults={"hue": 140})
    html = BeautifulSoup(editor.get(PAGE).content, "html.parser")
    assert all(color in html.get_text() for color in brands(140))
    state = editor.get(components()[0].addresses()[0][1])
    assert PracticeSettings.load().look.tones in state.text


def test_each_state_has_an_address_of_its_own():
    slugs = [pattern.slug for pattern in (*components(), *blocks())]
    assert len(slugs) == len(set(slugs))
    for pattern in (*components(), *blocks()):
        assert len({slugify(state) for state in pattern.states}) == len(pattern.states)


@pytest.mark.long
@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Editors", True),
        ("Administrators", True),
        ("Physicians", True),
        ("Medical reviewers", False),
        ("Front desk", False),
    ],
)
def test_who_may_edit_pages_sees_the_page_and_its_menu_entry(client, role, may):
    setup_practice()
    client.force_login(staff_of(role))
    url = components()[0].addresses()[0][1]
    assert client.get(PAGE).status_code == (200 if may else 302)
    assert client.get(url).status_code == (200 if may else 302)
    assert (PAGE in client.get("/admin/").text) == may


def test_a_visitor_is_led_to_the_login(client):
    assert client.get(PAGE)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    "address", ["nonsense/preview", "card/nonsense"], ids=["no such pattern", "no such state"]
)
def test_what_there_is_not_is_not_found(editor, address):
    assert editor.get(f"{PAGE}{address}/").status_code == 404


@pytest.mark.long
def test_the_number_of_queries_does_not_grow_with_the_content(editor, pages):
    def counted(url):
        cache.clear()
        editor.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(url).status_code == 200
        return len(queries)

    urls = [PAGE, f"{PAGE}card/with-a-photograph/", f"{PAGE}blocks-procedure-card/preview/"]
    before = [counted(url) for url in urls]
    for _number in range(10):
        ProcedurePageFactory()
        ArticlePageFactory(picture=PhotographFactory(description="A wood"))
    assert [counted(url) for url in urls] == before


# The tokens


@pytest.mark.long
def test_every_color_has_enough_contrast_with_all_it_stands_on_whatever_the_hue():
    faint = [(hue, color) for hue in range(360) for color in tokens.colors(hue) if not color.is_told_apart]
    assert faint == []


def test_every_color_is_on_something_or_under_something_or_bare():
    under = {ground for grounds, _least in tokens.PAIRS.values() for ground in grounds}
    names = {color.name for color in tokens.colors()}
    assert names == tokens.PAIRS.keys() | under | set(tokens.BARE)
