"""The texts of a page as a reader sees them, found through its search fields, whatever its type."""

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.search.index import SearchField

from core.block_texts import walk
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
    for raw in walk(block, value):
        if isinstance(raw.block, blocks.RichTextBlock):
            yield plain_text(raw.value)
        elif isinstance(raw.block, blocks.CharBlock | blocks.TextBlock):
            yield raw.value
