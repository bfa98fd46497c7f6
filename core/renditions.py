"""The sizes in which photographs are shown, made when a page is published, never in a visitor's request."""

from wagtail.images.models import Filter, Picture

FORMATS = "format-{avif,webp,jpeg}"

# Crops follow the photograph's focal point; an article's lead keeps its shape.
SPECS = {
    "card": f"{FORMATS} fill-{{400x225,800x450}}",
    "lead": f"{FORMATS} width-{{480,800,1200}}",
    "portrait": f"{FORMATS} fill-{{120x150,240x300,480x600}}",
    "social": "format-jpeg fill-1200x630",
}


def rendition_specs(kind):
    """Return the Wagtail filter specifications of one kind of picture: "card", "lead", "portrait" or "social"."""
    return Filter.expand_spec(SPECS[kind])


def picture(image, kind, **attributes):
    """Return a `<picture>` with AVIF, WebP and JPEG in several widths, as safe HTML."""
    return Picture(image.get_renditions(*rendition_specs(kind)), attributes).__html__()


def make_renditions(image, *kinds):
    """Make all sizes of these kinds that do not exist yet."""
    image.get_renditions(*(spec for kind in kinds for spec in rendition_specs(kind)))
