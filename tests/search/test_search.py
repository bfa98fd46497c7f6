from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from search.models import SynonymSet
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    HomePageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


def find(client, query, **parameters):
    """Return the context of a search, and the titles it shows in their order."""
    response = client.get("/search/", {"q": query, **parameters})
    assert response.status_code == 200
    return response, [result.page.title for result in response.context["results"]]


def publish(page):
    page.save_revision().publish()


def story(*texts):
    return [("text", text) for text in texts]


def test_an_empty_search_shows_the_field_alone(client):
    HomePageFactory()
    response, titles = find(client, "  ")
    assert titles == []
    html = response.content.decode()
    assert 'id="search-query"' in html
    assert "We found nothing" not in html


def test_every_type_of_page_is_found(client):
    subject = {"summary": "About the sciatic nerve."}
    ProcedurePageFactory(title="One", **subject)
    ConditionPageFactory(title="Two", **subject)
    PhysicianPageFactory(job_title="Sciatic specialist", family_name="Three")
    ArticlePageFactory(title="Four", introduction="On the sciatic nerve.")
    assert set(find(client, "sciatic")[1]) == {"One", "Two", "Ada Three, MD", "Four"}


@pytest.mark.long
def test_words_in_a_title_weigh_most(client):
    ArticlePageFactory(title="Other", introduction="Stenosis. " * 20)
    ArticlePageFactory(title="A long title that names stenosis among many other words")
    assert find(client, "stenosis")[1][0].startswith("A long title")


def first_names(client, query):
    """Return the titles of a search, each without what follows a colon."""
    return [title.partition(":")[0] for title in find(client, query)[1]]


@pytest.mark.long
@pytest.mark.long
@pytest.mark.parametrize("query", ["nerve warming", "Nerve-warming!", "nerve warmings", "NW"])
def test_a_whole_title_or_other_name_comes_first(client, query):
    ProcedurePageFactory(title="Nerve warming", also_known_as="NW\nHeat")
    ArticlePageFactory(title="All about nerve warming (NW)", introduction="Nerve warming, NW. " * 9)
    ProcedurePageFactory(title="Other", also_known_as="Deep nerve warming (NW)")
    assert first_names(client, query)[0] == "Nerve warming"


@pytest.mark.long
def test_words_in_a_title_weigh_more_than_those_of_other_names_and_these_more_than_text(client):
    ArticlePageFactory(title="Text", introduction="Plain.", body=story("<p>All of it is about stenosis.</p>"))
    ProcedurePageFactory(title="Named", also_known_as="Care of stenosis")
    ArticlePageFactory(title="A stenosis, and what follows")
    assert find(client, "stenosis")[1] == ["A stenosis, and what follows", "Named", "Text"]


@pytest.mark.long
@pytest.mark.long
@pytest.mark.parametrize("query", ["leg pain", "pain in leg"])
def test_a_name_that_has_all_words_comes_before_a_title_that_has_one(client, query):
    ConditionPageFactory(title="Pain of joints", summary="The leg, too.")
    ConditionPageFactory(title="Sciatica", also_known_as="Radicular pain\nLeg pain from the back")
    ConditionPageFactory(title="Leg trouble", also_known_as="Limb pain")
    assert first_names(client, query)[0] == "Sciatica"


@pytest.mark.long
def test_pages_that_are_as_good_stand_by_title(client):
    for title in ("Stenosis b", "stenosis A", "Stenosis c"):
        ArticlePageFactory(title=title)
    assert find(client, "stenosis")[1] == ["stenosis A", "Stenosis b", "Stenosis c"]


@pytest.mark.long
def test_another_name_of_a_procedure_weighs_more_than_text(client):
    ArticlePageFactory(title="Other", introduction="Cortisone shot. " * 20)
    ProcedurePageFactory(title="Epidural steroid injection", also_known_as="Epidural\nCortisone shot", faq=[])
    assert find(client, "cortisone shots")[1][0] == "Epidural steroid injection"


@pytest.mark.long
def test_plural_and_singular_find_each_other(client):
    ArticlePageFactory(title="Injections and therapies")
    assert find(client, "injection")[1] == find(client, "therapy")[1] == ["Injections and therapies"]


@pytest.mark.long
def test_pages_with_any_of_the_words_are_found_when_none_has_all(client):
    ArticlePageFactory(title="Stenosis")
    assert find(client, "stenosis zebra")[1] == ["Stenosis"]


@pytest.mark.long
def test_pages_with_more_and_rarer_words_come_first_when_none_has_all(client):
    for number in range(4):
        ArticlePageFactory(title=f"Nerve {number}")
    ArticlePageFactory(title="One", introduction="A zebra.")
    ArticlePageFactory(title="Two", introduction="A zebra and its nerve.")
    assert find(client, "nerve zebra lion")[1] == ["Two", "One", "Nerve 0", "Nerve 1", "Nerve 2", "Nerve 3"]


@pytest.mark.long
def test_names_and_titles_count_more_than_other_texts(client):
    StandardPageFactory(title="Walls", body=story("<p>The Sample wall.</p>"))
    PhysicianPageFactory(given_name="Zoë", family_name="Sample")
    assert find(client, "sample")[1] == ["Zoë Sample, MD", "Walls"]


@pytest.mark.long
@pytest.mark.long
@pytest.mark.parametrize("query", ["do you take zebras", "how much is a zebra", "what is it with the zebra?"])
def test_filler_words_bring_nothing(client, query):
    ArticlePageFactory(title="How much is it that you do and take")
    ArticlePageFactory(title="Zebra")
    assert find(client, query)[1] == ["Zebra"]


@pytest.mark.long
def test_filler_words_are_searched_for_when_there_is_nothing_else(client):
    ArticlePageFactory(title="Accepting offers")
    assert find(client, "accepting offers")[1] == ["Accepting offers"]


@pytest.mark.long
@pytest.mark.long
@pytest.mark.parametrize("written", ["copayment", "co-payment", "co\u00adpayment", "Co\u2011Payments"])
@pytest.mark.parametrize("typed", ["copayment", "co-payment", "co\u00adpayment", "copayments"])
def test_a_hyphen_or_none_and_a_soft_hyphen_make_no_other_word(client, written, typed):
    publish(StandardPageFactory(title="Cost", introduction=f"Your {written}."))
    response, titles = find(client, typed)
    assert titles == ["Cost"]
    assert f"<mark>{written}</mark>" in response.content.decode()


@pytest.mark.long
@pytest.mark.parametrize(("written", "typed"), [("o\ufb03ce", "office"), ("office", "o\ufb03ce")])
def test_a_ligature_makes_no_other_word(client, written, typed):
    publish(StandardPageFactory(title="Visit", introduction=f"Our {written}."))
    assert find(client, typed)[1] == ["Visit"]


@pytest.mark.long
def test_a_synonym_may_be_written_with_a_hyphen_or_without(client):
    SynonymSet.objects.create(names="co-payment\nyour share", locale=Locale.get_active())
    ArticlePageFactory(title="Your share of the bill")
    assert find(client, "copayment")[1] == find(client, "co-payment")[1] == ["Your share of the bill"]


@pytest.mark.long
def test_no_result_has_a_kind_that_only_editors_know(client):
    StandardPageFactory(title="Zebra")
    html = find(client, "zebra")[0].content.decode()
    assert "Practice information" in html
    assert "tandard page" not in html


def test_a_draft_a_private_and_an_expired_page_are_not_found(client):
    ArticlePageFactory(title="Stenosis draft", live=False)
    ArticlePageFactory(title="Stenosis expired", expire_at=timezone.now() - timedelta(minutes=1))
    private = ArticlePageFactory(title="Stenosis private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    ArticlePageFactory(title="Stenosis public")
    response, titles = find(client, "stenosis")
    assert titles == ["Stenosis public"]
    assert b"(1)" in response.content


def test_a_page_outside_the_site_is_not_found(client):
    outside = HomePageFactory(title="Zebra", slug="outside")
    inside = HomePageFactory(title="Home")
    assert Site.objects.get().root_page_id == inside.pk != outside.pk
    assert find(client, "zebra")[1] == []


@pytest.mark.long
def test_the_passage_with_the_words_is_shown_with_the_words_marked(client):
    ArticlePageFactory(title="Walking", body=story("<p>First.</p>", "<p>A <b>stenosis</b> &amp; more.</p>"))
    html = find(client, "Stenosis")[0].content.decode()
    assert "A <mark>stenosis</mark> &amp; more." in html


def test_markup_in_titles_texts_and_queries_is_escaped(client):
    ArticlePageFactory(title="<script>stenosis</script>", introduction="<img src=x> stenosis", slug="x")
    html = find(client, 'stenosis <script>"')[0].content.decode()
    assert "&lt;script&gt;<mark>stenosis</mark>&lt;/<mark>" not in html
    assert "<script>" not in html.split("</head>")[1].replace('<script type="application/ld+json">', "")
    assert "<img src=x>" not in html


@pytest.mark.long
@pytest.mark.long
def test_results_can_be_narrowed_to_a_type(client):
    for _number in range(11):
        ArticlePageFactory(introduction="Stenosis.")
    ConditionPageFactory(title="Narrow canal", summary="Stenosis.")
    response, titles = find(client, "stenosis", type="conditionpage")
    assert titles == ["Narrow canal"]
    labels = {option.label: option.url for option in response.context["filters"][0].options}
    assert labels == {
        "Everything (12)": "/search/?q=stenosis",
        "Articles (11)": "/search/?q=stenosis&type=articlepage",
        "Conditions (1)": "/search/?q=stenosis&type=conditionpage",
    }
    response, titles = find(client, "stenosis", type="articlepage", page=2)
    assert len(titles) == 1
    assert "?q=stenosis&amp;type=articlepage&amp;page=1" in response.content.decode()


@pytest.mark.long
@pytest.mark.long
def test_more_pages_than_anybody_reads_are_said_to_be_more(client, monkeypatch):
    for module in ("search.matches", "search.views"):
        monkeypatch.setattr(f"{module}.MOST", 2)
    procedure = ProcedurePageFactory(title="Zebra")
    for number in range(2):
        ArticlePageFactory(title=f"No. {number}", body=story("<p>A zebra.</p>"))
    ArticlePageFactory(title="Zebra and others")
    response, titles = find(client, "zebra")
    assert titles == [procedure.title, "Zebra and others"]
    assert "More than 2 pages for “zebra”" in response.text
    response, titles = find(client, "others")
    assert titles == ["Zebra and others"]
    assert "1 page for “others”" in response.text


def test_an_unknown_type_and_page_number_show_what_there_is(client):
    ArticlePageFactory(title="Stenosis")
    assert find(client, "stenosis", type="user", page="9' OR 1")[1] == ["Stenosis"]


def test_a_search_without_results_tells_what_to_do(client):
    home = HomePageFactory()
    ConditionPageFactory(parent__show_in_menus=True)
    html = find(client, "zebra")[0].content.decode()
    assert "We found nothing for “zebra”" in html
    assert '<a href="/conditions/">' in html.split("<main")[1]
    assert '<a href="/consultation/">' in html.split("<main")[1]
    assert home.live


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    [
        "\x00",
        "back\x00pain",
        "\ud800",
        '"',
        "'",
        '"back" OR (pain NOT',
        "title: back*",
        "NEAR(back pain, 5)",
        "back & | ! <-> pain:*",
        "100% %s %(x)s \\",
        "_",
        "؟ ² ½ 背中",
        "é" * 5000,
        " ".join("abcdefghijklmnopqrstuvwxyz" * 20),
    ],
)
def test_no_query_breaks_the_search(client, query):
    ArticlePageFactory(title="Back pain")
    response = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200
    assert len(response.context["query"]) <= 200


def test_search_engines_leave_the_results_alone(client):
    HomePageFactory()
    assert b'<meta name="robots" content="noindex">' in client.get("/search/?q=x").content


def test_a_search_may_only_read(client):
    assert client.post("/search/?q=x").status_code == 405


@pytest.mark.long
def test_the_number_of_queries_is_the_same_for_one_result_as_for_many(client):
    def counted():
        find(client, "stenosis")  # the site's root paths are cached now
        with CaptureQueriesContext(connection) as queries:
            find(client, "stenosis")
        return len(queries)

    ArticlePageFactory(title="Stenosis", body=story("<p>Stenosis.</p>"))
    few = counted()
    for _number in range(12):
        ArticlePageFactory(introduction="Stenosis.", body=story("<p>Stenosis.</p>"))
    assert counted() == few
