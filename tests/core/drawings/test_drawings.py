import re
from contextlib import nullcontext
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from PIL import Image

from core.drawings.registry import DRAWINGS, choices
from core.drawings.rendering import symbol_markup
from core.drawings.tags import portrait_plate
from core.memo import request_memo
from tests.html_checker import check_html

# Drawings ask no database.
pytestmark = pytest.mark.sqlite_only

SLUGS = list(DRAWINGS)
ALL_DRAWINGS = "".join(f'{{% drawing "{slug}" %}}' for slug in SLUGS)


def render(source, in_request=True):
    """Render template source that may use the drawing tags, as within a request unless told otherwise."""
    template = Template("{% load drawings %}" + source)
    with request_memo() if in_request else nullcontext():
        return template.render(Context())


def ids(markup):
    return re.findall(r'\bid="([^"]+)"', markup)


def test_every_drawing_is_well_formed_and_carries_no_style():
    for slug in SLUGS:
        for arguments in ("", "decorative=True", 'crop="10 20 100 55" decorative=True'):
            for in_request in (True, False):
                markup = render(f'{{% drawing "{slug}" {arguments} %}}', in_request)
                ElementTree.fromstring(markup)
                assert "style" not in markup, (slug, arguments)


def test_every_drawing_says_what_it_shows():
    for drawing in DRAWINGS.values():
        svg = ElementTree.fromstring(render(f'{{% drawing "{drawing.slug}" %}}'))
        title, description = (element.text for element in list(svg)[:2])
        assert [element.tag for element in list(svg)[:2]] == ["title", "desc"], drawing.slug
        assert (title, description) == (str(drawing.title), str(drawing.description))
        assert len(description) > 20, drawing.slug
        assert svg.get("role") == "img", drawing.slug


def test_every_drawing_names_only_classes_that_have_a_style(settings):
    folder = settings.BASE_DIR / "static/css"
    styles = (folder / "tokens.css").read_text() + (folder / "components/drawing.css").read_text()
    for drawing in DRAWINGS.values():
        markup = drawing.markup + "".join(map(symbol_markup, drawing.symbols))
        names = {part for value in re.findall(r'class="([^"]+)"', markup) for part in value.split()}
        assert {name for name in names - {"d-line", "d-limb"} if f".{name}" not in styles} == set(), (
            drawing.slug
        )


def test_every_drawing_has_a_picture_for_social_cards(settings):
    for drawing in DRAWINGS.values():
        path = settings.BASE_DIR / "static" / drawing.social_image
        with Image.open(path) as picture:
            assert picture.size == (1200, 630), drawing.slug
        assert path.stat().st_size < 40_000, drawing.slug


def test_symbols_are_printed_once_at_the_end_and_only_those_used():
    markup = render('{% drawing "mild-2-dye" %}{% drawing "mild-3-tube" %}{% drawing_symbols %}')
    used = set(re.findall(r'href="#([^"]+)"', markup))
    printed = re.findall(r'<symbol id="([^"]+)"', markup)
    assert used == set(printed) == {"d-spine-side", "d-ligament-thick", "d-nerves-tight"}
    assert len(printed) == len(set(printed))


def test_a_page_without_drawings_prints_no_symbols():
    assert render("{% drawing_symbols %}") == ""


def test_a_decorative_drawing_is_hidden_and_not_described():
    markup = render('{% drawing "scene-cart" decorative=True %}')
    assert 'aria-hidden="true"' in markup
    assert "<title>" not in markup


def test_the_same_drawing_twice_on_a_page_keeps_ids_unique():
    found = ids(render('{% drawing "canal-tight" %}{% drawing "canal-tight" %}{% drawing_symbols %}'))
    assert found == ["d-slice"]


def test_a_drawing_in_another_template_of_the_same_request_counts_for_the_page():
    """As blocks do: each is rendered with a context of its own."""
    with request_memo():
        block, page = (
            Template("{% load drawings %}" + source).render(Context())
            for source in ('{% drawing "canal-tight" %}', '{% drawing "canal-tight" %}{% drawing_symbols %}')
        )
    assert "<symbol " not in block
    assert page.count("<symbol ") == 1


def test_outside_of_a_request_a_drawing_brings_its_symbols_and_has_no_ids():
    markup = render('{% drawing "hero-park" %}{% drawing_symbols %}', in_request=False)
    assert "<use" not in markup
    assert ids(markup) == []
    assert "<title>A walk in the park</title>" in markup


def test_an_unknown_drawing_prints_nothing():
    assert render('{% drawing "no-such-drawing" %}{% drawing "" %}') == ""


def test_the_same_page_is_the_same_each_time():
    assert render(ALL_DRAWINGS + "{% drawing_symbols %}") == render(ALL_DRAWINGS + "{% drawing_symbols %}")


def test_a_crop_fills_its_box():
    svg = ElementTree.fromstring(render('{% drawing "canal-tight" decorative=True crop="56 70 208 114" %}'))
    assert svg.get("viewBox") == "56 70 208 114"
    assert svg.get("preserveAspectRatio") == "xMidYMid slice"


def test_choices_hold_every_drawing_once_in_named_groups():
    grouped = choices()
    assert [slug for _group, members in grouped for slug, _title in members] == SLUGS
    assert len({str(group) for group, _members in grouped}) == len(grouped)


@pytest.mark.long
def test_drawings_and_plates_are_valid_html():
    plate = '{% portrait_plate name="Ines Valderrama-Okoye, MD" slug="ines" %}'
    body = render(ALL_DRAWINGS + plate + "{% drawing_symbols %}")
    alone = render(ALL_DRAWINGS, False)
    page = '<!doctype html><html lang="en"><head><title>Drawings</title></head><body>{}</body></html>'
    assert check_html({"with a request": page.format(body), "without": page.format(alone)}) == {}


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ines Valderrama-Okoye, MD", "IV"),
        ("Dr Jean Luc Picard", "DP"),
        ("Cher", "C"),
        ("", ""),
    ],
)
def test_a_plate_shows_first_and_last_initial(name, initials):
    assert portrait_plate(name, "slug")["initials"] == initials


def test_a_plate_follows_the_slug_alone():
    assert portrait_plate("Ann Lee", "ann") | {"initials": ""} == portrait_plate("Ann Roe", "ann") | {
        "initials": ""
    }
    assert (
        len({(p["tint"], p["contour"]) for p in (portrait_plate("A", f"slug-{n}") for n in range(40))}) == 9
    )
