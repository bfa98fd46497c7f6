"""PNGs of the drawings, for feeds and social cards, and the site's icons. Run it when one changes.

    python -m benchmarks.drawings
    python -m benchmarks.drawings hero-park mild-1-position

They go to `static/img/social/<name>.png` and `static/img/`.
"""

import argparse
import io
import os
import sys
import tempfile
from pathlib import Path

import django
from django.template import Context, Template
from django.utils import translation
from PIL import Image
from playwright.sync_api import sync_playwright

from benchmarks.demo import browser_of
from core.drawings.registry import DRAWINGS, PORTRAITS
from tests.browser.demo_site import CHECKOUT

STATIC = CHECKOUT / "static"
STYLESHEETS = ("tokens.css", "base.css", "components/drawing.css")
# The picture is laid out at a third of its size, so that lines are as strong as on a phone.
WIDTH, HEIGHT, SCALE = 400, 210, 3
COLORS = 64
APPLE_ICON, ICO = 180, 48

PAGE = """{% load drawings %}<!doctype html><html lang="en"><head><meta charset="utf-8"><title>-</title>
{% for url in stylesheets %}<link rel="stylesheet" href="{{ url }}">{% endfor %}
<style>
body { padding: 0; background: var({{ background }}); }
.box { position: fixed; inset: {{ inset }}; }
.box svg { inline-size: 100%; block-size: 100%; overflow: {{ overflow }}; }
.mark { position: fixed; inset: auto 10px 10px auto; inline-size: 30px; block-size: 30px; border-radius: 9px;
  border: 2px solid var(--surface); }
</style></head><body><div class="box">{% drawing slug decorative=True %}</div>
<img class="mark" src="{{ mark }}" alt=""></body></html>"""


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("slugs", nargs="*", metavar="NAME", help="drawings to make; all when none is named")
    slugs = parser.parse_args().slugs
    if unknown := set(slugs) - DRAWINGS.keys():
        sys.exit(f"There is no drawing called {', '.join(sorted(unknown))}.")
    os.environ.update(DJANGO_SETTINGS_MODULE="apmsite.settings.local", ENV_FILE="tests/test.env")
    django.setup()
    with (
        sync_playwright() as playwright,
        browser_of(playwright) as browser,
        tempfile.TemporaryDirectory() as folder,
        translation.override("en"),
    ):
        make(_Camera(browser, Path(folder)), slugs or DRAWINGS)
    print(f"Made {len(slugs or DRAWINGS)} pictures and the icons.")


def make(shoot, slugs):
    """Write the pictures of the drawings called so and the icons, each taken by the camera `shoot`."""
    for number, drawing in enumerate(DRAWINGS.values()):
        if drawing.slug in slugs:
            _save_small(shoot(_page(drawing, number), WIDTH, HEIGHT), STATIC / drawing.social_image)
    icon = Image.open(io.BytesIO(shoot(_icon_page(), APPLE_ICON // SCALE, APPLE_ICON // SCALE)))
    icon.convert("RGB").save(STATIC / "img/apple-touch-icon.png", optimize=True)
    icon.resize((ICO, ICO), Image.Resampling.LANCZOS).save(STATIC / "img/favicon.ico")


class _Camera:
    """Takes a screenshot of HTML in the light theme; from a file, so that style sheets and fonts are found."""

    def __init__(self, browser, folder):
        self.browser = browser
        self.file = folder / "page.html"

    def __call__(self, html, width, height):
        self.file.write_text(html, encoding="utf-8")
        page = self.browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=SCALE, color_scheme="light"
        )
        page.goto(self.file.as_uri())
        page.evaluate("document.fonts.ready")
        picture = page.screenshot()
        page.close()
        return picture


def _page(drawing, number):
    """Return a page that shows one drawing: close-ups and portraits to the edges, the others with air around."""
    is_scene_with_land = drawing.slug in ("hero-park", "bench-empty")
    reaches_the_edges = is_scene_with_land or drawing.fills_its_box or drawing.group == PORTRAITS
    return Template(PAGE).render(
        Context(
            {
                "slug": drawing.slug,
                "stylesheets": [(STATIC / "css" / name).as_uri() for name in STYLESHEETS],
                "background": "--tint-warm" if number % 2 or is_scene_with_land else "--tint",
                "inset": "0" if reaches_the_edges else "14px",
                "overflow": "visible" if is_scene_with_land else "hidden",
                "mark": (STATIC / "img/favicon.svg").as_uri(),
            }
        )
    )


def _icon_page():
    """Return a page that is all icon. Phones round the corners, so the ground reaches the edges."""
    mark = (STATIC / "img/favicon.svg").as_uri()
    return f"""<!doctype html><title>-</title>
<style>body {{ margin: 0; background: #0C4A5E; }} img {{ display: block; inline-size: 100vw; }}</style>
<img src="{mark}" alt="">"""


def _save_small(picture, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
