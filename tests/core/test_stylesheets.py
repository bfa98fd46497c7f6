"""The stylesheet that is joined from many small ones, and the dots that stand for people."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from PIL import ImageColor

from core.stylesheets import NAME, SiteStylesheetFinder, joined_stylesheet, stylesheet_sources

# It asks no database.
pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def finder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return SiteStylesheetFinder()


def test_the_joined_stylesheet_begins_with_the_order_of_the_layers():
    assert joined_stylesheet().startswith("@layer tokens, base, layout, parts, modes;")


def test_every_component_is_in_the_joined_stylesheet():
    names = {path.stem for path in stylesheet_sources()}
    assert {"tokens", "base", "layout", "button", "form"} <= names


def test_every_rule_stands_in_a_cascade_layer():
    for path in stylesheet_sources():
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        outermost = re.findall(r"^[^\s}].*", text, flags=re.MULTILINE)
        assert [line for line in outermost if not line.startswith(("@layer ", "@font-face "))] == [], (
            path.name
        )


def test_the_stylesheet_is_found_and_collected(finder):
    assert Path(finder.find(NAME)).read_text() == joined_stylesheet()
    assert [path for path, _storage in finder.list([])] == [NAME]


def test_other_files_are_left_to_other_finders(finder):
    assert finder.find("css/tokens.css") == []


def test_a_changed_part_is_served_at_once(finder, monkeypatch):
    finder.find(NAME)
    monkeypatch.setattr("core.stylesheets.joined_stylesheet", lambda: "changed")
    assert Path(finder.find(NAME)).read_text() == "changed"


def test_the_site_serves_the_joined_stylesheet():
    assert Path(finders.find(NAME)).name == "site.css"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 dots of 100"), (1, "1 dot of 100"), (21, "21 dots of 100")]
)
def test_as_many_dots_are_filled_as_the_words_say(count, words):
    html = Template("{% load dots %}{% dots count %}").render(Context({"count": count}))
    assert words in html
    assert len(re.findall(r"M\d+ \d+h0", html)) == count


def test_the_stylesheets_of_the_admin_take_their_colors_from_tokens(settings):
    literal = re.compile(
        r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\("
        rf"|(?<![\w-])(?:{'|'.join(ImageColor.colormap)})(?![\w-])",
        re.IGNORECASE,
    )
    found = {}
    for path in (settings.BASE_DIR / "static/css/admin").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        values = re.findall(r":([^:;{}]*)[;}]", text)
        if path.name != "tokens.css" and (colors := [value for value in values if literal.search(value)]):
            found[path.name] = colors
    assert found == {}
