"""The texts of a page as a reader sees them, found through its search fields, whatever its type."""

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.search.index import SearchField

from core.rich_text import plain_text


def searchable_texts(page):
    """Return the texts of a page that search looks through, the title left out; asks the database for nothing."""
    texts = []
    for search_field in page.get_search_fields():
        if not isinstance(search_field, SearchField) or search_field.field_name == "title":
            continue
        field = search_field.get_field(type(page))
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            texts += _block_texts(value.stream_block, value.raw_data)
        else:
            texts.append(plain_text(value) if isinstance(field, RichTextField) else value)
    return [text for text in texts if text]


def _block_texts(block, value):
    """Walk the raw data, not the blocks' values: those would fetch every image and page chosen in them."""
    if not value:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            if child["type"] in block.child_blocks:
                yield from _block_texts(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            # Rows written by hand may lack the envelope that the editor puts around each.
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _block_texts(block.child_block, item["value"] if is_wrapped else item)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _block_texts(child_block, value.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        yield plain_text(value)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield value
