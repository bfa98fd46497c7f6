"""Rules of one language are those of its pages alone; a language without rules is not graded, nor held back for it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from articles.models import ArticlePage
from core.publishing.gate import PublishRefused
from editorial.checks.content_checks import findings_on
from editorial.checks.findings_store import keep_findings
from editorial.checks.provenance import statements
from editorial.checks.reading_level import reading_level
from editorial.checks.texts import texts_of
from editorial.models import PageFindings
from editorial.review.minor_changes import objections
from tests.editorial.checks.test_reading_level import HARD, PLAIN
from tests.factories.editorial import stored
from tests.factories.pages import ArticlePageFactory, ProcedurePageFactory, publish

pytestmark = pytest.mark.django_db

# English words, so that only the locale tells the languages apart.
TALK = 'A breakthrough: 9 of 75 got better. It eases pain. It has risks. Click <a href="https://example.org">here</a>.'
BALANCED = "It eases pain. It has risks too."
NOT_GRADED = "Pages in this language are not graded."


@pytest.fixture(autouse=True)
def _languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en", "English"),
        ("en-gb", "British English"),
        ("es", "Spanish"),
    ]


def in_language(language, page):
    """Return a draft of a page in another language."""
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    return stored(page.copy_for_translation(locale, copy_parents=True))


def article(language, text):
    """Return a draft in a language."""
    page = ArticlePageFactory(live=False, search_description="About it.", body=[("text", f"<p>{text}</p>")])
    return page if language == "en" else in_language(language, page)


def checks_that_found(page):
    return {key for key, _finding in findings_on(page)}


def claims_balance(page):
    return any(statement.heading == "Balance" and statement.text for statement in statements(page))


def test_a_region_has_the_rules_of_its_language():
    page = article("en-gb", f"{PLAIN} {TALK}")
    assert {"number", "superlative", "link"} <= checks_that_found(page)
    assert (
        reading_level(texts_of(page)).grade == reading_level(texts_of(article("en", f"{PLAIN} {TALK}"))).grade
    )


def test_a_page_in_a_language_without_rules_is_not_graded():
    level = reading_level(texts_of(article("es", HARD)))
    assert (level.grade, level.hardest, level.is_language_graded) == (None, (), False)
    assert not level.is_hard


def test_a_page_in_a_language_without_rules_is_not_held_back():
    with pytest.raises(PublishRefused):
        publish(article("en", HARD))
    page = publish(article("es", HARD))
    assert page.live
    keep_findings(page)
    assert PageFindings.objects.get(page=page).grade is None


def test_what_depends_on_no_language_is_found_in_each():
    picture = {"image": {"image": 1, "decorative": False, "alt_text": ""}, "caption": ""}
    text = TALK.replace("https://example.org", "https://example.org/?utm_source=us")
    page = article("es", "")
    page.body = json.dumps([{"type": "image", "value": picture}, {"type": "text", "value": f"<p>{text}</p>"}])
    page.search_description = ""
    assert checks_that_found(page) == {"alt", "description", "required", "advertising"}


def test_a_procedure_is_to_be_linked_where_it_has_a_page_in_the_language():
    mild = ProcedurePageFactory(title="MILD")
    page = article("es", "Some people have MILD done.")
    assert "procedure" not in checks_that_found(page)
    publish(in_language("es", mild))
    assert "procedure" in checks_that_found(page)
    page.body = [("text", "<p>Some people have MILDs done.</p>")]
    assert "procedure" not in checks_that_found(page), "An “s” makes no plural but in some languages."
    assert "procedure" in checks_that_found(article("en", "Some people have MILDs done."))


def test_a_page_in_a_language_without_rules_claims_no_balance():
    assert claims_balance(article("en", BALANCED))
    assert not claims_balance(article("es", BALANCED))


@pytest.mark.long
def test_the_panel_says_that_the_language_is_not_graded(admin_client):
    def panel(page):
        page.save_revision()
        return admin_client.get(reverse("findings:page", args=[page.pk])).text

    spanish, english = panel(article("es", TALK)), panel(article("en", "Call us."))
    assert NOT_GRADED in spanish
    assert "too little text" not in spanish
    assert "too little text" in english
    assert NOT_GRADED not in english


@pytest.mark.long
def test_words_in_a_language_without_rules_are_changed_by_a_review_alone():
    for language, is_minor in [("en", True), ("es", False)]:
        page = publish(article(language, "It hurts , often."))
        changed = stored(page)
        changed.body = [("text", "<p>It hurts, often.</p>")]
        assert (objections(page, changed) == []) is is_minor
        assert objections(page, stored(page)) == []


def test_a_page_of_no_locale_yet_is_in_the_language_of_the_site(settings):
    page = ArticlePage(title="Title", introduction=HARD)
    assert reading_level(texts_of(page)).is_language_graded
    settings.LANGUAGE_CODE = "es"
    assert not reading_level(texts_of(page)).is_language_graded


def test_a_public_page_asks_for_its_language_at_most_once(client):
    page = publish(article("en", BALANCED))
    with CaptureQueriesContext(connection) as queries:
        client.get(page.get_url())
    assert sum('"wagtailcore_locale"."id" = ' in query["sql"].split("WHERE")[-1] for query in queries) <= 1
