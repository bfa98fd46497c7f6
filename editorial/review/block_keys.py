"""The names of the paragraphs in a text. A comment stands at one, so that each paragraph has to keep its own."""

import json
import re
from itertools import count

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

_PARAGRAPH = re.compile(r"<(p|h[2-6]|li|blockquote)(?=[\s>])(?![^>]*\bdata-block-key=)")
_KEY = re.compile(r'\bdata-block-key="([^"]*)"')


def with_block_keys(model, content):
    """Return the content of a revision of a page type in which each paragraph has a key.

    The editor gives keys to what it saves. What came another way has none, and would get others at each look.
    """
    named = dict(content)
    for field in model._meta.fields:
        raw = content.get(field.name)
        if raw and isinstance(field, RichTextField):
            named[field.name] = _with_keys(raw)
        elif raw and isinstance(field, StreamField):
            named[field.name] = json.dumps(_in_block(field.stream_block, json.loads(raw)))
    return named


def _in_block(block, value):
    if isinstance(block, blocks.RichTextBlock):
        return _with_keys(value) if isinstance(value, str) else value
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return {name: _in_block(block.child_blocks.get(name), item) for name, item in value.items()}
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return [_in_part(block.child_blocks.get(item.get("type")), item) for item in value]
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_in_part(block.child_block, item) for item in value]
    return value


def _in_part(block, item):
    # An old list has bare values.
    if not (isinstance(item, dict) and "value" in item):
        return _in_block(block, item)
    return {**item, "value": _in_block(block, item["value"])}


def _with_keys(html):
    taken = set(_KEY.findall(html))
    new = (key for number in count(1) if (key := f"p{number}") not in taken)
    return _PARAGRAPH.sub(lambda tag: f'<{tag[1]} data-block-key="{next(new)}"', html)
