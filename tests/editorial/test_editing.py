"""What Wagtail offers to writers works for each type of page with medical content."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Workflow
from wagtail.test.utils import WagtailPageTestCase

from home.setup import setup_practice
from tests.core.test_pages import form_of
from tests.factories.editorial import act, stored, submit


@pytest.fixture
def administrating(client, administrator):
    client.force_login(administrator)
    return client


def edit(client, page, **data):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    headers = data.pop("headers", {})
    return client.post(url, {**form_of(page, client), **data}, headers=headers)


@pytest.mark.long
def test_a_draft_is_not_public(administrating, live):
    edit(administrating, live, title="Draft words")
    assert "Draft words" not in Client().get(live.url).text
    assert stored(live).get_latest_revision_as_object().title == "Draft words"


@pytest.mark.long
def test_autosave_is_on(administrating, draft):
    html = administrating.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
    assert "w-autosave" in html
    answer = edit(administrating, draft, title="Saved by itself", headers={"Accept": "application/json"})
    assert answer.json()["success"]
    assert stored(draft).get_latest_revision_as_object().title == "Saved by itself"


@pytest.mark.long
def test_comments_are_on(administrating, administrator, draft):
    assert (
        "wagtailadmin/js/comments.js"
        in administrating.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
    )
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-id": "",
        "comments-0-contentpath": "title",
        "comments-0-text": "Plainer?",
        "comments-0-position": "",
        "comments-0-deleted": "",
        "comments-0-resolved": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    edit(administrating, draft, **comment)
    assert Comment.objects.get(page=draft).text == "Plainer?"


@pytest.mark.long
def test_an_approved_page_goes_live_at_its_hour(draft, author, reviewer):
    draft.go_live_at = timezone.now() + timedelta(days=2)
    draft.save_revision(user=author)
    page = act(submit(draft, author), reviewer, "approve")
    assert not page.live
    assert page.approved_schedule
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        call_command("publish_scheduled")
    page = stored(draft)
    assert page.live
    assert page.is_reviewed


def test_versions_can_be_compared(administrating, live):
    first = live.save_revision()
    live.title = "Other words"
    second = live.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[live.pk, first.pk, second.pk])
    assert "Other words" in administrating.get(url).text


@pytest.mark.long
def test_a_draft_can_be_previewed(administrating, draft):
    case = WagtailPageTestCase()
    case.client = administrating
    case.assertPageIsPreviewable(draft, post_data=form_of(draft, administrating))


def test_each_type_has_the_review_as_its_workflow_and_setting_up_again_adds_none(draft):
    setup_practice()
    assert Workflow.objects.filter(active=True, name="Medical review").count() == 1
    assert draft.get_workflow().name == "Medical review"
    assert draft.get_parent().get_workflow().name == "Medical review"
