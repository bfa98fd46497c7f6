"""The practice's hue: the colors of `static/css/tokens.css`, and of the admin, turned to it.

A turned color keeps its luminance, so that each pair of the design keeps its contrast (`core.branding.colors`). Colors
that mean something (danger, warning, done, emergency, the nerves of drawings) and the warm ones stay as they are.
"""

import colorsys
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import copysign

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.branding.colors import distance, hue_and_chroma, turned

TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"
# The hue of the colors in that file.
USUAL_HUE = 225
# What turns, as far as its own hue lies near the usual one: some are neutral or warm in one of the two looks.
TURNING = frozenset(
    (
        *("page", "surface", "tint", "hover", "ink", "ink-2", "line", "line-strong"),
        *("brand", "action", "action-hover", "on-action", "draw", "draw-3", "bone", "bone-2"),
        *("footer", "footer-ink"),
    )
)
NEAR = 60
# A link that somebody has followed never comes nearer to one that is new.
APART = 60
# The name of a hue up to this angle.
_NAMES = (
    (14, _("Pink")),
    (39, _("Red")),
    (69, _("Orange")),
    (114, _("Yellow")),
    (164, _("Green")),
    (209, _("Teal")),
    (274, _("Blue")),
    (304, _("Violet")),
    (334, _("Purple")),
    (359, _("Pink")),
)
# Wagtail's own as hue, saturation and lightness (core.css, 7.4): of its menu, and of its links and buttons.
_ADMIN = {
    "primary": (254.3, 50.4, 24.5),
    "primary-200": (253.8, 50, 20.4),
    "secondary": (180.5, 100, 24.7),
    "secondary-50": (180, 62.5, 96.9),
    "secondary-75": (180.7, 53, 67.5),
    "secondary-100": (180.3, 100, 34.7),
    "secondary-400": (181.9, 100, 18.4),
    "secondary-600": (181.7, 100, 13.5),
}


def name_of_hue(hue: int) -> Promise:
    """Return what people call a hue, such as “Green”."""
    return next(name for last, name in _NAMES if hue <= last)


def turned_hue(hue: float, chosen: int) -> float:
    """Return where a hue of the design goes when `chosen` takes the place of the usual one."""
    return (hue + chosen - USUAL_HUE) % 360


@cache
def usual_looks() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return what tokens.css declares as {name: value}: light, what dark changes, and portraits in the dark."""
    css = TOKENS.read_text(encoding="utf-8")
    roots = re.findall(r":root \{(.*?)\}", css, flags=re.DOTALL)
    portrait = re.search(r"\.d-portrait \{(.*?)\}", css, flags=re.DOTALL)[1]
    return tuple(
        {name: value.strip() for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", part)}
        for part in (*roots[:2], portrait)
    )


@lru_cache(maxsize=16)
def turned_looks(hue: int) -> tuple[dict[str, str], ...]:
    """Return of `usual_looks` what differs with this hue."""
    light, dark, portrait = usual_looks()
    looks = (light, dark, {**dark, **portrait})
    changes = [dict(_changes(colors, hue)) for colors in looks]
    own = (light, dark, portrait)
    return tuple(
        {name: color for name, color in changed.items() if name in declared}
        for changed, declared in zip(changes, own, strict=True)
    )


def _changes(colors: Mapping[str, str], hue: int) -> Iterator[tuple[str, str]]:
    """Yield (name, new value) of what one look changes with this hue."""
    if hue == USUAL_HUE:
        return
    for name in TURNING & colors.keys():
        own = hue_and_chroma(colors[name])[0]
        if distance(own, USUAL_HUE) <= NEAR:
            yield name, turned(colors[name], turned_hue(own, hue))
    visited = hue_and_chroma(colors["visited"])[0]
    brand = turned_hue(hue_and_chroma(colors["brand"])[0], hue)
    if distance(visited, brand) < APART:
        beside = copysign(APART, (visited - brand + 180) % 360 - 180)
        yield "visited", turned(colors["visited"], (brand + beside) % 360)


def colors_of(hue: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return every token of the light look and every one of the dark look as {name: value}, with this hue."""
    light, dark, _portrait = usual_looks()
    light_changes, dark_changes, _portrait_changes = turned_looks(hue)
    light = light | light_changes
    return light, light | dark | dark_changes


def brands(hue: int) -> tuple[str, str]:
    """Return the color of links with this hue, on light pages and on dark ones."""
    looks = usual_looks()[:2]
    if hue == USUAL_HUE:
        return tuple(look["brand"] for look in looks)
    return tuple(turned(look["brand"], turned_hue(hue_and_chroma(look["brand"])[0], hue)) for look in looks)


def emblem(hue: int) -> str:
    """Return the ground of the site's own mark, which is dark in both looks."""
    return brands(hue)[0]


@lru_cache(maxsize=16)
def tones_css(hue: int) -> str:
    """Return the stylesheet that comes after the site's own and turns it to this hue."""
    light, dark, portrait = turned_looks(hue)
    # What comes later in a layer holds: what turns in the light alone is said again for the dark.
    dark = {name: colors_of(hue)[1][name] for name in light.keys() | dark.keys()}
    return (
        f"@layer tokens{{:root{{--emblem:{emblem(hue)};{_declarations(light)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_declarations(dark)}}}"
        f".d-portrait{{{_declarations(portrait)}}}}}}}\n"
    )


@lru_cache(maxsize=16)
def admin_css(hue: int) -> str:
    """Return the stylesheet that turns Wagtail's colors to this hue, each as light as it was."""
    return (
        f":root{{{_declarations({f'w-color-{name}': color for name, color in admin_colors(hue).items()})}}}\n"
    )


def admin_colors(hue: int) -> dict[str, str]:
    """Return Wagtail's own colors as {name: value}, turned to this hue."""
    return {name: turned(color, hue) for name, color in usual_admin_colors().items()}


@cache
def usual_admin_colors() -> dict[str, str]:
    """Return the colors that Wagtail comes with and that turn, as {name: value}."""
    return {name: _hex(*hsl) for name, hsl in _ADMIN.items()}


def _hex(hue, saturation, lightness):
    channels = colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in channels)


def _declarations(colors):
    return "".join(f"--{name}:{color};" for name, color in sorted(colors.items()))
