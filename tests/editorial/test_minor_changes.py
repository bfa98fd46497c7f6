"""A minor change keeps the review, and touches nothing that a review is for."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from editorial.minor_changes import difference, objections
from editorial.models import Approval
from tests.core.test_pages import form_of
from tests.factories.editorial import act, stored, submit
from tests.factories.pages import ArticlePageFactory, ProcedurePageFactory

MARKER = '<a linktype="reference" id="{}">Katz</a>'


def with_text(text):
    return ArticlePageFactory(body=[("text", f"<p>{text}</p>")])


def retyped(page, text):
    page.body = [("text", f"<p>{text}</p>")]
    return page


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The canal gets tighter.", "The canal gets narrower."),
        ("It hurts , often.", "It hurts, often."),
        ("About 30 in 100 people.", "About 30 in 100 patients."),
    ],
)
def test_other_words_are_a_minor_change(before, after):
    page = with_text(before)
    assert objections(page, retyped(stored(page), after)) == []


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("About 30 people.", "About 40 people.", "a number"),
        ("One in ten.", "One in five.", "a number"),
        ("Over 2 years.", "Over 2–3 years.", "a number"),
        ("Take 5 mg.", "Take 5 g.", "a dose"),
        ("Once daily.", "Once weekly.", "a dose"),
        ("Do not drive.", "Do drive.", "a “not”"),
        ("It is safe.", "It is good.", "a risk"),
        (f"So {MARKER.format(1)}.", f"So {MARKER.format(2)}.", "a reference"),
        (f"So {MARKER.format(1)}.", "So Katz.", "a reference"),
    ],
)
def test_what_a_review_is_for_is_no_minor_change(before, after, what):
    page = with_text(before)
    assert f"It changes {what} in “Body”." in objections(page, retyped(stored(page), after))


@pytest.mark.parametrize("field", ["benefits", "risks"])
def test_benefits_and_risks_are_the_reviewers(field):
    outcome = {"lead": "Relief", "text": "<p>Some feel it.</p>", "out_of_100": None}
    page = ProcedurePageFactory(benefits=[("outcome", outcome)], risks=[("outcome", outcome)])
    changed = stored(page)
    setattr(changed, field, [("outcome", {**outcome, "lead": "Ease"})])
    assert len(objections(page, changed)) == 1


@pytest.mark.parametrize("field", ["suits", "unsuited"])
def test_for_whom_it_is_is_the_reviewers(field):
    page = ProcedurePageFactory(**{field: [("point", "you stand long")]})
    changed = stored(page)
    setattr(changed, field, [("point", "you walk far")])
    assert len(objections(page, changed)) == 1


def test_a_callout_is_the_reviewers():
    def body(heading):
        return [("callout", {"urgency": "urgent", "heading": heading, "text": "<p>Call.</p>"})]

    page = ArticlePageFactory(body=body("Call now"))
    changed = stored(page)
    changed.body = body("Call us")
    assert "It changes a callout in “Body”." in objections(page, changed)


def test_an_author_is_not_added_on_the_way(live, reviewer):
    page = ArticlePageFactory()
    changed = stored(page)
    changed.article_authors.create(physician=reviewer.bios.get())
    assert len(objections(page, changed)) == 1


def test_it_rests_on_a_review(live):
    live.title = "Changed in the row"
    live.save()
    assert "has no review" in objections(stored(live), live)[0]


def test_the_difference_names_the_field_and_both_texts():
    page = with_text("The canal gets tighter.")
    changed = retyped(stored(page), "The canal gets narrower.")
    assert difference(page, changed) == [
        {"field": "Body", "before": "The canal gets tighter.", "after": "The canal gets narrower."}
    ]


@pytest.fixture
def change(client, editor):
    """A function that types into the title of a page, asks for a minor change, and returns its page."""

    def change_(page, title):
        client.force_login(editor)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = {**form_of(page, client), "title": title, "action-minor-change": "yes"}
        return client.post(url, form, follow=True)

    return change_


def test_an_editor_publishes_a_minor_change_and_the_review_stays(client, change, live, editor):
    live.title = "A walk to far"
    from tests.factories.pages import publish

    page = publish(live)
    review = page.approval
    answer = change(page, "A walk too far")
    assert "A walk to far" in answer.text
    assert stored(page).title == "A walk to far"
    client.post(answer.request["PATH_INFO"], {"revision": stored(page).latest_revision_id})
    page = stored(page)
    assert page.title == "A walk too far"
    assert page.is_reviewed
    assert (page.reviewed_on, page.next_review_on) == (review.reviewed_on, review.next_review_on)
    approval = page.approval
    assert (approval.basis, approval.based_on, approval.approver) == ("minor_change", review, editor)
    entry = PageLogEntry.objects.get(action="editorial.minor_change", page=page)
    assert entry.data["difference"] == approval.difference
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "“A walk to far” became “A walk too far”" in history


def test_a_change_of_a_number_stays_a_draft_and_the_page_says_why(client, change, live):
    answer = change(live, f"{live.title} 99")
    assert "It changes a number in “Title”." in answer.text
    client.post(answer.request["PATH_INFO"], {"revision": stored(live).latest_revision_id})
    assert stored(live).title == live.title
    assert not Approval.objects.filter(basis="minor_change").exists()


def test_a_draft_that_somebody_changed_meanwhile_is_looked_at_again(client, change, live, author):
    answer = change(live, f"{live.title} indeed")
    looked_at = stored(live).latest_revision_id
    stored(live).get_latest_revision_as_object().save_revision(user=author)
    client.post(answer.request["PATH_INFO"], {"revision": looked_at})
    assert stored(live).title == live.title


def test_authors_do_not_publish_minor_changes(client, live, author):
    live.title = f"{live.title} indeed"
    live.save_revision(user=author)
    client.force_login(author)
    client.post(reverse("editorial:minor_change", args=[live.pk]), {"revision": live.latest_revision_id})
    assert "indeed" not in stored(live).title


def test_the_next_reviewer_sees_what_changed_since_the_last_review(client, change, live, author, reviewer):
    answer = change(live, f"{live.title} indeed")
    client.post(answer.request["PATH_INFO"], {"revision": stored(live).latest_revision_id})
    page = stored(live)
    assert page.approval.basis == "minor_change"
    page.title = "Another title"
    page.save_revision(user=author)
    submit(page, author)
    client.force_login(reviewer)
    html = client.get(reverse("editorial:review", args=[page.pk, "approve"])).text
    assert "Minor change by editor" in html
    assert f"{live.title} indeed" in html
    page = act(stored(page), reviewer, "approve")
    assert page.approval.basis == "review"
