"""Medical content does not go live around its review, whichever way is tried."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.publishing.gate import PublishRefused
from editorial.models import Approval
from tests.core.test_pages import form_of
from tests.factories.editorial import stored
from tests.factories.pages import publish, review


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def admin(client, django_user_model):
    """The client of a superuser, whom the rule holds for too."""
    client.force_login(django_user_model.objects.create_superuser("root", "root@example.org", "password"))
    return client


def edit(client, page, **data):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, {**form_of(page, client), **data}, follow=True)


@pytest.mark.long
def test_a_new_page_sent_to_be_published_becomes_a_draft(admin, draft):
    model, parent = type(draft), draft.get_parent()
    form = form_of(draft, admin)
    url = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    form = {**form, "title": "Typed", "slug": "typed", "action-publish": "yes"}
    for prefix in [key.removesuffix("-INITIAL_FORMS") for key in form if key.endswith("-INITIAL_FORMS")]:
        form[f"{prefix}-INITIAL_FORMS"] = "0"
    answer = admin.post(url, form, follow=True)
    page = model.objects.get(slug="typed")
    assert not page.live
    assert page.get_latest_revision_as_object().title == "Typed"
    assert "Saved as a draft. It needs a medical review first" in messages_of(answer)


@pytest.mark.long
def test_the_editor_keeps_what_was_typed_and_says_what_to_do(admin, live):
    answer = edit(admin, live, title="Typed", **{"action-publish": "yes"})
    assert "Saved as a draft. It needs a medical review first" in messages_of(answer)
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[live.pk])
    page = stored(live)
    assert page.title == live.title
    assert page.is_reviewed
    assert page.get_latest_revision_as_object().title == "Typed"


def test_a_bulk_action_publishes_nothing_of_it(admin, draft, live):
    live.title = "Typed"
    live.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin.post(
        f"{url}?id={draft.pk}&id={live.pk}&next=/admin/", {"include_descendants": ""}, follow=True
    )
    assert "Nothing was published" in messages_of(answer)
    assert not stored(draft).live
    assert stored(live).title != "Typed"


def test_a_bulk_action_on_the_list_above_publishes_nothing_of_it(admin, draft):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    parent = draft.get_parent()
    parent.specific.save_revision()
    answer = admin.post(f"{url}?id={parent.pk}&next=/admin/", {"include_descendants": "on"}, follow=True)
    assert "Nothing was published" in messages_of(answer)
    assert not stored(draft).live


def test_no_code_publishes_it_by_its_revision(draft):
    with pytest.raises(PublishRefused, match="needs a medical review first"):
        draft.get_latest_revision().publish()
    assert not stored(draft).live


def test_no_code_makes_the_row_live(draft):
    draft.live = True
    with pytest.raises(PublishRefused):
        draft.save()
    with pytest.raises(PublishRefused):
        draft.save(update_fields=["live"])
    assert not stored(draft).live


def test_the_api_of_the_admin_refuses_with_the_reason(admin, draft):
    answer = admin.post(reverse("wagtailadmin_api:pages:action", args=[draft.pk, "publish"]))
    assert answer.status_code == 403
    assert "needs a medical review first" in answer.json()["detail"]
    assert not stored(draft).live


def test_a_refusal_leaves_an_approved_schedule_as_it_is(admin, make):
    page = make()
    page.go_live_at = timezone.now() + timedelta(days=1)
    scheduled = review(page).save_revision()
    scheduled.publish()
    page.go_live_at, page.title = None, "Typed"
    page.save_revision()
    admin.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
    scheduled.refresh_from_db()
    assert scheduled.approved_go_live_at
    assert stored(page).title != "Typed"


def test_it_cannot_be_scheduled(admin, draft, live):
    soon = timezone.now() + timedelta(days=1)
    for page in (draft, live):
        page.go_live_at, page.title = soon, "Typed"
        revision = page.save_revision()
        with pytest.raises(PublishRefused):
            revision.publish()
        with pytest.raises(PublishRefused):
            page.save_revision(approved_go_live_at=soon)
        revision.refresh_from_db()
        assert revision.approved_go_live_at is None


@pytest.mark.long
def test_the_editor_does_not_schedule_it(admin, live):
    later = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    edit(admin, live, title="Typed", go_live_at=later, **{"action-publish": "yes"})
    assert stored(live).scheduled_revision is None


@pytest.mark.long
def test_at_its_hour_an_approved_version_goes_live_and_another_loses_its_schedule(make):
    approved, other = make(live=False, title="Approved"), make(live=False, title="Other", slug="other")
    for page in (other, approved):
        page.go_live_at = timezone.now() + timedelta(hours=1)
        review(page).save_revision().publish()
    Approval.objects.filter(page=other).delete()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    assert stored(approved).live
    assert not stored(other).live
    assert stored(other).scheduled_revision is None


def test_a_copy_is_made_as_a_draft_or_not_at_all(admin, live):
    url = reverse("wagtailadmin_pages:copy", args=[live.pk])
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": live.get_parent().pk}
    answer = admin.post(url, {**form, "publish_copies": "on"}, follow=True)
    assert "a copy needs a medical review of its own" in messages_of(answer)
    assert not Page.objects.filter(slug="copy").exists()
    admin.post(url, form)
    assert not Page.objects.get(slug="copy").live


def test_no_code_copies_it_live(live):
    with pytest.raises(PublishRefused):
        live.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert not Page.objects.filter(slug="copy").exists()


def test_an_api_copy_of_a_whole_list_leaves_nothing_behind(admin, live):
    parent = live.get_parent()
    url = reverse("wagtailadmin_api:pages:action", args=[parent.pk, "copy"])
    before = Page.objects.count()
    answer = admin.post(url, {"recursive": True, "keep_live": True, "slug": "copies"}, "application/json")
    assert answer.status_code == 403
    assert Page.objects.count() == before


@pytest.mark.long
def test_an_alias_shows_what_is_approved_of_its_source(live):
    alias = live.create_alias(update_slug="alias")
    assert stored(alias).is_reviewed
    live.title = "Changed"
    publish(live)
    alias = stored(alias)
    assert (alias.title, alias.live, alias.is_reviewed) == ("Changed", True, True)


def test_no_alias_shows_what_is_not_approved(admin, live):
    live.title = "Changed in the row"
    live.save()
    with pytest.raises(PublishRefused):
        live.create_alias(update_slug="alias")
    url = reverse("wagtailadmin_pages:copy", args=[live.pk])
    form = {"new_title": "A", "new_slug": "alias", "new_parent_page": live.get_parent().pk, "alias": "on"}
    assert "No alias was made" in messages_of(admin.post(url, form, follow=True))
    assert not Page.objects.filter(slug="alias").exists()


@pytest.mark.long
def test_a_live_alias_does_not_become_a_page_of_its_own(admin, live):
    alias = live.create_alias(update_slug="alias")
    answer = admin.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]), follow=True)
    assert "review of its own" in messages_of(answer)
    assert stored(alias).alias_of_id == live.pk


@pytest.mark.long
def test_going_back_to_a_reviewed_version_publishes_it_and_to_another_does_not(admin, live):
    old = live.save_revision()
    live.title = "Never reviewed"
    other = live.save_revision()
    live.title = "Now"
    publish(live)
    for revision, title in ((other, "Now"), (old, old.as_object().title)):
        url = reverse("wagtailadmin_pages:revisions_revert", args=[live.pk, revision.pk])
        html = admin.get(url)
        assert ("action-publish" in html.text) == (revision == old)
        form = {**form_of(live, admin), "title": revision.as_object().title, "action-publish": "yes"}
        admin.post(reverse("wagtailadmin_pages:edit", args=[live.pk]), {**form, "revision": revision.pk})
        assert stored(live).title == title


@pytest.mark.long
def test_taking_a_page_offline_and_expiry_are_never_refused(make):
    page = make()
    page.title = "Changed in the row"
    page.save()
    page.unpublish()
    assert not stored(page).live
    page = make(title="Expires", slug="expires", expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert not stored(page).live


def test_a_change_in_the_row_itself_clears_the_review(live):
    assert live.is_reviewed
    live.title = "Changed"
    live.save()
    page = stored(live)
    assert page.live
    assert not page.is_reviewed
    assert page.reviewed_by is page.reviewed_on is page.next_review_on is None


def test_a_rule_of_another_room_refuses_too(monkeypatch, make):
    monkeypatch.setattr(
        "editorial.review.gate.RULES", [lambda page: "Too hard to read." if page.title == "Hard" else ""]
    )
    page = make(live=False, title="Hard")
    with pytest.raises(PublishRefused, match="Too hard to read"):
        review(page).save_revision().publish()


@pytest.mark.long
def test_what_is_left_to_complete_refuses_a_reviewed_version_too(admin, live):
    live.title = "Title [To complete: a better one]"
    with pytest.raises(PublishRefused, match="in: Title"):
        review(live).save_revision().publish()
    answer = edit(admin, live, title="Still [To complete: more]", **{"action-publish": "yes"})
    assert "Saved as a draft. It needs a medical review first" in messages_of(answer)
    assert "in: Title" in messages_of(answer)
    assert stored(live).get_latest_revision_as_object().title == "Still [To complete: more]"
    answer = edit(admin, live, title="Still [To complete: more]", **{"action-submit": "yes"})
    assert "in: Title" in answer.text
    assert not stored(live).is_under_review


@pytest.mark.long
def test_no_reason_publishes_what_is_left_to_complete(client, draft, administrator):
    draft.title = "Title [To complete: a better one]"
    revision = draft.save_revision()
    client.force_login(administrator)
    url = reverse("editorial:without_review", args=[draft.pk])
    reason = "The law changed today and the page said the opposite."
    answer = client.post(url, {"reason": reason, "revision": revision.pk}, follow=True)
    assert "in: Title" in messages_of(answer)
    assert not stored(draft).live
    assert not Approval.objects.filter(page=draft).exists()
