"""What a page tells about how it was made, who stands behind it, and what is missing for that."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.related import related_articles
from core.models import FooterText, PracticeSettings, Source
from editorial.checks.findings_store import keep_findings
from editorial.models import PageFindings
from editorial.review.approving import publish_without_review, record_review
from physicians.models import Disclosure
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    pick,
    publish,
)

BALANCED = "<p>It eases pain. It has risks too.</p>"


@pytest.fixture
def marker():
    source = Source.objects.create(key="katz-2022", title="A trial")
    return f'<a linktype="reference" id="{source.pk}">Katz 2022</a>'


@pytest.fixture
def read(client):
    """A function that returns a public page as a visitor gets it."""

    def read_(page):
        return BeautifulSoup(client.get(page.get_url()).text, "html.parser")

    return read_


@pytest.fixture
def told(read):
    """A function that returns what a page tells about how it was made, as {heading: sentences}."""

    def told_(page):
        panel = read(page).select_one("details.how-made")
        if not panel:
            return {}
        return {term.text: term.find_next("dd").text for term in panel.select("dt")}

    return told_


def expired(page, days=1):
    """Return the page with its review overdue since so many days."""
    record_review(
        page, approver_name="A colleague", next_review_on=timezone.localdate() - timedelta(days=days)
    )
    page.save()
    return page


# The panel for readers


def test_a_page_with_everything_tells_all_of_it(told, marker):
    author = PhysicianPageFactory(family_name="Lee", no_payments_on=date(2026, 3, 2))
    reviewer = PhysicianPageFactory(family_name="Rao")
    FooterText.objects.update(funding="Our practice pays for this site.")
    settings = PracticeSettings.load()
    settings.telephone = "202-555-0142"
    settings.save()
    with time_machine.travel("2026-05-04 12:00", tick=False):
        page = ArticlePageFactory(
            authors=[author],
            reviewed_by=reviewer,
            published_on=date(2026, 5, 1),
            body=[("text", BALANCED + f"<p>So it says.{marker}</p>")],
        )
        assert told(page) == {
            "Author": "Ada Lee, MD wrote it.",
            "Reviewer": "Reviewed by Ada Rao, MD, who is not the author.",
            "Sources": "It names one source. The list of sources shows where to read it.",
            "Dates": "Dated May 1, 2026. Checked on May 4, 2026. "
            + f"To be checked again by {page.next_review_on:%B} 4, {page.next_review_on:%Y}.",
            "Balance": "Wherever it describes a benefit, it also describes risks or limits.",
            "Money": "Our practice pays for this site. Ada Lee, MD reports no payments from companies.",
            "Advertising": "This page carries no advertising.",
            "Contact": "To ask about it, or to report a mistake, call 202-555-0142.",
        }


def test_what_is_missing_is_not_claimed(told, administrator):
    page = ConditionPageFactory(live=False)
    page.what_it_is = [("text", '<p>It eases pain. <a href="https://example.com/?utm_source=us">Buy</a></p>')]
    publish_without_review(page.save_revision(), administrator, "Urgent.")
    page.refresh_from_db()
    assert told(page) == {"Reviewer": "Not yet checked by a second clinician."}


def test_a_reviewer_among_the_authors_is_not_told_as_one(told):
    author = PhysicianPageFactory()
    assert "Reviewer" not in told(ArticlePageFactory(authors=[author], reviewed_by=author))


def test_payments_to_an_author_are_told(told, read):
    author = PhysicianPageFactory(family_name="Lee")
    Disclosure.objects.create(page=author, company="Acme Devices", kind="consulting", year=2025)
    page = ProcedurePageFactory(written_by=author)
    assert "Ada Lee, MD received payments from companies" in told(page)["Money"]
    assert "Acme Devices: Consulting fee, 2025" in read(page).select_one(".byline").text


@pytest.mark.long
def test_what_each_author_states_of_payments_is_told_and_silence_claims_nothing(told, read):
    unpaid = PhysicianPageFactory(family_name="Lee", no_payments_on=date(2026, 3, 2))
    silent = [PhysicianPageFactory(family_name=name) for name in ("Rao", "Sol")]
    page = ArticlePageFactory(authors=[unpaid, *silent])
    assert told(page)["Money"] == (
        "Ada Lee, MD reports no payments from companies. "
        "Ada Rao, MD and Ada Sol, MD have not yet told us about payments from companies."
    )
    byline = " ".join(read(page).select_one(".byline").text.split())
    assert byline.count("No payments from companies as of March 2, 2026.") == 1
    assert byline.count("Payments from companies: not yet stated.") == 2


def test_the_panel_is_made_of_the_data_of_each_type_of_page(live, told):
    assert "Author" in told(live)


# The byline


def test_every_type_names_author_reviewer_and_both_dates(make, reviewer, read):
    with time_machine.travel("2026-05-04 12:00", tick=False):
        page = make(reviewed_by=reviewer.bios.get())
        byline = " ".join(read(page).select_one(".byline").text.split())
    assert "Written by Ada Writer, MD" in byline
    assert "Reviewed by Ada Reader, MD" in byline
    assert "Reviewed on May 4, 2026" in byline
    assert f"Next review due {page.next_review_on:%B} 4, {page.next_review_on:%Y}" in byline
    assert byline.count("Payments from companies: not yet stated.") == 2


def test_a_reviewer_without_a_bio_is_named(read):
    byline = " ".join(read(ConditionPageFactory()).select_one(".byline").text.split())
    assert "Reviewed by A colleague on" in byline


@pytest.mark.long
def test_an_overdue_page_says_so_itself_and_promises_no_date(make, read, told):
    page = make()
    assert "was due for review" not in read(page).text
    with time_machine.travel(timezone.now() + timedelta(days=3 * 366)):
        assert "This page was due for review in" in read(page).text
        assert "Next review due" not in read(page).select_one(".byline").text
        assert "To be checked again" not in told(page)["Dates"]


# What is overdue is not recommended


@pytest.mark.long
def test_an_overdue_article_is_offered_nowhere_but_stays_in_the_list(client):
    condition, procedure = ConditionPageFactory(), ProcedurePageFactory()
    article = ArticlePageFactory(
        title="Old words", subjects={"conditions": [condition], "procedures": [procedure]}
    )
    page = ArticlePageFactory()
    pick(page, article)
    home = condition.get_parent().get_parent()
    for place in (page, condition, procedure, home):
        assert "Old words" in client.get(place.get_url()).text
    expired(article)
    for place in (page, condition, procedure, home):
        assert "Old words" not in client.get(place.get_url()).text
    assert related_articles(page) == []
    assert "Old words" in client.get(article.get_parent().get_url()).text


def test_a_review_that_is_due_today_is_not_overdue():
    article = ArticlePageFactory()
    page = ArticlePageFactory()
    pick(page, article)
    expired(article, days=0)
    assert [item.page.pk for item in related_articles(page)] == [article.pk]


# What pages show of each other


def test_a_procedure_lists_the_articles_and_physicians_that_point_to_it(read):
    procedure = ProcedurePageFactory()
    PhysicianPageFactory(family_name="Lee", procedures=[procedure])
    ArticlePageFactory(title="About it", subjects={"procedures": [procedure]})
    ArticlePageFactory(title="A draft", subjects={"procedures": [procedure]}, live=False)
    text = read(procedure).find("main")
    assert "Ada Lee, MD" in text.text
    assert text.find(id="articles").find_next("ul").find("b").text == "About it"
    assert "A draft" not in text.text


def test_an_article_leads_to_what_it_is_about(read):
    condition, hidden = (
        ConditionPageFactory(title="Stenosis"),
        ProcedurePageFactory(title="Secret", live=False),
    )
    page = read(ArticlePageFactory(subjects={"conditions": [condition], "procedures": [hidden]}))
    assert page.find(id="subjects").find_next("a")["href"] == condition.get_url()
    assert "Secret" not in page.text


# What editors are told


def missing(page):
    keep_findings(page)
    kept = {row["check"] for row in PageFindings.objects.get(page=page).findings}
    return kept & {"required", "review", "overdue", "advertising"}


def test_editors_are_told_what_is_missing_on_a_published_page(administrator):
    page = ConditionPageFactory(live=False)
    page.what_it_is = [("text", '<p><a href="https://example.com/?a=1&amp;utm_source=us">Buy</a></p>')]
    publish_without_review(page.save_revision(), administrator, "Urgent.")
    page.refresh_from_db()
    assert missing(page) == {"required", "review", "advertising"}


def test_nothing_is_missing_on_a_page_that_has_it(marker):
    page = publish(
        ArticlePageFactory(
            live=False, authors=[PhysicianPageFactory()], body=[("text", f"<p>So it says.{marker}</p>")]
        )
    )
    assert missing(page) == set()


def test_an_overdue_review_is_among_what_is_missing(marker):
    page = expired(ArticlePageFactory())
    assert missing(page) == {"required", "overdue"}


def test_the_editor_is_told_what_a_review_needs_and_not_of_a_review_while_there_is_a_draft(admin_client):
    draft = ConditionPageFactory(live=False)
    draft.save_revision()
    html = admin_client.get(f"/admin/findings/page/{draft.pk}/").text
    needed = BeautifulSoup(html, "html.parser").find(id="findings-missing").find_next("ul")
    assert [link.text for link in needed.select("a")] == ["What it is", "Author", "Source"]
    assert "nobody has reviewed it" not in html
