"""Any hue of the circle: what turns with it, what stays, and that nothing gets harder to read."""

import re
from pathlib import Path

import pytest
import wagtail.admin

from core.branding.colors import contrast, distance, hue_and_chroma, luminance, turned
from core.branding.tones import (
    APART,
    USUAL_HUE,
    admin_colors,
    brands,
    colors_of,
    name_of_hue,
    tones_css,
    turned_looks,
    usual_admin_colors,
    usual_looks,
)

# Colors ask no database.
pytestmark = pytest.mark.sqlite_only

CIRCLE = range(360)
MEANING = (
    *("danger", "danger-bg", "warn", "warn-bg", "ok", "ok-bg", "sos", "on-sos", "sos-line", "amber", "mark"),
    *("clay", "draw-2", "nerve", "tint-warm", "skin", "focus", "focus-in"),
)


def test_the_usual_hue_leaves_every_color_as_it_is():
    assert turned_looks(USUAL_HUE) == ({}, {}, {})
    assert brands(USUAL_HUE) == tuple(look["brand"] for look in usual_looks()[:2])


def test_the_hues_next_to_the_usual_one_look_nearly_like_it():
    for hue in (USUAL_HUE - 1, USUAL_HUE + 1):
        for usual, near in zip(colors_of(USUAL_HUE), colors_of(hue), strict=True):
            for name, color in usual.items():
                if re.fullmatch("#[0-9A-F]{6}", color):
                    channels = [
                        [int(each[start : start + 2], 16) for start in (1, 3, 5)]
                        for each in (color, near[name])
                    ]
                    assert max(abs(a - b) for a, b in zip(*channels, strict=True)) <= 4, (hue, name)


def test_what_means_something_keeps_its_color_and_what_does_not_turns():
    for hue in range(0, 360, 15):
        for usual, chosen in zip(colors_of(USUAL_HUE), colors_of(hue), strict=True):
            assert [name for name in MEANING if usual[name] != chosen[name]] == []
            if hue != USUAL_HUE:
                assert {"brand", "action", "tint", "footer", "draw-3"} <= {
                    name for name in usual if usual[name] != chosen[name]
                }


def test_links_have_the_hue_that_was_chosen():
    for hue in CIRCLE:
        for brand, usual in zip(brands(hue), brands(USUAL_HUE), strict=True):
            own = hue_and_chroma(usual)[0]
            assert distance(hue_and_chroma(brand)[0], hue + own - USUAL_HUE) < 4, hue


@pytest.mark.long
def test_a_link_that_was_followed_never_looks_like_a_new_one():
    for hue in CIRCLE:
        for look in colors_of(hue):
            apart = distance(*(hue_and_chroma(look[name])[0] for name in ("visited", "brand")))
            assert apart > APART - 4, hue


@pytest.mark.parametrize(
    "color", ["#0C4A5E", "#FFFFFF", "#000000", "#808080", "#FFFF00", "#0000FF", "#05080A"]
)
def test_a_turned_color_is_as_light_as_it_was(color):
    for hue in range(0, 360, 10):
        there = turned(color, hue)
        assert re.fullmatch("#[0-9A-F]{6}", there)
        assert contrast(color, there) < 1.03, hue


def test_the_admin_keeps_the_contrasts_that_wagtail_gave_it():
    for hue in CIRCLE:
        for name, color in admin_colors(hue).items():
            assert contrast(color, usual_admin_colors()[name]) < 1.03, (hue, name)


def test_wagtails_own_colors_are_those_that_turn():
    """A release of Wagtail with other colors shows here."""
    css = (Path(wagtail.admin.__file__).parent / "static/wagtailadmin/css/core.css").read_text()
    for name in ("primary", "secondary"):
        parts = [
            float(re.search(rf"--w-color-{name}-{part}:([\d.]+)", css)[1])
            for part in ("hue", "saturation", "lightness")
        ]
        assert parts == {"primary": [254.3, 50.4, 24.5], "secondary": [180.5, 100, 24.7]}[name]
    used = set(re.findall(r"--w-color-((?:primary|secondary)(?:-\d+)?):", css))
    assert used == usual_admin_colors().keys()


def test_the_stylesheet_overrides_in_the_layer_of_the_tokens_and_not_on_paper():
    css = tones_css(140)
    assert css.startswith("@layer tokens{:root{--emblem:")
    assert "@media screen and (prefers-color-scheme:dark){:root{" in css
    assert css.count("{") == css.count("}")
    assert len(css) < 1500


def test_after_the_sites_own_stylesheet_it_leaves_the_colors_that_have_the_contrast():
    """Later in a layer wins: as a browser does, put one declaration on the other."""
    site = usual_looks()
    for hue in range(0, 360, 45):
        own = [
            dict(re.findall(r"--([\w-]+):([^;]+);", part))
            for part in re.findall(r":root\{(.*?)\}", tones_css(hue))
        ]
        own[0].pop("emblem")
        shown = site[0] | own[0], site[0] | site[1] | own[0] | own[1]
        assert shown == colors_of(hue)


def test_every_hue_has_a_name():
    names = [str(name_of_hue(hue)) for hue in CIRCLE]
    assert (names[20], names[140], names[USUAL_HUE], names[300]) == ("Red", "Green", "Blue", "Violet")
    assert len(set(names)) == 9


def test_luminance_is_that_of_wcag():
    assert luminance("#FFFFFF") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
