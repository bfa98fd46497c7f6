"""Comments at the text of a page under review: kept alone, and never lost."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Comment, Revision

from editorial.review.digest import content_digest
from tests.core.test_pages import form_of
from tests.editorial.admin import admin_url
from tests.factories.editorial import account, act, stored, submit, submit_again

BLOCK = "6d1ab5a7-93a3-4be5-8f4b-2f6f1b0cbb11"
TEXT = "<p>Rest helps.</p><p>Most people <b>walk</b> again soon.</p>"


@pytest.fixture
def read(written, author):
    """An article under review, with a text."""
    text = {"type": "text", "value": TEXT, "id": BLOCK}
    written.body = json.dumps([text, *written.body.get_prep_value()])
    written.save_revision(user=author)
    return submit(stored(written), author)


@pytest.fixture
def say(client):
    """A function that sends what somebody says to the address that keeps comments; returns the answer."""

    def say_(user, page, *comments):
        client.force_login(user)
        url = reverse("editorial:comments", args=[page.pk])
        return client.post(url, list(comments), content_type="application/json")

    return say_


def new(text="Which study?", **fields):
    return {"key": 1, "contentpath": "title", "position": "", "text": text, **fields}


def shown(client, user, page):
    """Return the comments that the editor shows to somebody, as dicts."""
    client.force_login(user)
    editor = BeautifulSoup(client.get(admin_url("edit", page)).text, "html.parser")
    return json.loads(editor.find(id="comments-data").string)["comments"]


def paragraphs(page):
    """Return the keys of the paragraphs in the text that is under review."""
    value = page.current_workflow_task_state.revision.as_object().body[0].value.source
    return [tag["data-block-key"] for tag in BeautifulSoup(value, "html.parser").find_all("p")]


@pytest.mark.long
def test_a_comment_is_kept_and_nothing_else_changes(client, say, read, author, reviewer):
    task_state, revisions = read.current_workflow_task_state, Revision.objects.count()
    content = read.get_latest_revision().content
    answer = say(reviewer, read, new())
    comment = Comment.objects.get()
    assert answer.json() == {"comments": {"1": {"id": comment.pk, "replies": {}}}}
    page = stored(read)
    assert Revision.objects.count() == revisions
    assert page.get_latest_revision().content == content
    assert page.latest_revision_created_at == read.latest_revision_created_at
    assert page.current_workflow_task_state == task_state
    assert content_digest(page.get_latest_revision_as_object()) == task_state.digest
    assert [row["text"] for row in shown(client, author, page)] == ["Which study?"]
    assert act(page, reviewer, "approve").live


@pytest.mark.long
def test_a_comment_in_a_text_keeps_its_place_through_later_versions(client, say, read, author, reviewer):
    first, second = paragraphs(read)
    position = json.dumps([{"key": second, "start": 12, "end": 16}])
    say(reviewer, read, new(contentpath=f"body.{BLOCK}", position=position))
    (comment,) = shown(client, author, read)
    assert (comment["contentpath"], comment["position"]) == (f"body.{BLOCK}", position)
    client.force_login(reviewer)
    decide = client.get(reverse("editorial:decide", args=[read.pk]))
    assert "<q>walk</q>" in decide.text

    page = act(read, reviewer, "reject", comment="Say which")
    draft = page.get_latest_revision_as_object()
    draft.title = "Walking again"
    draft.save_revision(user=author)
    (comment,) = shown(client, author, page)
    assert comment["position"] == position
    page = submit_again(stored(page), author)
    assert paragraphs(page) == [first, second]
    (comment,) = shown(client, reviewer, page)
    assert comment["position"] == position


@pytest.mark.long
def test_authors_answer_and_reviewers_resolve_while_it_is_read(client, say, read, author, reviewer):
    say(reviewer, read, new())
    comment = Comment.objects.get()
    reply = {"key": 5, "text": "The one of 2019."}
    kept = say(author, read, {"key": 2, "id": comment.pk, "replies": [reply]}).json()["comments"]["2"]
    assert kept == {"id": comment.pk, "replies": {"5": comment.replies.get().pk}}
    assert [row["text"] for row in shown(client, reviewer, read)[0]["replies"]] == ["The one of 2019."]
    say(reviewer, read, {"key": 2, "id": comment.pk, "resolved": True})
    assert shown(client, author, read) == []
    comment.refresh_from_db()
    assert comment.resolved_by == reviewer
    history = client.get(admin_url("history", read)).text
    assert "Which study?" in history
    assert "The one of 2019." in history


def test_nobody_changes_or_deletes_the_words_of_others(say, read, author, reviewer):
    say(reviewer, read, new())
    comment = Comment.objects.get()
    for said in ({"text": "All good"}, {"deleted": True}):
        answer = say(author, read, {"key": 1, "id": comment.pk, **said})
        assert answer.status_code == 422
        assert "Only whoever wrote" in answer.json()["error"]
    comment.refresh_from_db()
    assert comment.text == "Which study?"
    say(reviewer, read, {"key": 1, "id": comment.pk, "text": "Which studies?"})
    comment.refresh_from_db()
    assert comment.text == "Which studies?"
    say(reviewer, read, {"key": 1, "id": comment.pk, "deleted": True})
    assert not Comment.objects.exists()


def test_what_a_browser_sends_again_is_kept_once(say, read, reviewer):
    first, again = say(reviewer, read, new()), say(reviewer, read, new())
    assert first.json() == again.json()
    assert Comment.objects.count() == 1
    comment = Comment.objects.get()
    reply = {"key": 1, "id": comment.pk, "replies": [{"key": 1, "text": "See the second table."}]}
    assert say(reviewer, read, reply).json() == say(reviewer, read, reply).json()
    assert comment.replies.count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"text": " "},
        {"text": None},
        {"contentpath": "no_such_field"},
        {"contentpath": f"body.{BLOCK}.nowhere"},
        {"contentpath": 7},
        {"position": [1]},
        {"id": "x"},
        {"replies": [{"key": 1, "text": ""}]},
        {"replies": 7},
        {"key": None, "replies": [7]},
    ],
)
def test_what_cannot_be_kept_is_refused_as_a_whole(say, read, reviewer, said):
    answer = say(reviewer, read, new("This one is good"), new(**said) | {"key": 2})
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not Comment.objects.exists()


@pytest.mark.parametrize("body", ["[" * 100_000, b"\xff", "{"], ids=["endless", "no text", "cut off"])
def test_what_cannot_be_read_is_a_bad_request(client, read, reviewer, body):
    client.force_login(reviewer)
    url = reverse("editorial:comments", args=[read.pk])
    answer = client.post(url, body, content_type="application/json")
    assert (answer.status_code, answer.json()) == (400, {"error": "This cannot be read."})


@pytest.mark.long
def test_a_place_nobody_understands_leaves_the_page_standing(client, say, read, reviewer):
    for position in ('[{"key": 1}]', "7", "{", '[{"key": "a", "start": "x", "end": 1}]'):
        say(reviewer, read, new(contentpath=f"body.{BLOCK}", position=position))
    assert Comment.objects.count() == 4
    client.force_login(reviewer)
    assert client.get(reverse("editorial:decide", args=[read.pk])).status_code == 200


def test_only_who_may_open_the_page_comments_and_only_under_review(say, written, author, reviewer, read):
    assert say(account("colleague", "Physicians"), read, new()).status_code in (302, 403)
    page = act(read, reviewer, "reject", comment="Too sure")
    answer = say(author, page, new())
    assert answer.status_code == 409
    assert "The review has ended" in answer.json()["error"]
    assert not Comment.objects.exists()


# Comments and the versions of a page


def editor_form(client, page, user):
    client.force_login(user)
    return form_of(page, client)


def save(client, page, user, form, **data):
    client.force_login(user)
    answer = client.post(admin_url("edit", page), {**form, **data})
    assert answer.status_code == 302, answer.context["form"].errors
    return stored(page)


def sent(comment, number=0, **fields):
    """Return what the editor sends for a comment that it had loaded."""
    prefix = f"comments-{number}"
    data = {
        "id": comment.pk,
        "text": comment.text,
        "contentpath": comment.contentpath,
        "position": "",
        "DELETE": "",
    }
    replies = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return {
        "comments-TOTAL_FORMS": number + 1,
        "comments-INITIAL_FORMS": number + 1,
        **{f"{prefix}-{name}": value for name, value in (data | fields).items()},
        **{f"{prefix}-replies-{name}": value for name, value in replies.items()},
    }


NONE = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}


@pytest.mark.long
def test_an_editor_that_was_open_all_along_saves_without_losing_a_comment(
    client, say, written, author, reviewer
):
    form = editor_form(client, written, author) | NONE
    page = submit(written, author)
    say(reviewer, page, new())
    page = act(page, reviewer, "reject", comment="Too sure")
    page = save(client, page, author, form, title="Less sure")
    assert [row["text"] for row in shown(client, author, page)] == ["Which study?"]


@pytest.mark.long
def test_a_resolved_comment_stays_on_record(client, say, read, author, reviewer):
    say(reviewer, read, new())
    comment = Comment.objects.get()
    say(reviewer, read, {"key": 1, "id": comment.pk, "resolved": True})
    page = act(read, reviewer, "reject", comment="Too sure")
    page = save(client, page, author, editor_form(client, page, author) | NONE, title="Less sure")
    assert Comment.objects.get().resolved_by == reviewer
    act(submit_again(page, author), reviewer, "approve")
    assert Comment.objects.get().resolved_by == reviewer


@pytest.mark.long
def test_what_others_resolved_or_deleted_meanwhile_is_no_error_of_whoever_saves(
    client, say, read, author, reviewer
):
    say(reviewer, read, new("First"), new("Second") | {"key": 2})
    first, second = Comment.objects.order_by("pk")
    stale = sent(first) | sent(second, 1)
    say(
        reviewer,
        read,
        {"key": 1, "id": first.pk, "resolved": True},
        {"key": 2, "id": second.pk, "deleted": True},
    )
    page = act(read, reviewer, "reject", comment="Too sure")
    page = save(client, page, author, editor_form(client, page, author) | stale, title="Less sure")
    assert page.get_latest_revision_as_object().title == "Less sure"
    assert Comment.objects.get() == first
    answered = stale | {"comments-0-replies-TOTAL_FORMS": 1, "comments-0-replies-0-text": "I did."}
    save(client, page, author, editor_form(client, page, author) | answered)
    assert first.replies.get().text == "I did."
