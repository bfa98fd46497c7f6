"""An article is dated by the day on which readers could first read it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from tests.core.test_pages import form_of
from tests.factories.editorial import account, act, stored, submit
from tests.factories.pages import ArticlePageFactory, publish, review

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture
def people(practice_of_the_module, db):
    roles = {"author": ["Physicians"], "reviewer": ["Physicians", "Medical reviewers"]}
    roles |= {"editor": ["Editors"], "administrator": ["Administrators"]}
    return {name: account(name, *groups) for name, groups in roles.items()}


@pytest.fixture
def draft(people):
    """An article written three weeks ago."""
    page = ArticlePageFactory(
        authors=[people["author"].bios.get()],
        is_complete=True,
        live=False,
        published_on=timezone.localdate() - timedelta(days=21),
    )
    page.save_revision(user=people["author"])
    return page


def press(client, page, **fields):
    """Send the editor's form, and return the answer."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, {**form_of(page, client), **fields})


def by_review(page, people, client):
    act(submit(page, people["author"]), people["reviewer"], "approve")


def by_button(page, people, client):
    review(page)
    client.force_login(people["editor"])
    press(client, page, **{"action-publish": "yes"})


def without_review(page, people, client):
    client.force_login(people["administrator"])
    data = {"reason": "The law changed and the page said the opposite.", "revision": page.latest_revision_id}
    client.post(reverse("editorial:without_review", args=[page.pk]), data)


def in_bulk(page, people, client):
    review(page)
    client.force_login(people["editor"])
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={page.pk}")


@pytest.mark.parametrize("way", [by_review, by_button, without_review, in_bulk])
def test_a_draft_first_published_today_is_dated_today_and_keeps_that_date(client, draft, people, way):
    today = timezone.localdate()
    way(stored(draft), people, client)
    page = stored(draft)
    assert page.live
    assert page.published_on == page.get_latest_revision_as_object().published_on == today
    if not page.is_reviewed:
        return
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        client.force_login(people["editor"])
        press(client, page, **{"action-publish": "yes"})
        stored(page).unpublish()
        press(client, page, **{"action-publish": "yes"})
        page = stored(page)
        assert (page.live, page.has_unpublished_changes, page.published_on) == (True, False, today)


def test_a_scheduled_article_is_dated_by_the_day_it_goes_live_and_so_is_the_draft_after_it(draft, people):
    draft.go_live_at = timezone.now() + timedelta(days=2)
    draft.save_revision(user=people["author"])
    act(submit(draft, people["author"]), people["reviewer"], "approve")
    later = stored(draft).get_latest_revision_as_object()
    later.title = "Rewritten"
    later.save_revision(user=people["author"])
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        call_command("publish_scheduled")
        page = stored(draft)
        assert page.live
        assert page.title != "Rewritten"
        assert page.published_on == timezone.localdate()
        assert page.get_latest_revision_as_object().published_on == timezone.localdate()


def test_a_copy_is_dated_by_its_own_first_publishing(draft, people):
    with time_machine.travel(timezone.now() - timedelta(days=7)):
        original = publish(draft)
    copy = stored(original.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=False))
    review(copy.get_latest_revision_as_object())
    copy.get_latest_revision().publish()
    copy = stored(copy)
    assert copy.published_on == timezone.localdate()
    assert timezone.localdate(copy.first_published_at) == timezone.localdate()
    assert stored(original).published_on == timezone.localdate() - timedelta(days=7)


def test_an_editor_gives_a_public_article_an_earlier_date_without_another_review(client, draft, people):
    page = publish(draft)
    client.force_login(people["editor"])
    earlier = timezone.localdate() - timedelta(days=400)
    press(client, page, published_on=earlier.isoformat(), **{"action-publish": "yes"})
    page = stored(page)
    assert (page.published_on, page.is_reviewed, page.has_unpublished_changes) == (earlier, True, False)


@pytest.mark.parametrize("field", ["published_on", "updated_on"])
def test_a_date_in_the_future_is_refused(client, draft, people, field):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = publish(draft)
    client.force_login(people["editor"])
    for action in ("action-publish", "save"):
        answer = press(client, page, **{field: tomorrow.isoformat(), action: "yes"})
        assert "This day is in the future." in answer.text
        assert list(answer.context["form"].errors) == [field]
    assert getattr(stored(page).get_latest_revision_as_object(), field) != tomorrow
    assert press(client, page, **{field: timezone.localdate().isoformat()}).status_code == 302
    changed = stored(page)
    setattr(changed, field, tomorrow)
    revision = review(changed).save_revision()
    client.force_login(people["editor"])
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={page.pk}")
    assert getattr(stored(page), field) != tomorrow
    assert Page.objects.get(pk=page.pk).latest_revision_id == revision.pk
