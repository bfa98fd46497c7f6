"""A page that somebody opens in the editor and publishes as it is keeps its review."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html

from articles.models import ArticlePage
from procedures.models import ConditionPage, ProcedurePage
from tests.editorial.admin import admin_url
from tests.factories.editorial import account, stored

# One process loads the demo; tests/demo/test_loading.py loads it on PostgreSQL.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]


@pytest.fixture
def publishers(demo):
    """An account in each role that may publish."""
    superuser = get_user_model().objects.create_superuser("root", "root@example.org", "password")
    return [account("editor-2", "Editors"), account("administrator", "Administrators"), superuser]


def posted_block(block, state, prefix):
    """Yield (name, value) for what the editor's script puts into the form for a block with this form state."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from posted_block(child, state[name], f"{prefix}-{name}")
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        yield f"{prefix}-count", str(len(state))
        for place, row in enumerate(state):
            at = f"{prefix}-{place}"
            yield from ((f"{at}-deleted", ""), (f"{at}-order", str(place)), (f"{at}-id", row["id"] or ""))
            if isinstance(block, blocks.StreamBlock):
                yield f"{at}-type", row["type"]
            child = block.child_blocks[row["type"]] if "type" in row else block.child_block
            yield from posted_block(child, row["value"], f"{at}-value")
    elif isinstance(state, bool):
        yield from ((prefix, "on"),) if state else ()
    else:
        # A chooser tells more than the id, and a list of choices is a list.
        chosen = state["id"] if isinstance(state, dict) else state[0] if isinstance(state, list) else state
        yield prefix, "" if chosen is None else str(chosen)


def untouched_form(client, page):
    """Return what a browser sends when nothing was changed in the editor: all fields, lines ending as HTML has it."""
    html = client.get(admin_url("edit", page)).text
    data = dict(querydict_from_html(html, form_id="page-edit-form").lists())
    for choice in BeautifulSoup(html, "html.parser").select("select[multiple]"):
        if not choice.select("option[selected]"):
            del data[choice["name"]]
    draft = page.get_latest_revision_as_object()
    for field in draft._meta.fields:
        if isinstance(field, StreamField):
            state = field.stream_block.get_form_state(getattr(draft, field.name))
            data |= {name: [value] for name, value in posted_block(field.stream_block, state, field.name)}
    return {
        name: ["\r\n".join(value.replace("\r\n", "\n").split("\n")) for value in values]
        for name, values in data.items()
    }


def publish_untouched(client, page):
    """Press Publish on a page as it is, and return whether it is public with its review."""
    answer = client.post(admin_url("edit", page), untouched_form(client, page) | {"action-publish": ["yes"]})
    assert answer.status_code == 302, answer.context["form"].errors
    page = stored(page)
    return page.live and page.is_reviewed and not page.has_unpublished_changes


def test_a_page_published_as_it_is_keeps_its_review_whoever_publishes_it(client, publishers):
    pages = [
        *ProcedurePage.objects.all()[:3],
        *ConditionPage.objects.all()[:2],
        *ArticlePage.objects.all()[:2],
    ]
    refused = []
    for number, page in enumerate(pages):
        client.force_login(publishers[number % len(publishers)])
        if not publish_untouched(client, page):
            refused.append(page.slug)
    assert refused == []


def test_a_procedure_that_was_unpublished_comes_back_without_a_new_review(client, publishers):
    page = ProcedurePage.objects.get(slug="mild")
    client.force_login(publishers[0])
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not stored(page).live
    assert publish_untouched(client, stored(page))
