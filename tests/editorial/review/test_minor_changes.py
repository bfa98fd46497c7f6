"""A minor change keeps the review, and touches nothing that a review is for."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from editorial.models import Approval
from editorial.review.minor_changes import difference, objections
from tests.core.test_pages import form_of
from tests.factories.editorial import act, stored, submit
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhotographFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    publish,
)

MARKER = '<a linktype="reference" id="{}">Katz</a>'


def with_text(text):
    return ArticlePageFactory(body=[("text", f"<p>{text}</p>")])


def retyped(page, text):
    page.body = [("text", f"<p>{text}</p>")]
    return page


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The canel gets tighter.", "The canal gets tighter."),
        ("Nerves recieve blood.", "Nerves receive blood."),
        ("The spine is tigther there.", "The spine is tighter there."),
        ("It hurts , often.", "It hurts, often."),
        ("It hurts at at night.", "It hurts at night."),
        ("the spine bends.", "The spine bends."),
        ("A long term plan.", "A long-term plan."),
        ("Its the patients choice.", "It’s the patient’s choice."),
        ("We listen to you", "We listen to you."),
        ("You do not drive; you rest.", "You do not drive, you rest."),
        ("About 30 in 100 people - over 2 - 3 years.", "About 30 in 100 people – over 2–3 years."),
        (
            'See <a href="https://www.cdc.gov/a">the agancy</a>.',
            'See <a href="https://www.cdc.gov/a">the agency</a>.',
        ),
        (
            f"The canel gets tighter. Over 2 years{MARKER.format(1)}.",
            f"The canal gets tighter. Over 2 years{MARKER.format(1)}.",
        ),
    ],
)
def test_a_corrected_slip_of_the_pen_is_a_minor_change(before, after):
    page = with_text(before)
    assert objections(page, retyped(stored(page), after)) == []


SMUGGLED = [
    ("The treatment is effective.", "The treatment is ineffective."),
    ("It may ease pain.", "It cures pain."),
    ("It may ease pain.", "It will end your pain for good."),
    ("Take 10 milligrams.", "Take 10 micrograms."),
    ("Take 10 milligrams.", "Take 10 grams."),
    ("Take it before food.", "Take it after food."),
    (
        "In the trial 30 in 100 had less pain and 5 in 100 had bleeding.",
        "In the trial 30 in 100 had bleeding and 5 in 100 had less pain.",
    ),
    ("It can cause a blood clot, weakness or headache. Rest.", "Rest."),
    ("Pain got better.", "Pain got worse."),
    ("Call us if you have a fever.", "Wait if you have a fever."),
    ("It works in the back. It is not for the neck.", "It works in the neck. It is not for the back."),
    ("Several people fell.", "Both people fell."),
    ("Nine people of ten, ninth.", "Nine people of ten, eighth."),
    ("It hardly helps.", "It helps."),
    ("It rarely helps.", "It helps."),
    ("It seldom helps.", "It usually helps."),
    ("It fails to help.", "It helps."),
    ("The bed is unsafe to leave.", "The bed is good to leave."),
    ("You must call us.", "You may call us."),
    (
        'See <a href="https://www.cdc.gov/a">the CDC</a>.',
        'See <a href="https://www.shop.example/b">the CDC</a>.',
    ),
    ("Take ibuprofen.", "Take aspirin."),
    ("Rest helps.", "Rest helps. MILD is a cure, and everybody gets well."),
    ("It doesn’t help.", "It does help."),
    ("It isn’t good.", "It is good."),
    ("It won’t help.", "It will help."),
    ("People haven’t gained.", "People have gained."),
    ("This hasn’t been shown.", "This has been shown."),
    ("It wouldn’t, hadn’t helped.", "It had helped."),
    ("Neither works.", "Either works."),
    ("There is little proof.", "There is proof."),
    ("A lack of proof.", "A wealth of proof."),
    ("It lasts a decade.", "It lasts a while."),
    ("The canal gets tighter.", "The canal gets narrower."),
    ("About 30 in 100 people.", "About 30 in 100 patients."),
    ("A case of the flue.", "A case of the flu."),
    ("The effective way.", "The defective way."),
    ("Adduction helps people.", "Abduction helps people."),
    ("Asymptomatic people rest.", "Symptomatic people rest."),
    ("Ask about mild changes.", "Ask about MILD changes."),
    ("It lasts 2.5 years.", "It lasts 2,5 years."),
    ("You may recieve it.", "You may receive it."),
    ("It works in the back.", "Does it work in the back?"),
    ("It works in the back.", "It works in the back?"),
    ("A <b>strong</b> back.", "A strong back."),
    ("A good back.</p><p>We listen.", "A good back. We listen."),
    ("See www.cdc.gov/back-pain there.", "See www.cdc.gov/backpain there."),
]


@pytest.mark.parametrize(("before", "after"), SMUGGLED)
def test_another_statement_is_no_minor_change_however_small(before, after):
    page = with_text(before)
    assert objections(page, retyped(stored(page), after))


def test_blocks_and_pictures_stay_where_they_are():
    first, second = ("text", "<p>We listen.</p>"), ("heading", {"text": "We listen", "level": "h2"})
    page = ArticlePageFactory(body=[first, second])
    for body, what in [([second, first], "the order of blocks"), ([first], "the number of blocks")]:
        changed = stored(page)
        changed.body = body
        assert objections(page, changed) == [f"It changes {what} in “Body”."]
    changed = stored(page)
    changed.picture = PhotographFactory()
    assert "a picture, link or choice" in objections(page, changed)[0]


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
        (f"So {MARKER.format(1)}.", f"So {MARKER.format(2)}.", "a source"),
        (f"So {MARKER.format(1)}.", "So Katz.", "a source"),
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
    assert "has not been reviewed" in objections(stored(live), live)[0]


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


@pytest.mark.long
def test_an_editor_publishes_a_minor_change_and_the_review_stays(client, change, live, editor):
    live.title = "The way to recovary"
    page = publish(live)
    review = page.approval
    answer = change(page, "The way to recovery")
    assert "The way to recovary" in answer.text
    assert stored(page).title == "The way to recovary"
    client.post(answer.request["PATH_INFO"], {"revision": stored(page).latest_revision_id})
    page = stored(page)
    assert page.title == "The way to recovery"
    assert page.is_reviewed
    assert (page.reviewed_on, page.next_review_on) == (review.reviewed_on, review.next_review_on)
    approval = page.approval
    assert (approval.basis, approval.based_on, approval.approver) == ("minor_change", review, editor)
    entry = PageLogEntry.objects.get(action="editorial.minor_change", page=page)
    assert entry.data["difference"] == approval.difference
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    assert "“The way to recovary” became “The way to recovery”" in history


@pytest.mark.long
def test_a_change_of_a_number_stays_a_draft_and_the_page_says_why(client, change, live):
    answer = change(live, f"{live.title} 99")
    assert "It changes a number in “Title”." in answer.text
    client.post(answer.request["PATH_INFO"], {"revision": stored(live).latest_revision_id})
    assert stored(live).title == live.title
    assert not Approval.objects.filter(basis="minor_change").exists()


@pytest.mark.long
def test_a_draft_that_somebody_changed_meanwhile_is_looked_at_again(client, change, live, author):
    answer = change(live, f"{live.title}!")
    looked_at = stored(live).latest_revision_id
    stored(live).get_latest_revision_as_object().save_revision(user=author)
    client.post(answer.request["PATH_INFO"], {"revision": looked_at})
    assert stored(live).title == live.title


def test_authors_do_not_publish_minor_changes(client, live, author):
    title = live.title
    live.title = f"{live.title}!"
    live.save_revision(user=author)
    client.force_login(author)
    client.post(reverse("editorial:minor_change", args=[live.pk]), {"revision": live.latest_revision_id})
    assert stored(live).title == title


@pytest.mark.long
def test_the_next_reviewer_sees_what_changed_since_the_last_review(client, change, live, author, reviewer):
    answer = change(live, f"{live.title}!")
    client.post(answer.request["PATH_INFO"], {"revision": stored(live).latest_revision_id})
    page = stored(live)
    assert page.approval.basis == "minor_change"
    page.title = "Another title"
    page.save_revision(user=author)
    submit(page, author)
    client.force_login(reviewer)
    html = client.get(reverse("editorial:review", args=[page.pk, "approve"])).text
    assert "Minor change by editor" in html
    assert f"{live.title}!" in html
    page = act(stored(page), reviewer, "approve")
    assert page.approval.basis == "review"


@pytest.mark.long
def test_the_conditions_a_procedure_treats_are_content_and_those_of_an_article_are_links(client, editor):
    first, second, third = (ConditionPageFactory() for _ in range(3))
    bio = PhysicianPageFactory()
    treats = ProcedurePageFactory(conditions=[first, second], written_by=bio, is_complete=True)
    about = ArticlePageFactory(
        authors=[bio], is_complete=True, subjects={"conditions": [first], "procedures": [treats]}
    )
    client.force_login(editor)

    def choose(page, field, *chosen):
        """Send the choice as a minor change; return whether it is public with its review."""
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        data = {**form_of(page, client), field: [row.pk for row in chosen], "action-minor-change": "yes"}
        answer = client.post(url, data, follow=True)
        client.post(answer.request["PATH_INFO"], {"revision": stored(page).latest_revision_id})
        assert stored(page).is_reviewed
        return set(getattr(stored(page), field).all()) == set(chosen)

    for chosen in ([first], [first, second, third], [first, third], []):
        assert not choose(treats, "conditions", *chosen)
    assert set(treats.conditions.all()) == {first, second}
    assert choose(about, "conditions", second, third)
    assert choose(about, "procedures")
