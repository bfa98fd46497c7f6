from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from search.models import Answer, SynonymSet, Word
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def search(client, query, **parameters):
    """Return what the page offers, its titles, and its HTML. The words of all pages are known by now."""
    call_command("index_words")
    response = client.get("/search/", {"q": query, **parameters})
    assert response.status_code == 200
    titles = [result.page.title for result in response.context["results"]]
    return response.context["answer"], titles, response.content.decode()


def test_a_misspelt_word_shows_what_was_meant_at_once_and_leads_back(client):
    ArticlePageFactory(title="Lumbar stenosis")
    answer, titles, html = search(client, "Stenossis")
    assert titles == ["Lumbar stenosis"]
    assert answer.shown == "stenosis"
    assert "Showing results for <strong>stenosis</strong>." in html
    assert '<a href="/search/?q=Stenossis&amp;exact=1">Search instead for “Stenossis”</a>' in html
    assert "1 page for “stenosis”" in html


def test_who_insists_gets_the_word_as_typed_and_the_suggestion_as_a_link(client):
    ArticlePageFactory(title="Lumbar stenosis")
    answer, titles, html = search(client, "stenossis", exact=1)
    assert titles == []
    assert answer.suggestion == "stenosis"
    assert "We found nothing for “stenossis”" in html
    assert '<a href="/search/?q=stenosis">Did you mean <strong>stenosis</strong>?</a>' in html


def test_the_right_words_of_a_query_stay(client):
    ArticlePageFactory(title="Spinal stenosis of the low back")
    ArticlePageFactory(title="The low road")
    answer, titles, _html = search(client, "low spinel stenossis")
    assert answer.shown == "low spinal stenosis"
    assert titles == ["Spinal stenosis of the low back"]


def test_a_correction_suits_the_words_beside_it(client):
    for number in range(2):
        ArticlePageFactory(title=f"Pain {number}", introduction="The back.")
    for number in range(3):
        ArticlePageFactory(title=f"Page {number}", introduction="The first.")
    ArticlePageFactory(title="The back page")
    assert search(client, "back payn")[0].shown == "back pain"
    assert search(client, "first pege")[0].shown == "first page"


def test_a_word_that_exists_is_replaced_only_by_one_that_sounds_the_same_and_suits_the_words_beside_it(
    client,
):
    ArticlePageFactory(title="Back pain")
    ArticlePageFactory(title="The first page")
    assert search(client, "back pane")[0].shown == "back pain"
    assert search(client, "first pane")[0].shown == "first pane"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("cancel my appointment", "Cancer, and an appointment"),
        ("laser spine surgery", "Later spine surgery"),
        ("nerve burn", "Born with a nerve"),
        ("gabapentin", "Gabapentins"),
        ("copays", "Copies"),
    ],
)
def test_a_word_of_the_language_or_of_medicine_is_never_replaced(client, typed, title):
    ArticlePageFactory(title=title)
    assert search(client, typed)[0].shown == typed


def test_a_word_that_exists_may_be_asked_about(client):
    ArticlePageFactory(title="Pain")
    answer, titles, html = search(client, "pane")
    assert (answer.shown, answer.suggestion, titles) == ("pane", "pain", [])
    assert "Did you mean <strong>pain</strong>?" in html


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("male doctor", "Mail to the doctor"),
        ("hiring", "Hearing"),
        ("toes", "This page"),
        ("heel pain", "The hall, and pain"),
        ("scar pain", "A score of pain"),
    ],
)
def test_only_a_word_of_medicine_that_is_said_alike_is_asked_about(client, typed, title):
    ArticlePageFactory(title=title)
    answer, _titles, html = search(client, typed)
    assert (answer.shown, answer.suggestion) == (typed, "")
    assert "Did you mean" not in html


@pytest.mark.parametrize("typed", ["thoze", "canwait"])
def test_a_filler_word_is_never_meant(client, typed):
    ArticlePageFactory(title="Those who can wait")
    assert search(client, typed)[0].shown == typed


def test_what_gives_an_answer_is_meant_before_what_stands_on_more_pages(client):
    for number in range(3):
        ArticlePageFactory(title=f"The canal, and an appointment {number}")
    Answer.objects.create(phrases="cancel my appointment", text="Call us.", locale=Locale.get_active())
    answer, _titles, _html = search(client, "cancle my appointment")
    assert answer.shown == "cancel my appointment"
    assert len(answer.facts) == 1


def test_a_hidden_page_says_nothing_about_what_suits(client):
    ArticlePageFactory(title="The back page")
    ArticlePageFactory(title="A pain")
    private = ArticlePageFactory(title="Back pain")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert search(client, "back pane")[0].shown == "back pane"


def test_a_word_that_finds_a_little_is_only_asked_about(client):
    ArticlePageFactory(title="Lumber and wood")
    for number in range(10):
        ArticlePageFactory(title=f"Lumbar {number}")
    answer, titles, html = search(client, "lumber")
    assert titles == ["Lumber and wood"]
    assert answer.suggestion == "lumbar"
    assert "Did you mean <strong>lumbar</strong>?" in html


def test_a_word_hardly_rarer_than_another_is_right(client):
    ArticlePageFactory(title="Lumber and wood")
    for number in range(9):
        ArticlePageFactory(title=f"Lumbar {number}")
    answer, _titles, html = search(client, "lumber")
    assert (answer.shown, answer.suggestion) == ("lumber", "")
    assert "Did you mean" not in html


def test_a_space_left_out_is_put_in(client):
    ArticlePageFactory(title="Back pain")
    assert search(client, "backpain")[0].shown == "back pain"


def test_names_of_people_other_names_and_synonyms_are_known(client):
    PhysicianPageFactory(given_name="Inés", family_name="Valderrama")
    ProcedurePageFactory(title="One", also_known_as="Rhizotomy")
    ArticlePageFactory(title="Herniated disc")
    SynonymSet.objects.create(names="herniated disc\nslipped disc", locale=Locale.get_active())
    assert search(client, "valderama")[0].shown == "valderrama"
    assert search(client, "rizotomy")[1] == ["One"]
    answer, titles, _html = search(client, "sliped disc")
    assert (answer.shown, titles) == ("slipped disc", ["Herniated disc"])


@pytest.mark.parametrize("query", ["zebra", "l4", "12345", "xx", "qwrtpsdfg"])
def test_what_is_like_nothing_here_is_left_alone(client, query):
    ArticlePageFactory(title="Stenosis")
    answer, titles, html = search(client, query)
    assert (answer.shown, answer.suggestion, titles) == (query, "", [])
    assert 'class="correction"' not in html


def test_the_words_of_hidden_pages_are_never_offered(client):
    ArticlePageFactory(title="Sciatica")
    expired = ArticlePageFactory(title="Rhizotomy")
    private = ArticlePageFactory(title="Kyphoplasty")
    unpublished = ArticlePageFactory(title="Arthroplasty")
    ArticlePageFactory(title="Discography", live=False)
    call_command("index_words")
    assert Word.objects.filter(text="kyphoplasty").exists()
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    unpublished.unpublish()
    for query in ("rizotomy", "kyphoplasti", "artroplasty", "diskography"):
        answer, _titles, html = search(client, query)
        assert (answer.shown, answer.suggestion) == (query, "")
        assert "correction" not in html.split("<main")[1]


def test_the_words_of_pages_outside_the_site_are_never_offered(client):
    HomePageFactory(title="Kyphoplasty", slug="outside")
    HomePageFactory(title="Home")
    assert search(client, "kyphoplasti")[0].shown == "kyphoplasti"


def test_publishing_notes_the_words_of_a_page_as_they_are_now(client):
    page = StandardPageFactory(title="Kyphoplasty", introduction="Sciatica")
    page.save_revision().publish()
    assert client.get("/search/?q=siatica").context["answer"].shown == "sciatica"
    page.introduction = "Arthritis"
    page.save_revision().publish()
    assert client.get("/search/?q=artritis").context["answer"].shown == "arthritis"
    assert client.get("/search/?q=siatica").context["answer"].shown == "siatica"


def test_words_that_no_page_holds_any_more_are_forgotten(client):
    page = StandardPageFactory(title="Kyphoplasty")
    call_command("index_words")
    page.delete()
    call_command("index_words")
    assert not Word.objects.filter(text="kyphoplasty").exists()


def test_markup_in_a_misspelt_query_is_escaped(client):
    ArticlePageFactory(title="Stenosis")
    html = search(client, '<b>stenossis</b> "x&y=1')[2].split("<main")[1]
    assert "<b>" not in html
    assert "q=%3Cb%3Estenossis%3C%2Fb%3E%20%22x%26y%3D1&amp;exact=1" in html


def test_the_number_of_queries_does_not_grow_with_pages_words_and_mistakes(client):
    def counted(query):
        search(client, query)
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": query})
        return len(queries)

    ArticlePageFactory(title="Stenosis sciatica")
    few = counted("stenossis siatica")
    for number in range(20):
        ArticlePageFactory(title=f"Stenosis sciatica arthritis word{'abcdefghijklmnopqrst'[number]}")
    assert counted("stenossis siatica") == few
    assert counted("stenossis artritis") == few


def test_the_number_of_queries_is_the_same_for_one_page_with_the_words_beside_as_for_many(client):
    def counted():
        search(client, "back stenossis")
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": "back stenossis"})
        return len(queries)

    ArticlePageFactory(title="Back stenosis")
    few = counted()
    for number in range(10):
        ArticlePageFactory(title=f"Back stenosis {number}")
    assert counted() == few
