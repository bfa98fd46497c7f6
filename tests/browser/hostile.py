"""Fill every text of the demo site at hand with what would do harm where it is not escaped.

A process of its own, `python -m tests.browser.hostile`, with the site's settings in the environment.
"""

import os

HOSTILE = (
    "\"'>{{7*7}}</script></textarea></title></template><img src=//evil.example/i.png onerror=alert(1)>"
    "<script src=//evil.example/s.js></script><svg onload=alert(2)><a href=javascript:alert(3)>"
)
# For columns in which the whole has no room.
SHORT = (
    "\"'><img src=//evil.example onerror=alert(4)>",
    "\"'><svg onload=alert()>",
    "<svg onload=alert()>",
    "\"'><b>",
)
# Rooms with content of editors; what a patient writes comes in by the form.
ROOMS = (
    "articles",
    "core",
    "home",
    "locations",
    "physicians",
    "procedures",
    "search",
    "wagtailimages",
    "wagtaildocs",
)
# What names a row to the software.
_NAMES = (
    "slug",
    "path",
    "url_path",
    "set_url_path",
    "file",
    "file_hash",
    "key",
    "filter_spec",
    "language_code",
)


def in_column(field, text):
    """Return a text and the longest hostile one that the column has room for; the text alone where none has."""
    room = (field.max_length or 10_000) - len(text)
    return text + next((words for words in (HOSTILE, *SHORT) if len(words) <= room), "")


def in_block(block, value):
    """Return a stored value of a block with something hostile in each of its texts."""
    from django.utils.html import escape
    from wagtail import blocks

    if value is None:
        return None
    if isinstance(block, blocks.StreamBlock):
        return [
            child | {"value": in_block(block.child_blocks[child["type"]], child["value"])} for child in value
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            child | {"value": in_block(block.child_block, child["value"])}
            if isinstance(child, dict) and child.get("type") == "item" and "value" in child
            else in_block(block.child_block, child)
            for child in value
        ]
    if isinstance(block, blocks.StructBlock):
        return {
            name: in_block(block.child_blocks[name], part) if name in block.child_blocks else part
            for name, part in value.items()
        }
    if isinstance(block, blocks.RichTextBlock) and isinstance(value, str):
        return f"{value}<p>{escape(HOSTILE)}</p>"
    if type(block) in (blocks.CharBlock, blocks.TextBlock) and isinstance(value, str):
        return value + HOSTILE
    return value


def in_field(field, value):
    """Return a column's value with something hostile in it, or as it is where it holds no free text."""
    from django.db import models
    from django.utils.html import escape
    from wagtail.fields import RichTextField, StreamField

    if isinstance(field, StreamField):
        return field.to_python(in_block(field.stream_block, list(value.raw_data)))
    if isinstance(field, RichTextField):
        return f"{value}<p>{escape(HOSTILE)}</p>"
    is_text = type(field) in (models.CharField, models.TextField) and field.editable and not field.choices
    if is_text and field.name not in _NAMES and isinstance(value, str):
        return in_column(field, value)
    return value


def fill():
    """Fill them, past all checks, and take what editors see from what is live."""
    from django.apps import apps
    from django.contrib.auth import get_user_model
    from django.db import IntegrityError, transaction
    from wagtail.images import get_image_model
    from wagtail.models import Page

    models = [
        model for room in ROOMS for model in apps.get_app_config(room).get_models() if model._meta.managed
    ]
    for model in {*models, Page, get_image_model()}:
        for row in model._default_manager.all():
            fresh = {
                field.name: changed
                for field in model._meta.local_fields
                if (changed := in_field(field, before := getattr(row, field.attname))) is not before
            }
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=row.pk).update(**fresh) if fresh else None
            except IntegrityError:
                continue
    Page.objects.update(latest_revision=None, live_revision=None)
    get_user_model().objects.update(first_name=HOSTILE[:150], last_name=SHORT[0])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apmsite.settings.local")
    import django

    django.setup()
    fill()
