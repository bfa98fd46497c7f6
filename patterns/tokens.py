"""The words of the design, read from `static/css/tokens.css`, and whether their colors can be told apart."""

import re
from dataclasses import dataclass

from core.branding.colors import contrast
from core.branding.tones import USUAL_HUE, colors_of

FILLS = ("page", "surface", "tint", "tint-warm")
# What stands on what, and the contrast between them at least (WCAG 2.2: 1.4.6 for text, 1.4.11 for what is no text).
TEXT, SHAPE = 7, 3
PAIRS = {
    "ink": ((*FILLS, "hover", "mark", "danger-bg", "warn-bg", "ok-bg"), TEXT),
    "ink-2": (FILLS, TEXT),
    "brand": ((*FILLS, "hover"), TEXT),
    "visited": (FILLS, TEXT),
    "clay": (FILLS, TEXT),
    "on-action": (("action", "action-hover"), TEXT),
    "danger": (("danger-bg", "page", "surface"), TEXT),
    "warn": (("warn-bg",), TEXT),
    "ok": (("ok-bg",), TEXT),
    "on-sos": (("sos",), TEXT),
    "amber": (("sos", "footer"), SHAPE),
    "footer-ink": (("footer",), TEXT),
    "footer-link": (("footer",), TEXT),
    "line-strong": ((*FILLS, "hover"), SHAPE),
    "sos-line": (("page",), SHAPE),
    "draw": (FILLS, SHAPE),
    "draw-2": (FILLS, SHAPE),
    "draw-3": (FILLS, SHAPE),
    "nerve": (FILLS, SHAPE),
    "focus": (FILLS, SHAPE),
    "focus-in": (("focus",), SHAPE),
}
# Colors that stand alone: they carry no meaning.
BARE = ("line", "bone", "bone-2", "skin", "skin-2", "skin-3", "hair", "hair-2")


@dataclass(frozen=True)
class Color:
    """A color in both looks, as #RRGGBB. `contrast` is the lowest with what it stands on, None for a fill."""

    name: str
    light: str
    dark: str
    stands_on: tuple
    at_least: float | None
    light_contrast: float | None
    dark_contrast: float | None

    @property
    def is_told_apart(self):
        """Return whether it has enough contrast in both looks."""
        return not self.at_least or min(self.light_contrast, self.dark_contrast) >= self.at_least


def values(prefix):
    """Return {name: value} of the tokens whose name is `prefix` and a number, as “t-3” or “s8”."""
    light = colors_of(USUAL_HUE)[0]
    return {name: value for name, value in light.items() if re.fullmatch(rf"{prefix}-?(\d|s|pill)", name)}


def colors(hue=USUAL_HUE):
    """Return every color as it is with this hue, in the order of the file."""
    light, dark = colors_of(hue)
    return [
        _color(name, light, dark) for name, value in light.items() if re.fullmatch(r"#[0-9A-F]{6}", value)
    ]


def _color(name, light, dark):
    stands_on, at_least = PAIRS.get(name, ((), None))
    return Color(
        name,
        light[name],
        dark[name],
        stands_on,
        at_least,
        *(
            min((contrast(look[name], look[ground]) for ground in stands_on), default=None)
            for look in (light, dark)
        ),
    )
