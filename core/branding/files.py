"""The files that are made of the practice's look: stylesheets, icons, logos and pictures for sharing."""

import json
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageDraw

from core.branding.colors import distance, hex_colors, hue_and_chroma, luminance, turned
from core.branding.look import USUAL_FILES
from core.branding.tones import (
    NEAR,
    USUAL_HUE,
    admin_css,
    colors_of,
    emblem,
    tones_css,
    turned_hue,
    usual_looks,
)
from core.drawings.registry import DRAWINGS
from core.drawings.rendering import symbol_markup
from core.pictures.renditions import renditions_of

STATIC = settings.BASE_DIR / "static"
# Of the usual hue, nerves are the strongest color: their chroma at least, and what it is at least of the way to white,
# where they fade into it.
NERVE_CHROMA, NERVE_SHARE = 0.02, 0.12
# Of a recolored picture; as many as the drawings' own have (benchmarks/drawings.py).
COLORS = 64
ICO_SIZES = [(16, 16), (32, 32), (48, 48)]
# A logo without losses may have so many bytes; a photograph of one has more.
MAX_LOSSLESS_BYTES = 24 * 1024
# Where the mark stands on the picture of a drawing (benchmarks/drawings.py), in pixels: its box, its corners, its edge.
MARK_BOX, MARK_CORNER, MARK_EDGE = (1080, 510, 1170, 600), 27, 6


def look_file(practice, name: str) -> tuple[bytes, str] | None:
    """Return a file of the practice's look as (content, content type).

    None where there is no such file, and where a picture that it is made of cannot be read.
    """
    look = practice.look
    if name not in look.made_files:
        return None
    if slug := name.removeprefix("drawings/").removesuffix(".png") if "/" in name else "":
        content, content_type = _drawing(slug, look.hue, _touch_icon(practice)), "image/png"
    else:
        make, content_type = _MAKERS[name]
        content = make(practice)
    return (content, content_type) if content else None


def logo_on_white(practice) -> tuple[bytes, int, int] | None:
    """Return the logo as (PNG, width, height in pixels), which every mail program shows in its light and dark look.

    None where there is no logo, and where it cannot be read.
    """
    content = practice.logo and _logo("logo")(practice)
    return _png_on_white(content) if content else None


@lru_cache(maxsize=2)
def _png_on_white(content):
    logo = _on_white(content)
    # More colors than that make no difference at this size, but a photograph of a logo some times as large.
    return _saved(logo.quantize(256), "PNG"), *logo.size


def _favicon(practice):
    icon = _touch_icon(practice)
    return icon and _saved(Image.open(BytesIO(icon)), "ICO", sizes=ICO_SIZES)


def _drawn_icon(practice):
    svg = (STATIC / USUAL_FILES["favicon.svg"]).read_text(encoding="utf-8")
    return svg.replace(emblem(USUAL_HUE), emblem(practice.hue)).encode()


def _touch_icon(practice):
    """Return the icon without transparent parts, which phones show black."""
    if not practice.icon:
        return _usual_touch_icon(practice.hue)
    size = _size_of(practice.icon, "icon", 180)
    return size and _saved(_on_white(_content_of(size)), "PNG")


def _on_white(content):
    """Return a picture without transparent parts."""
    with Image.open(BytesIO(content)) as picture:
        whole = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole).convert("RGB")


@lru_cache(maxsize=4)
def _usual_touch_icon(hue):
    return _saved(_recolored(Image.open(STATIC / USUAL_FILES["apple-touch-icon.png"]), hue), "PNG")


def _icon(side):
    def make(practice):
        size = _size_of(practice.icon, "icon", side)
        return size and _content_of(size)

    return make


def _logo(field):
    def make(practice):
        sizes = sorted(
            renditions_of(getattr(practice, field), "logo").items(),
            key=lambda item: "lossless" not in item[0],
        )
        contents = [_content_of(size) for _spec, size in sizes]
        return next(
            (content for content in contents if len(content) <= MAX_LOSSLESS_BYTES), (contents or [None])[-1]
        )

    return make


def _social_picture(practice):
    sizes = list(renditions_of(practice.social_picture, "social").values())
    return sizes and _content_of(sizes[0])


def _manifest(practice):
    """Return what a phone reads that puts the site on its start screen: a page in the browser, no app."""
    look = practice.look
    drawn = [{"src": look.drawn_icon, "sizes": "any", "type": "image/svg+xml"}]
    own = [
        {"src": look.address(f"icon-{side}.png"), "sizes": f"{size.width}x{size.height}", "type": "image/png"}
        for side in (192, 512)
        if practice.icon and (size := _size_of(practice.icon, "icon", side))
    ]
    return json.dumps(
        {
            "name": practice.name,
            "start_url": "/",
            "display": "browser",
            "theme_color": colors_of(practice.hue)[0]["brand"],
            "background_color": colors_of(practice.hue)[0]["page"],
            "icons": own if look.has_icon else drawn,
        }
    ).encode()


@lru_cache(maxsize=len(DRAWINGS))
def _drawing(slug, hue, icon):
    """Return the picture of a drawing in the practice's colors, with its icon in the corner."""
    with Image.open(STATIC / USUAL_FILES[f"drawings/{slug}.png"]) as picture:
        recolored = _recolored(picture, hue, has_nerves=_has_nerves(DRAWINGS[slug])).convert("RGB")
    if icon:
        _set_mark(recolored, Image.open(BytesIO(icon)))
    return _saved(recolored.quantize(COLORS * 2, dither=Image.Dither.NONE), "PNG")


def _set_mark(picture, icon):
    left, top, right, bottom = MARK_BOX
    plate = ImageDraw.Draw(picture)
    plate.rounded_rectangle((left, top, right - 1, bottom - 1), MARK_CORNER, fill=usual_looks()[0]["surface"])
    side = right - left - 2 * MARK_EDGE
    corners = Image.new("L", (side * 4, side * 4))
    ImageDraw.Draw(corners).rounded_rectangle(
        (0, 0, side * 4 - 1, side * 4 - 1), (MARK_CORNER - MARK_EDGE) * 4, fill=255
    )
    picture.paste(
        icon.convert("RGB").resize((side, side), Image.Resampling.LANCZOS),
        (left + MARK_EDGE, top + MARK_EDGE),
        corners.resize((side, side), Image.Resampling.LANCZOS),
    )


def _has_nerves(drawing):
    return "d-nerve" in drawing.markup + "".join(map(symbol_markup, drawing.symbols))


def _recolored(picture, hue, has_nerves=False):
    """Return a picture of few colors with those near the usual hue turned to this one, but for nerves."""
    if picture.mode != "P":
        picture = picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    colors = hex_colors(picture.getpalette("RGB"))
    turned_palette = (_turned_in_a_picture(color, hue, has_nerves) for color in colors)
    recolored = picture.copy()
    recolored.putpalette(bytes.fromhex("".join(color.removeprefix("#") for color in turned_palette)))
    return recolored


def _turned_in_a_picture(color, hue, has_nerves):
    own, chroma = hue_and_chroma(color)
    is_nerve = has_nerves and chroma > max(NERVE_CHROMA, NERVE_SHARE * (1 - luminance(color) ** (1 / 3)))
    if hue == USUAL_HUE or distance(own, USUAL_HUE) > NEAR or is_nerve:
        return color
    return turned(color, turned_hue(own, hue))


def _size_of(picture, kind, side):
    """Return the size of a picture that is `side` pixels wide, or None."""
    return next(
        (size for spec, size in renditions_of(picture, kind).items() if f"{side}x{side}" in spec), None
    )


def _content_of(size):
    with size.file.open() as file:
        return file.read()


def _saved(picture, kind, **options):
    output = BytesIO()
    picture.save(output, kind, optimize=True, **options)
    return output.getvalue()


_MAKERS: dict[str, tuple[Callable, str]] = {
    "tones.css": (lambda practice: tones_css(practice.hue).encode(), "text/css; charset=utf-8"),
    "admin.css": (lambda practice: admin_css(practice.hue).encode(), "text/css; charset=utf-8"),
    "favicon.ico": (_favicon, "image/x-icon"),
    "favicon.svg": (_drawn_icon, "image/svg+xml"),
    "apple-touch-icon.png": (_touch_icon, "image/png"),
    "icon-192.png": (_icon(192), "image/png"),
    "icon-512.png": (_icon(512), "image/png"),
    "logo.webp": (_logo("logo"), "image/webp"),
    "logo-dark.webp": (_logo("logo_for_dark"), "image/webp"),
    "sharing.jpg": (_social_picture, "image/jpeg"),
    "site.webmanifest": (_manifest, "application/manifest+json"),
}
