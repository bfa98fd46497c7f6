"""Tags that print the project's drawings inline, so that they follow light, dark, forced colors and print."""

from functools import lru_cache
from hashlib import sha256

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from core.drawings.registry import DRAWINGS
from core.drawings.rendering import symbol_markup, with_symbols_inside
from core.memo import is_remembering, remembered

register = template.Library()

CONTOURS = (
    "M-2 74C22 84 32 62 50 67S70 84 82 75",
    "M-2 84C18 64 32 88 46 77S64 63 82 67",
    "M-2 89C20 86 24 71 42 73S66 68 82 61",
)


def _page_symbols():
    """Return the symbols still to print, which all templates of a page share; None outside of a request."""
    return remembered("drawing symbols", set) if is_remembering() else None


@register.simple_tag
def drawing(slug: str, decorative: bool = False, crop: str = "") -> str:
    """
    Print the drawing `slug` as inline SVG; nothing when there is no such drawing.

    A `decorative` drawing is hidden from screen readers. `crop` is a viewBox ("x y width height") to show
    instead of the whole; what is cropped fills the box that CSS gives it. The page must end with
    `{% drawing_symbols %}`. Where a template is rendered outside of a request, the drawing brings its symbols
    along.
    """
    if slug not in DRAWINGS:
        return ""
    symbols = _page_symbols()
    printed, used = _printed(slug, bool(decorative), crop, symbols is None, get_language())
    if symbols is not None:
        symbols.update(used)
    return printed


@lru_cache(maxsize=64)  # what a drawing looks like depends on the release alone
def _printed(slug, decorative, crop, alone, _language):
    chosen = DRAWINGS[slug]
    markup = with_symbols_inside(chosen.markup) if alone else chosen.markup
    printed = render_to_string(
        "drawings/drawing.html",
        {
            "drawing": chosen,
            "view_box": crop or chosen.view_box,
            "fills_its_box": bool(crop) or chosen.fills_its_box,
            "is_decorative": decorative,
            "markup": mark_safe(markup),  # from the repository's own files
        },
    )
    return printed, chosen.symbols


@register.simple_tag
def drawing_symbols() -> str:
    """Print, once, the symbols that the drawings above use. Belongs at the end of `<body>`."""
    names = _page_symbols()
    if not names:
        return ""
    symbols = mark_safe("\n".join(symbol_markup(name) for name in sorted(names)))
    names.clear()
    return format_html(
        '<svg class="drawing-symbols" width="0" height="0" aria-hidden="true">{}</svg>',
        symbols,
    )


@register.inclusion_tag("drawings/portrait_plate.html")
def portrait_plate(name: str, slug: str) -> dict:
    """
    Print an arched plate with the initials of `name` ("Ines Valderrama-Okoye, MD" gives IV).

    Tint and curve follow from `slug` alone, so a person keeps her plate.
    """
    words = name.partition(",")[0].split()
    digest = sha256(slug.encode()).digest()
    return {
        "initials": "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper(),
        "tint": digest[0] % 3,
        "contour": CONTOURS[digest[1] % len(CONTOURS)],
    }
