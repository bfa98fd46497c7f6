"""What an approval approves: the content of a page, without the bookkeeping around it.

Two versions have one digest when a reader cannot tell them apart: line ends, blanks around a text, marks of the editor
and fields left at their default make no difference. So a browser that sends a page back untouched changes nothing, and
neither does a field or block that a later release adds.
"""

import hashlib
import json
import re
from datetime import date, time

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import (
    ClusterableModel,
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_serializable_data_for_fields,
)
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from core.blocks import TableBlock
from editorial.review.canonical_html import canonical_html
from editorial.review.field_kinds import UNREVIEWED, kinds_of_fields

# How digests are made now. Whoever changes the rule, or the default of a field that exists, changes it too, and teaches
# `digest_update` to make the stored ones anew.
VERSION = "3:"
# What Wagtail has on each page. Whatever a page has beside these, and beside the `unreviewed_fields` of its classes, is
# content, a field that is added tomorrow too.
BOOKKEEPING = frozenset(
    {
        # Which row it is, and where and under which address it stands
        "pk",
        "content_type",
        "path",
        "depth",
        "numchild",
        "url_path",
        "slug",
        "show_in_menus",
        "locale",
        "translation_key",
        "alias_of",
        "owner",
        # When it is seen, and which version
        "live",
        "has_unpublished_changes",
        "expired",
        "go_live_at",
        "expire_at",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        # Who works on it
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
    }
)
# What the editor makes of an empty rich text.
_EMPTY_RICH_TEXT = "<p></p>"
_LINE_END = re.compile(r"\r\n?")
_EMPTY = (None, "", [], {})


def page_content(page):
    """Return the content of a page as plain dicts, lists and values by field.

    `page` is of its own type: a live row, a draft, a revision's object or an alias; the same content of each gives
    the same values.
    """
    return _content(page, _left_out_of_page(type(page)))


def content_fields(model):
    """Return the names of the fields of a page type, relations included, that `page_content` has, as a set."""
    left_out = _left_out_of_page(model)
    fields = [*model._meta.fields, *get_all_child_m2m_relations(model)]
    own = {field.name for field in fields if field.serialize} - left_out
    return own | {name for name, _relation in _child_relations(model, left_out)}


def _left_out_of_page(model):
    return BOOKKEEPING | {name for name, kind in kinds_of_fields(model).items() if kind == UNREVIEWED}


def content_digest(page):
    """Return the digest of the content of a page: the version of the rule, then 64 hexadecimal digits (SHA-256)."""
    return VERSION + hash_of_content(page, {})


def hash_of_content(page, removed):
    """Return the 64 hexadecimal digits for the content of a page.

    `removed` has what stood in fields that the page type has no more, raw values by name.
    """
    content = _chosen(page, page_content(page)) | {
        name: [{"type": item["type"], "value": _or_none(_plain(item["value"]))} for item in stream]
        for name, stream in removed.items()
        if stream
    }
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _content(instance, left_out):
    """Return the content of a page, or of a row that belongs to it, by field."""
    data = _own_fields(instance, left_out)
    if isinstance(instance, ClusterableModel):
        for field in get_all_child_m2m_relations(instance):
            if field.name not in left_out:
                data[field.name] = sorted(row.pk for row in getattr(instance, field.name).all())
        for name, relation in _child_relations(instance, left_out):
            rows = sorted(
                getattr(instance, name).all(), key=lambda row: getattr(row, "sort_order", None) or 0
            )
            data[name] = [_content(row, _left_out_of_rows(relation)) for row in rows]
    return data


def _child_relations(instance, left_out):
    """Return (name, relation) for the rows that are content. Rows of a kind may say that they are none."""
    named = [(relation.get_accessor_name(), relation) for relation in get_all_child_relations(instance)]
    return [
        (name, relation)
        for name, relation in named
        if name not in left_out and not getattr(relation.related_model, "is_unreviewed", False)
    ]


def _left_out_of_rows(relation):
    """Return what tells the rows of two copies apart."""
    return BOOKKEEPING | {"sort_order", relation.field.name}


def _own_fields(instance, left_out=BOOKKEEPING):
    data = {
        name: value
        for name, value in get_serializable_data_for_fields(instance).items()
        if name not in left_out
    }
    streams = {field.name: field for field in _streams(instance)}
    rich_texts = {field.name for field in instance._meta.fields if isinstance(field, RichTextField)}
    for name in data:
        if name in streams:
            value = [block.get_prep_value() for block in getattr(instance, name)]
            data[name] = _in_block(streams[name].stream_block, value)
        else:
            data[name] = _rich_text(data[name]) if name in rich_texts else _plain(data[name])
    return data


def _streams(instance):
    return [field for field in instance._meta.fields if isinstance(field, StreamField)]


def _in_block(block, value):
    """Return the raw value of a block without the ids of its parts, its texts in one spelling."""
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return {name: _in_block(block.child_blocks[name], item) for name, item in value.items()}
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return [_part(block.child_blocks[item["type"]], item) for item in value]
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_part(block.child_block, item) for item in value]
    if isinstance(block, TableBlock) and isinstance(value, dict):
        rows = [{"values": [_rich_text(cell) for cell in row["values"]]} for row in value["rows"]]
        return _plain(value) | {"rows": rows}
    return _rich_text(value) if isinstance(block, blocks.RichTextBlock) else _plain(value)


def _part(block, item):
    return {"type": item["type"], "value": _in_block(block, item["value"])}


def _rich_text(value):
    text = canonical_html(value or "")
    return "" if text == _EMPTY_RICH_TEXT else text


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _LINE_END.sub("\n", value).strip() if isinstance(value, str) else value


# What was chosen of it: the content without what is at its default. An empty value is left out only where empty is
# the default, so that no two contents become one.


def _chosen(instance, content):
    """Return the content of a page, or of a row that belongs to it, without the fields at their default."""
    defaults = _defaults(type(instance))
    return {
        name: value
        for name, value in _values(instance, content).items()
        if name not in defaults or value != defaults[name]
    }


def _values(instance, content):
    """Return the content with what was chosen in its blocks and rows, by field."""
    streams = {field.name: field.stream_block for field in _streams(instance)}
    rows = {rel.get_accessor_name(): rel.related_model for rel in get_all_child_relations(instance)}
    values = {}
    for name, value in content.items():
        if name in rows:
            values[name] = [_chosen(rows[name](), row) for row in value]
        elif name in streams:
            values[name] = _chosen_in_block(streams[name], value)
        else:
            values[name] = _or_none(value)
    return values


def _defaults(model):
    """Return what a new row has in each field; without what is computed for each row, such as the day of today."""
    new = model()
    for field in model._meta.fields:
        # As the database gives it back: `IntegerField(default="3")` is 3.
        if field.has_default() and not isinstance(field, StreamField):
            setattr(new, field.attname, field.to_python(getattr(new, field.attname)))
    computed = {field.name for field in model._meta.fields if _is_computed(field.default)}
    values = {
        name: value
        for name, value in _values(new, _own_fields(new)).items()
        if name not in computed or value in _EMPTY
    }
    values |= {field.name: None for field in get_all_child_m2m_relations(model)}
    return values | {relation.get_accessor_name(): [] for relation in get_all_child_relations(model)}


def _chosen_in_block(block, value):
    """Return the value of a block without what is at its default; takes it as `_in_block` returns it."""
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return _chosen_in_struct(block, value)
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return [
            {"type": item["type"], "value": _chosen_in_block(block.child_blocks[item["type"]], item["value"])}
            for item in value
        ]
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_chosen_in_block(block.child_block, item["value"]) for item in value]
    return _or_none(value)


def _chosen_in_struct(block, value):
    chosen = {name: _chosen_in_block(block.child_blocks[name], item) for name, item in value.items()}
    return {name: item for name, item in chosen.items() if not _is_default(block.child_blocks[name], item)}


def _is_default(block, chosen):
    default = _in_block(block, block.get_prep_value(block.get_default()))
    is_computed = _is_computed(getattr(block.meta, "default", None))
    return chosen == _chosen_in_block(block, default) and (chosen in _EMPTY or not is_computed)


def _is_computed(default):
    """Return whether a default is another one each time or each day. A function may also be how a constant is given."""
    if not callable(default):
        return False
    value = default()
    return isinstance(value, date | time) or value != default()


def _or_none(value):
    """Return the value, or None for every kind of nothing: which of them is stored depends on who stored it."""
    return None if value in _EMPTY else value
