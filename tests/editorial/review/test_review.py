"""A medical review: somebody else reads exactly what goes live."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import PageLogEntry

from core.models import PracticeSettings
from core.publishing.gate import PublishRefused
from editorial.models import Approval, MedicalReviewTaskState
from tests.core.test_pages import form_of
from tests.editorial import admin
from tests.editorial.admin import decide, review_url
from tests.factories.consultations import submitted
from tests.factories.editorial import account, act, stored, submit


@pytest.fixture
def waiting(draft, author):
    """A page of each type under review."""
    return submit(draft, author)


@pytest.fixture
def read(written, author):
    """An article under review."""
    return submit(written, author)


def test_a_reviewer_who_may_not_publish_approves_and_it_is_live(waiting, reviewer):
    assert not waiting.permissions_for_user(reviewer).can_publish()
    with time_machine.travel("2030-01-31 15:00"):
        page = act(waiting, reviewer, "approve")
    assert page.live
    assert page.is_reviewed
    assert page.reviewed_by == reviewer.bios.get()
    assert (page.reviewed_on, page.next_review_on) == (date(2030, 1, 31), date(2031, 1, 31))
    approval = page.approval
    assert (approval.approver, approval.revision) == (reviewer, page.live_revision)
    assert approval.approver_name == "reader"


def test_the_interval_comes_from_the_settings_and_ends_within_the_month(read, reviewer):
    PracticeSettings.objects.update(review_interval_months=13)
    with time_machine.travel("2030-01-31 15:00"):
        assert act(read, reviewer, "approve").next_review_on == date(2031, 2, 28)


def test_a_reviewer_may_choose_an_earlier_day(client, read, reviewer):
    client.force_login(reviewer)
    with time_machine.travel("2030-01-31 15:00"):
        client.force_login(reviewer)
        assert decide(client, read, "approve", next_review_on="2031-02-01").status_code == 200
        decide(client, read, "approve", next_review_on="2030-06-01")
    assert stored(read).next_review_on == date(2030, 6, 1)


# Who may


def refuse(page, user):
    for action in ("approve", "reject", "comment"):
        with pytest.raises(PermissionDenied):
            act(page, user, action, comment="So")
    assert page.current_workflow_task.get_actions(page, user) == []
    assert not stored(page).live


def test_an_author_in_the_role_does_not_approve_herself(waiting, author):
    from django.contrib.auth.models import Group

    author.groups.add(Group.objects.get(name="Medical reviewers"))
    refuse(waiting, author)


def test_a_superuser_is_no_reviewer(waiting):
    refuse(waiting, account("root", is_superuser=True))


def test_a_superuser_in_the_role_is_no_reviewer_of_her_own_words(written):
    root = account("root", "Medical reviewers", is_superuser=True)
    written.article_authors.create(physician=root.bios.get())
    written.save_revision(user=account("somebody"))
    refuse(submit(written, account("other")), root)


def test_whoever_changed_it_since_its_last_review_does_not_review_it(written, author, reviewer):
    written.title = "Changed by a reviewer"
    written.save_revision(user=reviewer)
    written.title = "And by the author"
    written.save_revision(user=author)
    refuse(submit(written, author), reviewer)


def test_whoever_changed_it_before_its_last_review_may_review_it(written, author, reviewer):
    written.save_revision(user=reviewer)
    page = act(submit(written, author), account("third", "Medical reviewers"), "approve")
    page.title = "Changed"
    page.save_revision(user=author)
    assert act(submit(page, author), reviewer, "approve").title == "Changed"


def test_whoever_wrote_the_words_that_somebody_brought_back_does_not_review_them(
    client, written, author, reviewer, editor, signed_in
):
    written.title = "Words of the reader"
    own = written.save_revision(user=reviewer)
    written.title = "Words of the author"
    written.save_revision(user=author)
    page = act(submit(stored(written), author), account("third", "Medical reviewers"), "approve")
    client.force_login(editor)
    form = {**form_of(page, client), "title": "Words of the reader", "revision": own.pk}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    page = submit(stored(page), editor)
    assert page.get_latest_revision_as_object().title == "Words of the reader"
    task = page.current_workflow_task
    assert task.get_actions(page, reviewer) == []
    with pytest.raises(PermissionDenied, match="You wrote part of it"):
        act(page, reviewer, "approve")
    assert admin.work_list(signed_in(reviewer), "my-reviews") == []


@pytest.mark.long
def test_a_review_that_the_public_text_does_not_rest_on_forgives_nobody(
    client, live, author, reviewer, editor, signed_in
):
    first = live.save_revision()
    live.title = "Words of the reader"
    live.save_revision(user=reviewer)
    live.title = "Reviewed in between"
    live.save_revision(user=author)
    act(submit(stored(live), author), account("third", "Medical reviewers"), "approve")
    first.publish()
    page = stored(live)
    page.title = "Words of the reader, and more"
    page.save_revision(user=editor)
    page = submit(stored(page), editor)
    assert page.current_workflow_task.get_actions(page, reviewer) == []
    assert admin.work_list(signed_in(reviewer), "my-reviews") == []


def test_whoever_submitted_it_does_not_review_it(written, reviewer):
    refuse(submit(written, reviewer), reviewer)


def test_others_do_not_review(waiting, editor, administrator):
    refuse(waiting, editor)
    refuse(waiting, administrator)


def test_the_view_lets_in_whom_the_task_lets_act(client, read, author, reviewer):
    client.force_login(author)
    assert client.post(review_url(read, "approve")).status_code == 302
    assert not stored(read).live
    client.force_login(reviewer)
    decide(client, read, "approve")
    assert stored(read).live


# What is approved


def resubmit(page, author, title):
    """Take a page back, change it and submit it again."""
    page.current_workflow_state.cancel(user=author)
    page = stored(page)
    page.title = title
    page.save_revision(user=author)
    return submit(stored(page), author)


@pytest.mark.parametrize("action", ["approve", "reject", "comment"])
def test_nothing_is_decided_on_a_text_that_came_after_the_one_that_was_read(
    client, read, author, reviewer, action
):
    client.force_login(reviewer)
    form = {**admin.read(client, read, action), "comment": "Which study?"}
    resubmit(read, author, "Nobody read this")
    answer = client.post(review_url(read, action), form)
    assert answer.status_code == 409
    assert "It changed since you opened it. Read it again." in answer.text
    assert "Which study?" in answer.text
    page = stored(read)
    assert not page.live
    assert page.workflow_in_progress
    assert not PageLogEntry.objects.filter(action="editorial.review_comment").exists()
    again = {field.name: field.value() or "" for field in answer.context["form"]}
    assert client.post(review_url(read, action), again).status_code == 302
    assert stored(read).live == (action == "approve")


def test_nothing_is_approved_without_telling_what_was_read(client, read, reviewer):
    client.force_login(reviewer)
    assert client.post(review_url(read, "approve"), {"comment": ""}).status_code == 409
    task_state = read.current_workflow_task_state
    with pytest.raises(PermissionDenied, match="Read it again"):
        task_state.task.specific.on_action(task_state, reviewer, "approve")
    assert not stored(read).live


def test_the_dialog_of_wagtail_leads_to_the_review_and_approves_nothing(client, read, reviewer):
    client.force_login(reviewer)
    task_state = read.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[read.pk, "approve", task_state.pk])
    dialog = client.get(url, headers={"X-Requested-With": "XMLHttpRequest"}).json()["html"]
    assert review_url(read, "approve") in dialog
    assert "<form" not in dialog
    client.post(url, {"comment": ""})
    assert not stored(read).live


def test_a_version_that_was_rewritten_in_place_is_not_approved(read, reviewer):
    revision = read.get_latest_revision()
    revision.content["title"] = "Rewritten"
    revision.save()
    with pytest.raises(PublishRefused, match="changed after it was submitted"):
        act(read, reviewer, "approve")
    assert not stored(read).live
    assert not Approval.objects.filter(page=read).exists()


def test_two_reviewers_approve_once(read, reviewer):
    seen_by_both = read.current_workflow_task_state
    act(read, reviewer, "approve")
    with pytest.raises(PermissionDenied):
        seen_by_both.task.specific.on_action(
            seen_by_both,
            account("third", "Medical reviewers"),
            "approve",
            submission=seen_by_both.pk,
            digest=seen_by_both.digest,
        )
    assert Approval.objects.filter(page=read).count() == 1


def test_autosave_does_not_write_over_what_was_submitted(draft, author, reviewer):
    first = draft.get_latest_revision()
    page = act(submit(draft, author), reviewer, "reject", comment="Too sure")
    page.title = "Typed later"
    second = page.save_revision(user=author, overwrite_revision=first)
    assert second != first
    first.refresh_from_db()
    assert first.as_object().title != "Typed later"


@pytest.mark.long
def test_autosave_does_not_write_over_what_is_live(client, live, administrator):
    revision = live.save_revision(user=administrator)
    revision.publish()
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:edit", args=[live.pk])
    form = {**form_of(live, client), "title": "Typed", "overwrite_revision_id": revision.pk}
    answer = client.post(url, form, headers={"Accept": "application/json"}).json()
    assert answer["success"]
    assert answer["revision_id"] != revision.pk
    revision.refresh_from_db()
    assert revision.as_object().title == live.title
    assert stored(live).get_latest_revision_as_object().title == "Typed"


def test_autosave_writes_over_a_plain_draft(written, author):
    first = written.get_latest_revision()
    written.title = "Typed"
    assert written.save_revision(user=author, overwrite_revision=first) == first


# While it is read


def test_a_page_under_review_is_locked_for_everybody(client, waiting, author, reviewer, editor):
    root = account("root", is_superuser=True)
    for user in (author, reviewer, editor, root):
        assert waiting.permissions_for_user(user).page_locked()
        client.force_login(user)
        form = {**form_of(waiting, client), "title": "Typed"}
        client.post(reverse("wagtailadmin_pages:edit", args=[waiting.pk]), {**form, "action-publish": "yes"})
        page = stored(waiting)
        assert not page.live
        assert page.get_latest_revision_as_object().title == waiting.title


@pytest.fixture(params=["author", "editor", "root"])
def anybody(request, client):
    """The client of somebody who might change a page: its author, an editor, a superuser."""
    user = account("root", is_superuser=True) if request.param == "root" else None
    client.force_login(user or request.getfixturevalue(request.param))
    return client


def api(client, page, action, **data):
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(url, data, content_type="application/json")


@pytest.mark.long
def test_under_review_nothing_goes_back_to_another_version(anybody, draft, author):
    draft.title = "Newer"
    draft.save_revision(user=author)
    page = submit(stored(draft), author)
    first = page.revisions.order_by("pk").first()
    answer = api(anybody, page, "revert_to_page_revision", revision_id=first.pk)
    assert answer.status_code == 403
    assert "under medical review" in answer.json()["detail"]
    assert stored(page).get_latest_revision() == page.current_workflow_task_state.revision


def test_no_code_saves_a_version_under_review(waiting, author):
    with pytest.raises(PermissionDenied, match="under medical review"):
        waiting.save_revision(user=author)


@pytest.mark.long
def test_under_review_a_page_is_neither_moved_nor_deleted(anybody, waiting):
    path = waiting.path
    up, other = waiting.get_parent(), waiting.create_alias(update_slug="other")
    assert api(anybody, waiting, "delete").status_code == 403
    assert api(anybody, waiting, "move", destination_page_id=up.pk, position="first-child").status_code == 403
    anybody.post(reverse("wagtailadmin_pages:delete", args=[waiting.pk]))
    anybody.post(reverse("wagtailadmin_pages:move_confirm", args=[waiting.pk, up.pk]))
    anybody.post(reverse("wagtailadmin_pages:set_page_position", args=[waiting.pk]) + "?position=1")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    anybody.post(f"{bulk}?id={waiting.pk}&next=/admin/")
    assert stored(waiting).path == path
    assert stored(other).path > path


@pytest.mark.long
def test_who_deletes_or_moves_it_is_told_why_not(client, waiting):
    client.force_login(account("root", is_superuser=True))
    up = waiting.get_parent()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for address in (
        reverse("wagtailadmin_pages:delete", args=[waiting.pk]),
        reverse("wagtailadmin_pages:delete", args=[up.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[waiting.pk, up.pk]),
        f"{bulk}?id={waiting.pk}&next=/admin/pages/",
        f"{bulk}?id={up.pk}&next=/admin/pages/",
    ):
        answer = client.post(address, follow=True)
        told = " ".join(str(message) for message in answer.context["messages"])
        assert "Under medical review until approved or sent back" in told, address
        assert waiting.title in told
    assert stored(waiting).workflow_in_progress


@pytest.mark.long
def test_nor_is_it_deleted_with_the_list_above_it(client, waiting):
    client.force_login(account("root", is_superuser=True))
    up = waiting.get_parent()
    answer = api(client, up, "delete")
    assert answer.status_code == 403
    assert "under medical review" in answer.json()["detail"]
    client.post(
        reverse("wagtailadmin_pages:delete", args=[up.pk]), {"confirm_site_name": "x", "continue": "yes"}
    )
    assert stored(waiting).workflow_in_progress


def test_what_was_sent_back_is_moved_and_deleted_again(client, waiting, reviewer, editor):
    page = act(waiting, reviewer, "reject", comment="Too sure")
    client.force_login(editor)
    assert api(client, page, "delete").status_code == 204
    assert not type(page).objects.filter(pk=page.pk).exists()


@pytest.mark.long
def test_a_reviewer_opens_it_and_finds_the_three_ways_on(client, waiting, reviewer, editor):
    client.force_login(reviewer)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[waiting.pk])).text
    for action in ("approve", "reject", "comment"):
        assert review_url(waiting, action) in html
        assert client.get(review_url(waiting, action)).status_code == 200
    assert "under medical review" in html
    client.force_login(editor)
    assert (
        review_url(waiting, "approve")
        not in client.get(reverse("wagtailadmin_pages:edit", args=[waiting.pk])).text
    )


def test_it_waits_on_the_first_page_of_its_reviewers(client, read, reviewer):
    client.force_login(reviewer)
    assert read.title in client.get(reverse("wagtailadmin_home")).text


@pytest.mark.long
def test_a_page_sent_back_can_be_changed_and_submitted_again(
    client, waiting, author, reviewer, administrator
):
    client.force_login(reviewer)
    assert decide(client, waiting, "reject").status_code == 200
    decide(client, waiting, "reject", comment="Too sure")
    page = stored(waiting)
    assert not page.permissions_for_user(author).page_locked()
    client.force_login(administrator)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Too sure" in client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    client.post(url, {**form_of(page, client), "title": "Less sure", "action-submit": "yes"})
    page = act(stored(page), reviewer, "approve")
    assert page.title == "Less sure"
    assert MedicalReviewTaskState.objects.filter(workflow_state__object_id=page.pk).count() == 2


def test_a_comment_stands_in_the_history_and_leaves_it_under_review(client, read, reviewer):
    client.force_login(reviewer)
    decide(client, read, "comment", comment="Which study?")
    entry = PageLogEntry.objects.get(action="editorial.review_comment")
    assert entry.user == reviewer
    assert "Which study?" in client.get(reverse("wagtailadmin_pages:history", args=[read.pk])).text
    assert stored(read).workflow_in_progress


def test_who_submits_it_is_told_when_nobody_may_review_it(client, written, author):
    url = reverse("wagtailadmin_pages:edit", args=[written.pk])

    def submitted():
        client.force_login(author)
        form = {**form_of(written, client), "action-submit": "yes"}
        answer = client.post(url, form, follow=True)
        assert stored(written).workflow_in_progress
        return "Nobody may review it" in answer.text

    assert submitted()
    stored(written).current_workflow_state.cancel(user=author)
    account("reader", "Medical reviewers")
    assert not submitted()


# The menu at the foot of the editor


def menu(client, page):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    names = ("submit", "publish", "minor-change", "without-review")
    return {name for name in names if f'name="action-{name}"' in html}


@pytest.mark.long
def test_the_menu_offers_what_would_not_be_refused(client, draft, live, editor, administrator):
    client.force_login(editor)
    assert menu(client, draft) == {"submit"}
    assert menu(client, live) == {"submit", "publish"}
    live.title = "Changed"
    live.save_revision()
    assert menu(client, live) == {"submit", "minor-change"}
    client.force_login(administrator)
    assert menu(client, draft) == {"submit", "without-review"}
    assert menu(client, live) == {"submit", "minor-change", "without-review"}


def test_a_new_page_can_be_submitted_but_not_published(client, editor, draft):
    client.force_login(editor)
    model, parent = type(draft), draft.get_parent()
    url = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    html = client.get(url).text
    assert 'name="action-submit"' in html
    assert 'name="action-publish"' not in html


# A clinician from outside: an account in the role alone, without a bio


@pytest.fixture
def outsider(staff):
    user = staff("outsider", "Medical reviewers")
    user.first_name, user.last_name = "Olive", "Outside, MD"
    user.save()
    return user


@pytest.mark.long
def test_a_reviewer_from_outside_reads_comments_and_decides(client, signed_in, waiting, outsider):
    signed_in(outsider)
    assert waiting.title in client.get("/admin/").text
    assert client.get(admin.admin_url("edit", waiting)).status_code == 200
    assert waiting.title in client.get(admin.admin_url("view_draft", waiting)).text
    decide(client, waiting, "comment", comment="Which trial is this?")
    assert PageLogEntry.objects.get(action="editorial.review_comment").user == outsider
    decide(client, waiting, "approve")
    page = stored(waiting)
    assert (page.live, page.is_reviewed, page.reviewer_name) == (True, True, "Olive Outside, MD")
    client.logout()
    answer = client.get(page.url)
    assert "Olive Outside, MD" in answer.text
    assert '"reviewedBy":{"@type":"Person","name":"Olive Outside, MD"}' in answer.text


def test_a_reviewer_from_outside_sees_no_request_and_no_other_draft(client, signed_in, written, outsider):
    consultation = submitted()
    signed_in(outsider)
    for name, *key in (("index",), ("detail", consultation.pk), ("export",), ("report",)):
        address = reverse(f"consultation_requests:{name}", args=key)
        assert client.get(address).status_code in (302, 404), address
        assert f'href="{address}"' not in client.get("/admin/").text
    assert client.get(admin.admin_url("edit", written)).status_code == 302
    assert client.get(admin.admin_url("view_draft", written)).status_code == 302
    assert client.get("/admin/users/").status_code == 302
