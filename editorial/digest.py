"""What an approval approves: the content of a page, without the bookkeeping around it."""

import hashlib
import json
import re

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

# Whatever a page has beside these is content, a field that is added tomorrow too.
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
        # What is made from the content, or said about it to colleagues
        "approval",
        "reading_level_reason",
        "reading_minutes",
        # What stands below the page, and does not belong to its text
        "related_links",
    }
)
_BLOCK_KEYS = {"id", "type", "value"}
# What the editor makes of a rich text that nobody touched.
_EDITOR_MARKS = re.compile(r' data-block-key="[^"]*"')
_EMPTY_RICH_TEXT = "<p></p>"


def page_content(page):
    """Return the content of a page as plain dicts, lists and values by field.

    `page` is of its own type: a live row, a draft, a revision's object or an alias; the same content of each gives
    the same values.
    """
    data = {name: value for name, value in page.serializable_data().items() if name not in BOOKKEEPING}
    for name in page.get_streamfield_names():
        data[name] = [block.get_prep_value() for block in getattr(page, name)]
    for field in get_all_child_m2m_relations(page):
        data[field.name] = sorted(data[field.name])
    for relation in get_all_child_relations(page):
        if (name := relation.get_accessor_name()) in data:
            data[name] = _rows(data[name], relation.field.name)
    return _canonical(data)


def content_digest(page):
    """Return the SHA-256 of the content of a page, as 64 hexadecimal digits."""
    text = json.dumps(page_content(page), cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _rows(rows, parent):
    """Return child rows in their order, without what tells the rows of two copies apart."""
    left_out = {"sort_order", parent, *BOOKKEEPING}
    ordered = sorted(rows, key=lambda row: row.get("sort_order") or 0)
    return [{name: value for name, value in row.items() if name not in left_out} for row in ordered]


def _canonical(value):
    if isinstance(value, dict):
        left_out = {"id"} if value.keys() == _BLOCK_KEYS else set()
        return {key: _canonical(item) for key, item in value.items() if key not in left_out}
    if isinstance(value, list):
        return [_canonical(item) for item in value]
    if isinstance(value, str):
        text = _EDITOR_MARKS.sub("", value)
        return "" if text == _EMPTY_RICH_TEXT else text
    return value
