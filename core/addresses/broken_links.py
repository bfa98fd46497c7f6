"""Links and choosers of visible pages that lead to something visitors cannot see."""

import re
from itertools import chain

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, TextField
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex, get_page_models

from core.visibility import visible_pages, visible_q

_LINK = re.compile(r"<a ([^>]*)>")
# Inside a StreamField's raw data the quotation marks may be escaped.
_TYPE = re.compile(r'linktype=\\?"(page|document)\\?"')
_KEY = re.compile(r'\bid=\\?"(\d+)\\?"')


def pages_with_broken_links():
    """Return the visible pages that point to a page visitors cannot see, or link to something deleted, by title.

    The number of queries depends on the number of page types alone.
    """
    keys = _pointing_to_hidden_pages() | _linking_to_deleted()
    return Page.objects.filter(pk__in=keys).order_by("title", "pk")


def _pointing_to_hidden_pages():
    pages = ContentType.objects.get_for_model(Page)
    visible = visible_pages().annotate(key=Cast("pk", CharField())).values("key")
    rows = ReferenceIndex.objects.filter(
        base_content_type=pages, to_content_type=pages, object_id__in=visible
    )
    return {int(key) for key in rows.exclude(to_object_id__in=visible).values_list("object_id", flat=True)}


def _linking_to_deleted():
    """Wagtail forgets a link when its target is deleted: the texts themselves are read."""
    existing = {
        "page": set(Page.objects.values_list("pk", flat=True)),
        "document": set(get_document_model().objects.values_list("pk", flat=True)),
    }
    texts = chain.from_iterable(_texts(model) for model in get_page_models())
    return {
        key for key, text in texts if any(number not in existing[kind] for kind, number in _links_in(text))
    }


def _texts(model):
    """Yield (key of the page, raw text) of every running text of the visible pages of a type."""
    names = [
        field.name for field in model._meta.get_fields() if isinstance(field, StreamField | RichTextField)
    ]
    if names:
        rows = model.objects.filter(visible_q()).values_list(
            "pk", *(Cast(name, TextField()) for name in names)
        )
        for key, *texts in rows.iterator(chunk_size=200):
            yield from ((key, text) for text in texts if text)


def _links_in(text):
    for attributes in _LINK.findall(text):
        kind, key = _TYPE.search(attributes), _KEY.search(attributes)
        if kind and key:
            yield kind[1], int(key[1])
