"""What is emailed about a review: who did what, why, and where one decides. In our words alone."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Comment, GroupApprovalTask, Workflow, WorkflowTask

from core.models import PracticeSettings
from home.models import StandardPage
from outbox.models import OutboxMessage
from tests.editorial.admin import admin_url, edit_form
from tests.factories.editorial import account, act, stored, submit, submit_again


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


def mails():
    """Return the mails that wait in the outbox as {address: "subject, body"}, and empty it."""
    found = {}
    for message in OutboxMessage.objects.order_by("created_at"):
        for address in message.recipients:
            assert address not in found
            found[address] = f"{message.subject}\n{message.body}"
    OutboxMessage.objects.all().delete()
    assert not any(word in text for text in found.values() for word in ("moderation", "workflow", "rejected"))
    return found


def address(view, page):
    return reverse(view, args=[page.pk])


def say(client, user, page, *comments):
    client.force_login(user)
    answer = client.post(address("editorial:comments", page), list(comments), content_type="application/json")
    assert answer.status_code == 200
    return answer


def new(text, key=1):
    return {"key": key, "contentpath": "title", "position": "", "text": text}


def test_reviewers_hear_who_asks_and_where_they_decide(written, author, reviewer, editor):
    account("bystander", "Medical reviewers", is_active=False)
    account("root", is_superuser=True)
    page = submit(written, editor)
    told = mails()
    assert told.keys() == {reviewer.email}
    assert f"Please review: “{page.title}”" in told[reviewer.email]
    assert "editor asks for a medical review" in told[reviewer.email]
    assert address("editorial:decide", page) in told[reviewer.email]


def test_authors_hear_who_sent_it_back_why_and_every_open_comment(client, written, author, reviewer, editor):
    page = submit(written, editor)
    mails()
    say(client, reviewer, page, new("Which study?"), new("Too long", 2))
    page = act(page, reviewer, "reject", comment="Too sure of itself")
    told = mails()
    assert told.keys() == {author.email, editor.email}
    for text in told.values():
        assert "reader read" in text
        assert "Too sure of itself" in text
        assert "reader: Which study?" in text
        assert "reader: Too long" in text
        assert address("wagtailadmin_pages:edit", page) in text


@pytest.mark.long
def test_the_answer_reaches_the_reviewer_by_mail_and_where_one_decides(client, written, author, reviewer):
    page = act(submit(written, author), reviewer, "reject", comment="Too sure of itself")
    mails()
    client.force_login(author)
    editor = client.get(admin_url("edit", page)).text
    assert "Too sure of itself" in editor
    form = edit_form(client, page) | {"review-answer": "I named the study."}
    client.post(admin_url("edit", page), form)
    assert "I named the study." in client.get(admin_url("edit", page)).text
    client.post(admin_url("edit", page), form | {"action-submit": "1"})
    text = mails()[reviewer.email]
    assert "Please review again" in text
    assert f"sent it back on {date_format(timezone.localdate(), 'F j, Y')}" in text
    assert "Too sure of itself" in text
    assert "I named the study." in text
    client.force_login(reviewer)
    decide = client.get(address("editorial:decide", page)).text
    assert "Too sure of itself" in decide
    assert "I named the study." in decide
    assert 'id="review-answer"' not in client.get(admin_url("edit", page)).text


@pytest.mark.long
def test_a_page_sent_back_twice_shows_the_last_reason(client, written, author, reviewer):
    page = act(submit(written, author), reviewer, "reject", comment="Too sure")
    page = act(submit_again(page, author), reviewer, "reject", comment="Still too sure")
    client.force_login(author)
    editor = client.get(admin_url("edit", page)).text
    assert "Still too sure" in editor
    assert page.sent_back.sent_back_before.comment == "Too sure"


def test_authors_hear_who_approved_it_and_where_it_is(written, author, reviewer, editor):
    page = submit(written, editor)
    mails()
    page = act(page, reviewer, "approve", comment="Well said")
    told = mails()
    assert told.keys() == {author.email, editor.email}
    assert "reader approved" in told[author.email]
    assert "Well said" in told[author.email]
    assert page.full_url in told[author.email]


def test_authors_hear_when_it_goes_public(written, author, reviewer):
    PracticeSettings.objects.get_or_create()
    written.go_live_at = timezone.now() + timedelta(days=9)
    written.save_revision(user=author)
    page = submit(stored(written), author)
    mails()
    page = act(page, reviewer, "approve")
    assert not page.live
    text = mails()[author.email]
    assert "It goes public on" in text
    assert "It is public" not in text


def test_authors_hear_what_a_reviewer_says_about_it(written, author, reviewer, editor):
    page = submit(written, editor)
    mails()
    page = act(page, reviewer, "comment", comment="Which study?")
    told = mails()
    assert told.keys() == {author.email, editor.email}
    assert "Which study?" in told[author.email]
    assert address("wagtailadmin_pages:edit", page) in told[author.email]


def test_comments_one_after_the_other_are_one_mail(client, written, author, reviewer):
    page = submit(written, author)
    mails()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        say(client, reviewer, page, new("Which study?"))
        clock.shift(60)
        say(client, reviewer, page, new("Too long"))
        waiting = OutboxMessage.objects.get()
        assert waiting.due_at > timezone.now()
        text = mails()[author.email]
    assert f"Comments on “{page.title}”" in text
    assert "Which study?" in text
    assert "Too long" in text


def test_what_went_out_is_not_told_again(client, written, author, reviewer):
    page = submit(written, author)
    mails()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        say(client, reviewer, page, new("Which study?"))
        OutboxMessage.objects.update(sent_at=timezone.now(), attempts=1)
        clock.shift(600)
        say(client, reviewer, page, new("Too long"))
        (message,) = OutboxMessage.objects.waiting()
    assert "Which study?" not in message.body
    assert "Too long" in message.body


def test_whoever_commented_hears_the_answer_and_what_was_resolved(client, written, author, reviewer):
    page = submit(written, author)
    say(client, reviewer, page, new("Which study?"), new("Too long", 2))
    mails()
    first, second = Comment.objects.order_by("pk")
    reply = {"key": 1, "text": "The one of 2019."}
    answered = {"key": 1, "id": first.pk, "replies": [reply]}
    say(client, author, page, answered, {"key": 2, "id": second.pk, "resolved": True})
    told = mails()
    assert told.keys() == {reviewer.email}
    text = told[reviewer.email]
    assert "The one of 2019." in text
    assert "Too long" in text
    assert address("editorial:decide", page) in text


def test_nobody_is_told_of_what_was_deleted_before_the_mail_went_out(client, written, author, reviewer):
    page = submit(written, author)
    mails()
    say(client, reviewer, page, new("Which study?"))
    say(client, reviewer, page, {"key": 1, "id": Comment.objects.get().pk, "deleted": True})
    assert mails() == {}


def test_who_wants_no_such_mail_gets_none(written, author, reviewer):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(reviewer)
    profile.submitted_notifications = False
    profile.save()
    submit(written, author)
    assert mails() == {}


@pytest.mark.long
def test_comments_saved_with_a_page_are_told_in_our_words(client, written, author, editor):
    page = stored(written)
    comment = {"contentpath": "title", "position": "", "text": "Shorter?", "id": "", "DELETE": ""}
    client.force_login(author)
    rows = {
        "comments-TOTAL_FORMS": 1,
        "comments-INITIAL_FORMS": 0,
        "comments-0-replies-TOTAL_FORMS": 0,
        "comments-0-replies-INITIAL_FORMS": 0,
        **{f"comments-0-{name}": value for name, value in comment.items()},
    }
    client.post(admin_url("edit", page), edit_form(client, page) | rows)
    comment = Comment.objects.get()
    client.force_login(editor)
    answer = rows | {
        "comments-INITIAL_FORMS": 1,
        "comments-0-id": comment.pk,
        "comments-0-replies-TOTAL_FORMS": 1,
        "comments-0-replies-0-text": "Yes.",
        "comments-0-replies-0-id": "",
        "comments-0-replies-0-DELETE": "",
    }
    client.post(admin_url("edit", page), edit_form(client, page) | answer)
    text = mails()[author.email]
    assert "editor commented on" in text
    assert "Yes." in text
    assert address("wagtailadmin_pages:edit", page) in text


def test_other_pages_are_asked_for_in_our_words_too(author, editor, practice):
    page = StandardPage(title="Parking", slug="parking", live=False)
    practice.add_child(instance=page)
    page.save_revision(user=author)
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(Group.objects.get(name="Editors"))
    workflow = Workflow.objects.create(name="Other pages")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(page, author)
    told = mails()
    assert told.keys() == {editor.email}
    assert "writer asks for your approval of “Parking”" in told[editor.email]
    task_state = stored(page).current_workflow_task_state
    task.on_action(task_state, editor, "reject", comment="Which lot?")
    assert "Which lot?" in mails()[author.email]
