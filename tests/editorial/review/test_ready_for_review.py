"""What is empty is not called reviewed, and who approves looks at what the checks found."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.publishing.gate import PublishRefused
from editorial.checks.completeness import missing_for_review
from editorial.models import Approval
from editorial.review.gate import FindingsOpen
from tests.editorial import admin
from tests.editorial.admin import decide, review_url
from tests.editorial.conftest import article, condition, procedure
from tests.factories.editorial import act, stored, submit
from tests.factories.pages import ProcedurePageFactory

# What each type of page cannot be reviewed without, by the field that holds it.
NEEDED = {
    article: {"introduction": "Introduction", "body": "Body, Source"},
    condition: {"summary": "Summary", "written_by": "Author", "what_it_is": "What it is, Source"},
    procedure: {
        "summary": "Summary",
        "written_by": "Author",
        "risks": "Possible risks",
        "before": "Getting ready",
        "after": "At home afterward",
    },
}
CASES = [(make, name, words) for make, fields in NEEDED.items() for name, words in fields.items()]


def emptied(page, name):
    """Return the page without what is in a field."""
    if name in page.get_streamfield_names():
        setattr(page, name, [])
    else:
        setattr(page, name, None if name == "written_by" else " ")
    if name == "risks":
        page.benefits = []
    return page


def draft_without(make, author, name):
    page = emptied(make(author, live=False, owner=author), name)
    page.save_revision(user=author)
    return page


# Submitting


@pytest.mark.long
@pytest.mark.parametrize(("make", "name", "words"), CASES)
def test_what_lacks_something_is_not_submitted_and_says_what(signed_in, author, editor, make, name, words):
    page = make(author, live=False, owner=author)
    page.save_revision(user=author)
    emptied(page, name).save_revision(user=author)
    # What no longer names the author is the editors' alone.
    client = signed_in(editor if name == "written_by" else author)
    form = admin.edit_form(client, page) | {"action-submit": "1"}
    answer = client.post(admin.admin_url("edit", page), form)
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert list(errors["__all__"]) == ["It was not submitted: it lacks something that a review needs."]
    assert errors.keys() == {"__all__", name}
    if not page._meta.get_field(name).blank:
        assert errors[name] == ["This field is required."]
    else:
        assert errors[name] == [f"Needed before a review: {words}."]
    assert not stored(page).workflow_in_progress


@pytest.mark.long
def test_an_article_without_an_author_is_not_submitted(signed_in, author, editor):
    page = article(author, live=False)
    page.article_authors = []
    page.save_revision(user=editor)
    client = signed_in(editor)
    form = admin.edit_form(client, page) | {"action-submit": "1"}
    answer = client.post(admin.admin_url("edit", page), form)
    assert "Needed before a review: Author." in answer.text
    assert not stored(page).workflow_in_progress


def test_a_draft_that_lacks_something_is_saved(signed_in, author):
    page = article(author, live=False, owner=author)
    page.body = []
    page.save_revision(user=author)
    client = signed_in(author)
    answer = client.post(
        admin.admin_url("edit", page), admin.edit_form(client, page) | {"title": "Still empty"}
    )
    assert answer.status_code == 302
    assert stored(page).get_latest_revision_as_object().title == "Still empty"


@pytest.mark.long
def test_a_new_page_that_has_everything_is_submitted_at_once(signed_in, author):
    page = article(author, live=False, owner=author)
    page.save_revision(user=author)
    client = signed_in(author)
    admin.submit(client, page)
    assert stored(page).workflow_in_progress


@pytest.mark.long
@pytest.mark.parametrize("blank", ["", "<p></p>", "<p> &nbsp;\u200b</p>"])
def test_a_text_left_blank_among_others_holds_nobody_back(signed_in, author, blank):
    page = article(author, live=False, owner=author)
    written = page.body.get_prep_value()
    page.body = json.dumps([{"type": "text", "value": blank}, *written, {"type": "text", "value": blank}])
    page.save_revision(user=author)
    client = signed_in(author)
    admin.submit(client, page)
    page = stored(page)
    assert page.workflow_in_progress
    submitted = page.get_latest_revision_as_object().body.get_prep_value()
    assert [block["id"] for block in submitted] == [block["id"] for block in written]


# What counts as empty


HEADING = {"type": "heading", "value": {"text": "Only a heading", "level": "h2"}}


@pytest.mark.parametrize(
    "body",
    [
        [],
        [{"type": "text", "value": ""}],
        [{"type": "text", "value": "<p></p>"}],
        [{"type": "text", "value": "<p> &nbsp;\u200b</p><p>…</p>"}],
        [HEADING],
        [HEADING, {"type": "text", "value": "<p> </p>"}],
        [{"type": "callout", "value": {"urgency": "info", "heading": "Only a heading", "text": "<p></p>"}}],
        [{"type": "steps", "value": {"title": "", "steps": []}}],
        [{"type": "figure", "value": {"drawing": "scene-garden", "caption": ""}}],
    ],
)
def test_blanks_headings_and_pictures_are_no_text(author, body):
    page = article(author, live=False)
    page.body = json.dumps(body)
    assert [part.words for part in missing_for_review(page)] == ["Body", "Source"]


@pytest.mark.parametrize(
    "body",
    [
        [{"type": "text", "value": "<p>So it says.</p>"}],
        [{"type": "text", "value": '<p>So it says.<a linktype="reference" id="987654">Gone</a></p>'}],
        [{"type": "claim", "value": {"sentence": "So it says.", "references": []}}],
        [
            {
                "type": "claim",
                "value": {"sentence": "So it says.", "references": [{"type": "item", "value": None}]},
            }
        ],
    ],
)
def test_a_list_without_sources_and_one_that_is_gone_are_no_source(author, body):
    page = article(author, live=False)
    page.body = json.dumps(body)
    assert [part.words for part in missing_for_review(page)] == ["Source"]


def test_a_procedure_is_explained_by_its_steps_too(author):
    page = procedure(author, live=False)
    page.steps, page.understanding = page.understanding, []
    page.steps = [("step", {"title": "First", "text": "<p>We numb the skin.</p>"})]
    assert missing_for_review(page) == []
    page.steps = []
    assert [part.words for part in missing_for_review(page)] == ["Understanding the condition or Steps"]


# Approving, and the ways around it


@pytest.mark.parametrize(("make", "name", "words"), CASES)
def test_what_lacks_something_is_never_approved(client, author, reviewer, make, name, words):
    page = submit(draft_without(make, author, name), author)
    with pytest.raises(PublishRefused, match=f"It cannot be reviewed yet. Still missing: {words}"):
        act(page, reviewer, "approve")
    client.force_login(reviewer)
    form = client.get(review_url(page, "approve"))
    assert f"Still missing: {words}" in form.text
    assert 'type="submit">Approve' not in form.text
    task_state = page.current_workflow_task_state
    client.post(review_url(page, "approve"), {"submission": task_state.pk, "digest": task_state.digest})
    assert not stored(page).live
    assert not Approval.objects.filter(page=page).exists()
    assert (
        stored(act(page, reviewer, "reject", comment="Add it")).latest_revision_id == page.latest_revision_id
    )


def test_a_minor_change_does_not_carry_a_review_to_what_lacks_something(client, editor):
    page = ProcedurePageFactory()
    page.summary = "What it is,  in a sentence!"
    page.save_revision()
    client.force_login(editor)
    address = reverse("editorial:minor_change", args=[page.pk])
    assert "Still missing: Understanding the condition or Steps, Possible risks" in client.get(address).text
    client.post(address, {"revision": page.latest_revision_id})
    assert stored(page).summary == "What it is, in a sentence."


def test_what_was_reviewed_before_stays_and_goes_live_again(author):
    page = ProcedurePageFactory()
    page.unpublish()
    page = stored(page)
    page.save_revision().publish()
    assert stored(page).is_reviewed


# What the checks found


@pytest.fixture
def found(author):
    """An article under review on which the checks found two things, and the function that reads its form."""
    page = article(author, live=False, owner=author, teaser="A breakthrough.")
    page.save_revision(user=author)
    return submit(page, author)


def boxes(html, action="approve"):
    found = BeautifulSoup(html, "html.parser").select(f"form[action$='/{action}/'] fieldset.ticks label")
    return {" ".join(label.span.get_text(" ").split()): label.input for label in found}


@pytest.mark.long
def test_each_finding_is_ticked_off_and_kept_with_the_approval(client, found, author, reviewer):
    client.force_login(reviewer)
    shown = boxes(client.get(review_url(found, "approve")).text)
    praise, description = shown
    assert praise == "A word of praise that no study can show: breakthrough Teaser"
    assert description == "The description for search engines is missing: Promote"
    assert all(box.has_attr("required") and not box.has_attr("checked") for box in shown.values())
    form = admin.read(client, found, "approve") | {"findings": [shown[praise]["value"]], "comment": "Fine."}
    answer = client.post(review_url(found, "approve"), form)
    assert answer.status_code == 409
    assert "Look at each of these, and tick it off." in answer.text
    assert "Fine." in answer.text
    again = boxes(answer.text)
    assert again[praise].has_attr("checked")
    assert not again[description].has_attr("checked")
    assert not stored(found).live
    decide(client, found, "approve")
    page = stored(found)
    assert page.live
    assert [row["words"] for row in page.approval.findings] == ["breakthrough", ""]
    assert page.approval.approver == reviewer
    client.force_login(author)
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "Ticked off what the checks found" in history
    assert "A word of praise that no study can show – breakthrough – Teaser" in history


@pytest.mark.long
def test_what_was_found_after_the_form_was_opened_is_ticked_off_too(client, found, reviewer):
    client.force_login(reviewer)
    form = admin.read(client, found, "approve")
    # A procedure is published whose name the article has in its text.
    ProcedurePageFactory(title="So it says")
    answer = client.post(review_url(found, "approve"), form)
    assert answer.status_code == 409
    ticked = [box.has_attr("checked") for box in boxes(answer.text).values()]
    assert ticked.count(False) == 1
    assert not stored(found).live
    decide(client, found, "approve")
    assert stored(found).live


def test_no_code_approves_without_the_ticks(found, reviewer):
    task_state = found.current_workflow_task_state
    read = {"submission": task_state.pk, "digest": task_state.digest}
    with pytest.raises(FindingsOpen):
        task_state.task.specific.on_action(task_state, reviewer, "approve", **read)
    assert not stored(found).live


def test_sending_back_asks_for_no_ticks(client, found, reviewer):
    client.force_login(reviewer)
    assert boxes(client.get(review_url(found, "reject")).text, "reject") == {}
    decide(client, found, "reject", comment="Too sure")
    assert not stored(found).is_under_review


# The button at the foot of the editor


def buttons(client, page):
    """Return the words of the buttons at the foot of the editor, the big one first."""
    html = client.get(admin.admin_url("edit", page)).text
    foot = BeautifulSoup(html, "html.parser").select_one("footer nav, .footer nav, footer")
    return [" ".join(button.get_text().split()) for button in foot.select("button[type=submit]")]


@pytest.mark.long
def test_saving_comes_first_until_a_page_is_ready(signed_in, author, reviewer):
    page = article(author, live=False, owner=author)
    body, page.body = page.body, []
    page.save_revision(user=author)
    client = signed_in(author)
    assert buttons(client, page)[:2] == ["Save draft", "Submit for medical review"]
    page.body = body
    page.save_revision(user=author)
    assert buttons(client, page)[:2] == ["Submit for medical review", "Save draft"]
    page = act(submit(page, author), reviewer, "reject", comment="Too sure")
    assert buttons(client, page)[0] == "Submit again for medical review"
