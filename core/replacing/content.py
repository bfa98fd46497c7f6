"""Puts one object in the place of another in all that a page, snippet or setting says, stored or as a draft."""

import re
from functools import partial

from django.db import models
from django.utils.html import escape
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_m2m_relations, get_all_child_relations
from wagtail import blocks
from wagtail.admin.panels import get_edit_handler
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import features

from core.blocks import TableBlock

# The place of what is taken out.
_OUT = object()


class CannotTakeOut(Exception):
    """Something has to stand in this field, so that only another can take its place; the message names the field."""


def replace_in(instance: models.Model, old: models.Model, new: models.Model | None) -> bool:
    """Put `new` in the place of `old` wherever the object names it, or take it out for None; nothing is saved.

    Nothing is named twice that was named once. A page that would name itself loses the choice instead. Returns whether
    anything changed; raises `CannotTakeOut`.
    """
    if isinstance(instance, Page) and isinstance(new, Page) and instance.pk == new.pk:
        new = None
    changed = [_replace_in_field(instance, field, old, new) for field in instance._meta.concrete_fields]
    if isinstance(instance, ClusterableModel):
        changed += [
            _replace_among(instance, field, old, new) for field in get_all_child_m2m_relations(instance)
        ]
        changed += [_replace_in_rows(instance, rel, old, new) for rel in get_all_child_relations(instance)]
    return any(changed)


def _replace_in_field(instance, field, old, new):
    value = field.value_from_object(instance)
    if isinstance(field, StreamField):
        stored = field.stream_block.get_prep_value(value)
        rewritten = _in_block(stored, field.stream_block, old, new)
        if rewritten is _OUT:
            raise CannotTakeOut(capfirst(field.verbose_name))
        if rewritten != stored:
            setattr(instance, field.name, field.stream_block.to_python(rewritten))
        return rewritten != stored
    if isinstance(field, RichTextField):
        rewritten = _in_text(value or "", old, new)
        setattr(instance, field.name, rewritten)
        return rewritten != (value or "")
    if not _may_name(field, old) or value != old.pk:
        return False
    if new is None and not field.null:
        raise CannotTakeOut(capfirst(field.verbose_name))
    setattr(instance, field.attname, new and new.pk)
    return True


def _may_name(field, old):
    """Return whether a field is a choice of such an object. What Wagtail itself notes on each page is none."""
    return (
        field.many_to_one
        and not isinstance(field, ParentalKey)
        and field.model is not Page
        and isinstance(old, field.related_model)
    )


def _replace_among(instance, field, old, new):
    chosen = list(getattr(instance, field.name).all())
    if not isinstance(old, field.related_model) or old.pk not in {item.pk for item in chosen}:
        return False
    others = [item for item in chosen if item.pk != old.pk]
    if new is not None and new.pk not in {item.pk for item in others}:
        others.append(new)
    if not others and not field.blank:
        raise CannotTakeOut(capfirst(field.verbose_name))
    setattr(instance, field.name, others)
    return True


def _replace_in_rows(instance, relation, old, new):
    """Replace in the rows edited on a page; one that has to name something goes with it, and one said already, too."""
    name, parent = relation.get_accessor_name(), relation.field.name
    rows, touched, said, kept = list(getattr(instance, name).all()), {}, [], []
    for row in rows:
        try:
            touched[row] = replace_in(row, old, new)
        except CannotTakeOut:
            continue
        if not touched[row]:
            said.append(_said(row, parent))
    if len(touched) == len(rows) and not any(touched.values()):
        return False
    for row, is_touched in touched.items():
        if not is_touched or _said(row, parent) not in said:
            kept.append(row)
            said.append(_said(row, parent))
    if len(kept) < min(_fewest_rows(type(instance), name), len(rows)):
        raise CannotTakeOut(capfirst(relation.related_model._meta.verbose_name))
    setattr(instance, name, kept)
    return True


def _fewest_rows(model, name):
    """Return how many of these rows the form of a page asks for."""
    panels = [get_edit_handler(model)] if issubclass(model, Page) else []
    while panels:
        panel = panels.pop()
        if getattr(panel, "relation_name", "") == name:
            return panel.min_num or 0
        panels += getattr(panel, "children", [])
    return 0


def _said(row, parent):
    left_out = {parent, "sort_order", "translation_key", row._meta.pk.name}
    return {
        field.name: field.value_from_object(row) for field in row._meta.fields if field.name not in left_out
    }


def _in_block(value, block, old, new):
    """Return the raw value of a block with `new` in the place of `old`; `_OUT` where the block goes with it."""
    if isinstance(block, blocks.ChooserBlock):
        if value in (None, "") or not isinstance(old, block.model_class) or str(value) != str(old.pk):
            return value
        return _OUT if new is None else new.pk
    if isinstance(block, blocks.RichTextBlock):
        return _in_text(value or "", old, new)
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return _in_struct(value, block, old, new)
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return _in_list(value, lambda item: block.child_blocks.get(item["type"]), block, old, new)
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return _in_list(value, lambda item: block.child_block, block, old, new)
    if isinstance(block, TableBlock) and isinstance(value, dict):
        rows = [
            row | {"values": [_in_text(cell, old, new) for cell in row["values"]]} for row in value["rows"]
        ]
        return value | {"rows": rows}
    return value


def _in_struct(value, block, old, new):
    rewritten = {}
    for name, item in value.items():
        child = block.child_blocks.get(name)
        rewritten[name] = item if child is None else _in_block(item, child, old, new)
        if rewritten[name] is _OUT:
            if child.required:
                return _OUT
            rewritten[name] = None
    return rewritten


def _in_list(value, block_of, block, old, new):
    items = [(item, block_of(item)) for item in value]
    rewritten = [
        item if child is None else item | {"value": _in_block(item["value"], child, old, new)}
        for item, child in items
    ]
    kept, chosen = [], [item["value"] for item, child in items if isinstance(child, blocks.ChooserBlock)]
    for (before, child), after in zip(items, rewritten, strict=True):
        is_repeated = (
            isinstance(child, blocks.ChooserBlock)
            and after["value"] != before["value"]
            and after["value"] in [*chosen, *(item["value"] for item in kept)]
        )
        if after["value"] is not _OUT and not is_repeated:
            kept.append(after)
    fewest = getattr(block.meta, "min_num", None) or (1 if block.required else 0)
    return _OUT if len(kept) < min(fewest, len(value)) else kept


_TAG = re.compile(
    r"<(?P<name>a|embed)\b(?P<attributes>[^>]*)>(?:(?<!/>)(?P<words>.*?)</(?P=name)>)?", re.DOTALL
)


def _in_text(text, old, new):
    """Return a rich text (the stored form) with `new` in the place of `old` in its links, markers and pictures."""
    kinds = [
        (f'{attribute}="{handler.identifier}"', getattr(handler, "is_marker", False))
        for attribute, handlers in (
            ("linktype", features.get_link_types()),
            ("embedtype", features.get_embed_types()),
        )
        for handler in handlers.values()
        if _model_of(handler) and isinstance(old, _model_of(handler))
    ]
    return _TAG.sub(partial(_replaced_tag, kinds, old, new), text) if kinds else text


def _model_of(handler):
    try:
        return handler.get_model()
    except NotImplementedError:  # of what is no object, such as an address
        return None


def _replaced_tag(kinds, old, new, match):
    tag, attributes, words = match[0], match["attributes"], match["words"] or ""
    kind = next((kind for kind in kinds if kind[0] in attributes), None)
    if not kind or f' id="{old.pk}"' not in f" {attributes}":
        return tag
    # The words of a marker are the name of what it marks; those of a link are the author's.
    is_marker = kind[1]
    if new is None:
        return "" if is_marker or match["name"] == "embed" else words
    named = attributes.replace(f'id="{old.pk}"', f'id="{new.pk}"', 1)
    tag = tag.replace(attributes, named, 1)
    return tag.replace(f">{words}<", f">{escape(new)}<", 1) if is_marker else tag
