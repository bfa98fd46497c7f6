"""What the search field offers while somebody types."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from core.models import InsurancePlan
from physicians.models import SpokenLanguage
from search.models import Answer, SynonymSet
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db


def ask(client, typed):
    response = client.get("/search/suggestions/", {"q": typed})
    assert response.status_code == 200
    return response.json()


def titles(client, typed):
    return [suggestion["title"] for suggestion in ask(client, typed)["suggestions"]]


def mean_the_same(*names):
    SynonymSet.objects.create(names="\n".join(names), locale=Locale.get_active())


def test_a_page_is_offered_by_the_beginnings_of_its_words(client):
    page = ConditionPageFactory(title="Lumbar spinal stenosis")
    ArticlePageFactory(title="A garden")
    offered = {"title": page.title, "kind": "Condition", "url": page.url}
    assert ask(client, "Lumbar sp")["suggestions"] == ask(client, "STENO")["suggestions"] == [offered]
    assert titles(client, "umbar") == []


def test_people_and_accents_are_found(client):
    person = PhysicianPageFactory(given_name="Zoë", family_name="Núñez")
    assert titles(client, "zoe nun") == [person.title]


def test_another_name_leads_to_the_page(client):
    ProcedurePageFactory(title="Epidural steroid injection", also_known_as="Nerve root block\nCortisone shot")
    assert titles(client, "cortis") == ["Epidural steroid injection"]
    assert titles(client, "nerve shot") == []


def test_a_synonym_leads_to_the_pages_it_means_and_to_a_search_by_its_first_name(client):
    mean_the_same("Physical therapy", "Physiotherapy")
    page = ArticlePageFactory(title="What physical therapy can do")
    assert ask(client, "physio")["suggestions"] == [
        {"title": "What physical therapy can do", "kind": "Article", "url": page.url},
        {"title": "Physical therapy", "kind": "Search", "url": "/search/?q=Physical+therapy"},
    ]


@pytest.mark.long
def test_what_has_a_short_answer_is_offered_first_by_each_of_its_names(client):
    LocationPageFactory(parking="Behind the building.")
    person = PhysicianPageFactory(family_name="Soto")
    person.languages = [SpokenLanguage(code="es")]
    person.save()
    InsurancePlan.objects.create(name="Acme PPO", checked_on=date(2026, 4, 1), locale=Locale.get_active())
    Answer.objects.create(
        phrases="Change a visit\ncancel my visit", text="Call us.", locale=Locale.get_active()
    )
    ArticlePageFactory(title="Parking a car with a sore back")
    offered = [ask(client, typed)["suggestions"][0] for typed in ("park", "canc", "aetn", "acme", "span")]
    assert [(each["title"], each["kind"]) for each in offered] == [
        ("Parking", "Answer"),
        ("Change a visit", "Answer"),
        ("Aetna", "Answer"),
        ("Acme PPO", "Answer"),
        ("Spanish", "Answer"),
    ]
    assert offered[1]["url"] == "/search/?q=cancel+my+visit"
    assert titles(client, "park")[1:] == ["Parking a car with a sore back"]


def test_no_answer_is_offered_that_the_practice_does_not_give(client):
    LocationPageFactory()
    assert titles(client, "parking") == titles(client, "aetna") == titles(client, "spanish") == []


def test_no_search_is_offered_beside_the_page_of_that_name(client):
    mean_the_same("Herniated disc", "Slipped disc")
    ConditionPageFactory(title="Herniated disc")
    assert titles(client, "slip") == ["Herniated disc"]


@pytest.mark.long
def test_what_opens_a_title_comes_first_and_six_are_the_most(client):
    for number in range(7):
        ArticlePageFactory(title=f"All about pain, part {number}")
    ArticlePageFactory(title="Pain and sleep, a long title that comes first nevertheless")
    offered = titles(client, "pain")
    assert len(offered) == 6
    assert offered[0].startswith("Pain and sleep")


def test_what_the_public_may_not_see_is_not_offered(client):
    ArticlePageFactory(title="Stenosis draft", live=False)
    ArticlePageFactory(title="Stenosis expired", expire_at=timezone.now() - timedelta(minutes=1))
    private = ArticlePageFactory(title="Stenosis private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    ArticlePageFactory(title="Stenosis public")
    assert titles(client, "stenosis") == ["Stenosis public"]


def test_how_many_there_are_is_said_in_words(client):
    HomePageFactory(title="Home")
    assert ask(client, "steno")["spoken"] == "No suggestions. Press Enter to search."
    ArticlePageFactory(title="Stenosis")
    assert ask(client, "steno")["spoken"] == "1 suggestion. Use the up and down arrows."
    ArticlePageFactory(title="More on stenosis")
    assert ask(client, "steno")["spoken"].startswith("2 suggestions.")


@pytest.mark.long
@pytest.mark.parametrize("typed", ["", "  ", "\x00", '"', "' OR 1", "%", "é" * 5000, "؟ ² ½ 背中"])
def test_nothing_that_is_typed_breaks_it(client, typed):
    ArticlePageFactory(title="Back pain")
    assert titles(client, typed) == []


def test_every_visitor_gets_the_same_answer_and_a_cache_may_keep_it(client):
    HomePageFactory()
    response = client.get("/search/suggestions/?q=pain")
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert client.post("/search/suggestions/?q=pain").status_code == 405


@pytest.mark.long
def test_the_number_of_queries_is_the_same_for_one_page_as_for_many(client):
    def counted():
        ask(client, "stenosis")
        with CaptureQueriesContext(connection) as queries:
            ask(client, "stenosis")
        return len(queries)

    ArticlePageFactory(title="Stenosis")
    few = counted()
    for number in range(10):
        ArticlePageFactory(title=f"Stenosis {number}")
        mean_the_same("Stenosis", f"Narrow canal {number}")
    assert counted() == few
    assert few <= 12
