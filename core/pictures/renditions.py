"""The sizes in which photographs are shown, made by the worker soon after an upload, never in a visitor's request.

What is missing when a page is published is made then.
"""

import logging
from functools import cache

from django.db.models import prefetch_related_objects
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage, Filter, Picture, SourceImageIOError

from core.memo import IS_INCOMPLETE, remembered

logger = logging.getLogger(__name__)

FORMATS = "format-{avif,webp,jpeg}"

# Crops follow the photograph's focal point; an article's lead keeps its shape.
SPECS = {
    "card": f"{FORMATS} fill-{{400x225,800x450}}",
    "lead": f"{FORMATS} width-{{480,800,1200}}",
    "portrait": f"{FORMATS} fill-{{120x150,240x300,480x600}}",
    "social": "format-jpeg fill-1200x630",
    # Of the practice's look (core/branding). A logo is drawn or photographed: of the two, one is much smaller.
    "logo": "format-{webp-lossless,webp} max-480x112",
    "icon": "format-png fill-{180x180,192x192,512x512}",
}
# Those of a page's photograph and of photographs within its text.
OF_PAGES = ("card", "lead", "portrait", "social")


def rendition_specs(kind):
    """Return the Wagtail filter specifications of one kind of picture, such as "card"."""
    return Filter.expand_spec(SPECS[kind])


def picture(image, kind, **attributes):
    """Return a `<picture>` with AVIF, WebP and JPEG in several widths, or "" when its file cannot be read."""
    renditions = renditions_of(image, kind)
    return Picture(renditions, attributes).__html__() if renditions else ""


def renditions_of(image, *kinds):
    """Return all sizes of these kinds by filter specification, after making those that do not exist yet.

    Returns {} when the file cannot be read: neither a publication nor a visitor meets an error page for it. The
    readiness page names files that are missing.
    """
    try:
        return image.get_renditions(*(spec for kind in kinds for spec in rendition_specs(kind)))
    except SourceImageIOError:
        logger.exception("The sizes of an image cannot be made", extra={"object": image.pk})
        remembered(IS_INCOMPLETE, lambda: True)
        return {}


def remember_renditions(page):
    """Fetch the sizes of all photographs in the texts of `page` in one query, whatever their number."""
    prefetch_related_objects(images_in_texts(page), "renditions")


def images_in_texts(page):
    """Return the photographs in the StreamFields of `page` as a list; a field that can hold none is not looked at."""
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [
        image
        for field in streams
        if _has_images(field)
        for image in _images_in(field.value_from_object(page))
    ]


@cache
def _has_images(field):
    return _can_hold_images(field.stream_block)


def _can_hold_images(block):
    """Return whether a block, or one within it, chooses photographs."""
    if isinstance(block, ImageBlock | ImageChooserBlock):
        return True
    within = block.child_blocks.values() if hasattr(block, "child_blocks") else ()
    return any(map(_can_hold_images, (*within, *filter(None, [getattr(block, "child_block", None)]))))


def _images_in(value):
    if isinstance(value, AbstractImage):
        yield value
    elif hasattr(value, "stream_block") or hasattr(value, "list_block"):
        for child in value:
            yield from _images_in(getattr(child, "value", child))
    elif isinstance(value, dict):
        for child in value.values():
            yield from _images_in(child)
