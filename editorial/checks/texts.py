"""The words of a page of any type, piece by piece, each with a place that an editor recognises."""

import re
from dataclasses import dataclass, field
from enum import Enum

from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from core.block_texts import place_of, walk
from core.blocks import SOURCES_KEY, InlineTextBlock, TableBlock
from core.models import Source
from core.rich_text import MARKER, SOURCE_LINK, plain_text

# Stands in a text where the page shows a source marker.
CITATION = "\ufffc"


class Kind(Enum):
    PROSE = "prose"  # running text: what a reader reads on end
    FACT = "fact"  # a few words, in a table or a box
    HEADING = "heading"  # headings, questions, names of steps and times
    LISTING = "listing"  # shown on cards and by search engines, not on the page itself


@dataclass(frozen=True)
class Piece:
    """One paragraph, list item or short text of a page."""

    place: str  # as an editor knows it: "Body, block 3 (Callout): Text"
    kind: Kind
    text: str  # without markup, with CITATION for each source marker
    section: tuple = ()  # equal for the pieces below one heading
    html: str = ""  # as stored; "" for plain text
    block_id: str = ""  # of the block in its StreamField
    is_cited: bool = False  # its block names sources beside the text

    @property
    def words(self):
        """Return the text without source markers."""
        return " ".join(self.text.replace(CITATION, " ").split())


@dataclass
class PageTexts:
    """All words of one page, the pages it links to, its pictures and its sources."""

    page: Page
    pieces: list[Piece] = field(default_factory=list)
    linked_page_ids: set[int] = field(default_factory=set)
    nameless_pictures: list[tuple[str, str]] = field(default_factory=list)  # (place, block id)
    source_ids: set[int] = field(default_factory=set)  # the sources it cites


# Words for each block of a page take long, and only what is found there needs them.
_place_of = lazy(place_of, str)
# Names, which nobody reads on end, and what the page does not show.
_LEFT_OUT = {"reading_level_reason", "picture_alt", "attribution", "alt_text"}
_HEADING_NAMES = {"heading", "title", "question", "when", "label", "caption"}
_LISTING_NAMES = {"teaser", "search_description"}
_PARAGRAPH = re.compile(r"<(p|li|h[2-6])\b[^>]*>(.*?)(?=</\1>|<ul>|<ol>)", re.DOTALL)
_SOURCE_LINK = re.compile(rf'<a (?=[^>]*{SOURCE_LINK})[^>]*\bid="(\d+)"')
_PAGE_LINK = re.compile(r'<a (?=[^>]*linktype="page")[^>]*\bid="(\d+)"')


def texts_of(page):
    """Return the `PageTexts` of a page of any type; asks the database for nothing."""
    texts = PageTexts(page)
    for model_field in type(page)._meta.get_fields():
        name = model_field.name
        if name in _LEFT_OUT or name == page.other_names_field:
            continue
        if model_field.model is Page and name not in ("title", *_LISTING_NAMES):
            continue
        if isinstance(model_field, StreamField):
            _add_stream(texts, model_field, model_field.value_from_object(page))
        elif isinstance(model_field, models.CharField | models.TextField) and not model_field.choices:
            _add_field(texts, model_field, model_field.value_from_object(page) or "")
    return texts


def _add_field(texts, model_field, value):
    place, section = str(capfirst(model_field.verbose_name)), (model_field.name,)
    if isinstance(model_field, RichTextField):
        _add_rich_text(texts, value, place, section)
    elif value.strip():
        texts.pieces.append(Piece(place, _field_kind(model_field), value.strip(), section))


def _field_kind(model_field):
    if model_field.name in _LISTING_NAMES:
        return Kind.LISTING
    if model_field.name == "title" or model_field.name.endswith("_title"):
        return Kind.HEADING
    return Kind.PROSE if isinstance(model_field, models.TextField) else Kind.FACT


def _add_stream(texts, model_field, value):
    section = (model_field.name,)
    for raw in walk(value.stream_block, value.raw_data):
        place, name = _place_of(model_field, raw), raw.block.name
        if _is_heading_block(raw.parent) and name == "text":
            section = (model_field.name, raw.value)
            texts.pieces.append(Piece(place, Kind.HEADING, raw.value, section, block_id=_block_id(raw)))
        elif (
            raw.parent and isinstance(raw.parent.block, TableBlock) and isinstance(raw.block, InlineTextBlock)
        ):
            _add_rich_text(texts, raw.value, place, section, _block_id(raw), _has_sources(raw), Kind.FACT)
        elif isinstance(raw.block, blocks.RichTextBlock):
            _add_rich_text(texts, raw.value, place, section, _block_id(raw), bool(_beside(raw, SOURCES_KEY)))
        elif isinstance(raw.block, blocks.PageChooserBlock):
            texts.linked_page_ids.add(raw.value)
        elif isinstance(raw.block, SnippetChooserBlock) and raw.block.target_model is Source:
            texts.source_ids.add(raw.value)
        elif isinstance(raw.block, blocks.StructBlock) and "alt_text" in raw.block.child_blocks:
            if _is_nameless(raw.value):
                texts.nameless_pictures.append((place, _block_id(raw)))
        elif isinstance(raw.block, blocks.CharBlock | blocks.TextBlock) and name not in _LEFT_OUT:
            texts.pieces.append(
                Piece(place, _block_kind(raw), raw.value, section, "", _block_id(raw), _has_sources(raw))
            )


def _is_nameless(picture):
    """Takes the raw value of an `ImageBlock`: a dict, or a number where it was once a plain image chooser."""
    if not isinstance(picture, dict):
        return True
    return bool(picture.get("image")) and not (picture.get("alt_text") or picture.get("decorative"))


def _block_kind(raw):
    if raw.block.name in _HEADING_NAMES:
        return Kind.HEADING
    return Kind.PROSE if isinstance(raw.block, blocks.TextBlock) else Kind.FACT


def _is_heading_block(raw):
    return raw is not None and raw.block.name == "heading" and isinstance(raw.block, blocks.StructBlock)


def _beside(raw, name):
    """Return the value of another block of the same group, or None."""
    return raw.parent.value.get(name) if raw.parent and isinstance(raw.parent.value, dict) else None


def _has_sources(raw):
    """Tell whether the group a short text belongs to names a source, by a list or by a marker."""
    if not raw.parent or not isinstance(raw.parent.value, dict):
        return False
    values = raw.parent.value.values()
    return bool(_beside(raw, SOURCES_KEY)) or any(MARKER.search(item) for item in values if type(item) is str)


def _block_id(raw):
    while raw and not raw.block_id:
        raw = raw.parent
    return raw.block_id if raw else ""


def _add_rich_text(texts, html, place, section, block_id="", is_cited=False, prose=Kind.PROSE):
    texts.linked_page_ids |= {int(pk) for pk in _PAGE_LINK.findall(html)}
    texts.source_ids |= {int(pk) for pk in _SOURCE_LINK.findall(html)}
    paragraphs = _PARAGRAPH.findall(html) or [("p", html)]
    for tag, inner in paragraphs:
        kind = Kind.HEADING if tag.startswith("h") else prose
        text = plain_text(MARKER.sub(CITATION, inner))
        if text:
            texts.pieces.append(Piece(place, kind, text, section, inner, block_id, is_cited))
