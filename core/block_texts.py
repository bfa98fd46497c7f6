"""The raw data of a StreamField, walked block by block.

The blocks' own values would fetch every image and page chosen in them; the raw data asks the database for nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField

from core.blocks.lists import SOURCES_KEY
from core.blocks.tables import TableBlock


@dataclass(frozen=True)
class RawBlock:
    """One block with its raw value; `parent` is the block around it, `number` its place in a list, from 1."""

    block: blocks.Block
    value: Any
    parent: "RawBlock | None" = None
    number: int | None = None
    block_id: str = ""


def walk(block, value, parent=None, number=None, block_id=""):
    """Yield a `RawBlock` for the block and for all in it, depth first; takes a block and its raw value."""
    if not value:
        return
    here = RawBlock(block, value, parent, number, block_id)
    yield here
    if isinstance(block, blocks.StreamBlock):
        for place, child in enumerate(value, start=1):
            if child["type"] in block.child_blocks:
                child_block = block.child_blocks[child["type"]]
                yield from walk(child_block, child["value"], here, place, child.get("id") or "")
    elif isinstance(block, blocks.ListBlock):
        for place, item in enumerate(value, start=1):
            # Rows written by hand may lack the envelope that the editor puts around each.
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from walk(block.child_block, item["value"] if is_wrapped else item, here, place)
    elif isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        for name, child_block in block.child_blocks.items():
            yield from walk(child_block, value.get(name), here)
    elif isinstance(block, TableBlock):
        yield from _walk_table(block, value, here)


def _walk_table(block, value, here):
    """Yield a `RawBlock` for the title, each heading and each cell of a table; the cells of a row are one group."""
    yield from walk(block.parts["caption"], value.get("caption"), here)
    for column in value["columns"]:
        yield from walk(block.parts["heading"], column["heading"], here)
    for number, row in enumerate(value["rows"], start=1):
        group = RawBlock(block, dict(enumerate(row["values"], start=1)), here, number)
        for place, (column, cell) in enumerate(zip(value["columns"], row["values"], strict=True), start=1):
            yield from walk(block.child_blocks[column["type"]], cell, group, place)


def chosen_sources(page) -> set[int]:
    """Return the keys of the sources that the blocks of a page choose."""
    chosen = (value for name, value in _named_values(page) if name == SOURCES_KEY)
    return {item["value"] if isinstance(item, dict) else item for value in chosen for item in value}


def chosen_pages(page) -> set[int]:
    """Return the keys of the pages to which the blocks of a page link, each under the name “page”."""
    return {value for name, value in _named_values(page) if name == "page" and isinstance(value, int)}


def _named_values(page):
    """Yield (name, raw value) for each value with a name in the StreamFields of a page."""
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    for field in streams:
        for child in field.value_from_object(page).raw_data:
            yield from _named(child["value"])


def _named(raw):
    if isinstance(raw, dict):
        yield from raw.items()
    for value in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        yield from _named(value)


def place_of(model_field: models.Field, raw: RawBlock) -> str:
    """Return the place of a block in its field as an editor knows it, such as “Body, block 3 (Steps): 2, Text”."""
    path = []
    while raw.parent:
        path.insert(0, raw)
        raw = raw.parent
    steps = [str(step.number) if step.number else str(capfirst(step.block.label)) for step in path[1:]]
    top = f"{capfirst(model_field.verbose_name)}"
    if path:
        top += f", block {path[0].number} ({capfirst(path[0].block.label)})"
    return f"{top}: {', '.join(steps)}" if steps else top
