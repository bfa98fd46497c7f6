"""A review is ended before it is decided by those whose page it is, with a word for the other side."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import WorkflowState

from tests.core.test_pages import form_of
from tests.editorial.admin import admin_url
from tests.factories.editorial import account, act, stored, submit, submit_again

WORD = "A number is wrong."


@pytest.fixture
def read(written, author):
    """An article under review."""
    return submit(written, author)


def take_back_url(page):
    return reverse("editorial:take_back", args=[page.pk])


def take_back(client, page, user, **data):
    client.force_login(user)
    page_of_the_step = client.get(take_back_url(page))
    if page_of_the_step.status_code != 200:
        return page_of_the_step
    initial = {field.name: field.value() or "" for field in page_of_the_step.context["form"]}
    return client.post(take_back_url(page), initial | {"word": WORD} | data)


def test_the_author_asks_with_a_word_and_the_reviewers_hear_it(client, read, author, reviewer, mailoutbox):
    assert take_back(client, read, author, word=" ").status_code == 200
    assert stored(read).workflow_in_progress
    take_back(client, read, author)
    page = stored(read)
    assert not page.workflow_in_progress
    assert not page.permissions_for_user(author).page_locked()
    (mail,) = [mail for mail in mailoutbox if "Taken back" in mail.subject]
    assert mail.to == [reviewer.email]
    assert WORD in mail.body
    assert WORD in client.get(admin_url("history", page)).text


def test_an_administrator_takes_it_back_and_both_sides_hear_it(
    client, read, author, reviewer, administrator, mailoutbox
):
    take_back(client, read, administrator)
    assert not stored(read).workflow_in_progress
    told = {mail.to[0]: mail.body for mail in mailoutbox if "Taken back" in mail.subject}
    assert told.keys() == {author.email, reviewer.email}
    assert reverse("wagtailadmin_pages:edit", args=[read.pk]) in told[author.email]


@pytest.mark.long
def test_nobody_else_takes_it_back(client, read, author, reviewer, editor):
    for user in (reviewer, editor, account("colleague", "Physicians")):
        take_back(client, read, user)
        client.post(take_back_url(read), {"word": WORD, "submission": read.current_workflow_task_state.pk})
        client.post(admin_url("edit", read), {"action-cancel-workflow": "1"})
        assert stored(read).workflow_in_progress
        assert take_back_url(read) not in client.get(admin_url("edit", read)).text
        task_state = read.current_workflow_task_state
        with pytest.raises(PermissionDenied):
            read.current_workflow_task.take_back(task_state, user, WORD, task_state.pk)


def test_no_way_of_wagtail_ends_it_without_a_word(client, read, author):
    client.force_login(author)
    editor = client.get(admin_url("edit", read)).text
    assert take_back_url(read) in editor
    assert "action-cancel-workflow" not in editor
    answer = client.post(admin_url("edit", read), {"action-cancel-workflow": "1"})
    assert answer.url == take_back_url(read)
    assert stored(read).workflow_in_progress


def test_what_was_decided_meanwhile_is_not_taken_back(client, read, author, reviewer):
    client.force_login(author)
    seen = read.current_workflow_task_state.pk
    page = submit_again(act(read, reviewer, "reject", comment="Too sure"), author)
    client.post(take_back_url(page), {"word": WORD, "submission": seen})
    assert stored(page).workflow_in_progress


@pytest.mark.long
def test_beginning_anew_keeps_why_it_was_sent_back(client, read, author, reviewer):
    page = act(read, reviewer, "reject", comment="Too sure")
    client.force_login(author)
    form = form_of(page, client)
    assert "action-restart-workflow" not in client.get(admin_url("edit", page)).text
    client.post(admin_url("edit", page), {**form, "action-restart-workflow": "1"})
    assert WorkflowState.objects.count() == 1
    assert stored(page).current_workflow_task_state.sent_back_before.comment == "Too sure"
