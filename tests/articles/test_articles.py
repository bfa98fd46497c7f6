from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from articles.models import WORDS_PER_MINUTE
from articles.related import related_articles
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    TopicFactory,
    pick,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def titles(client, query=""):
    return [page.title for page in client.get(f"/articles/{query}").context["articles"]]


def test_articles_stand_newest_first_and_ten_on_a_page(client):
    for number in range(12):
        ArticlePageFactory(title=f"No. {number}", published_on=date(2026, 1, 1) + timedelta(days=number))
    assert titles(client) == [f"No. {number}" for number in range(11, 1, -1)]
    assert titles(client, "?page=2") == ["No. 1", "No. 0"]
    assert titles(client, "?page=99") == ["No. 1", "No. 0"]


def test_the_list_is_narrowed_by_topic_and_author_and_keeps_that_while_paging(client):
    topic, author = TopicFactory(slug="exercise"), PhysicianPageFactory(slug="ada")
    ArticlePageFactory(title="Other")
    for _number in range(11):
        ArticlePageFactory(authors=[author], subjects={"topics": [topic]})
    page = client.get("/articles/?topic=exercise&author=ada")
    assert len(page.context["articles"].paginator.object_list) == 11
    assert 'href="?topic=exercise&amp;author=ada&amp;page=2"' in page.text
    assert 'href="/feed/exercise.xml"' in page.text


def test_the_list_is_narrowed_to_what_is_about_a_condition_or_a_procedure(client):
    sciatica, mild = ConditionPageFactory(title="Sciatica"), ProcedurePageFactory(title="MILD")
    ArticlePageFactory(title="Other")
    ArticlePageFactory(title="About legs", subjects={"conditions": [sciatica]})
    ArticlePageFactory(title="About both", subjects={"conditions": [sciatica], "procedures": [mild]})
    assert titles(client, "?condition=sciatica") == ["About both", "About legs"]
    assert titles(client, "?condition=sciatica&procedure=mild") == ["About both"]
    narrowed = client.get("/articles/?condition=sciatica").text
    assert "Articles: Sciatica" in narrowed
    assert "All conditions" in narrowed
    # No choice of the whole list, and neither is what nobody has heard of.
    assert "All conditions" not in client.get("/articles/?condition=unknown").text


def test_a_list_ends_at_some_length_and_says_what_finds_the_rest(client, monkeypatch):
    monkeypatch.setattr("core.listings.pagination.MOST", 12)
    topic = TopicFactory(slug="exercise")
    for number in range(13):
        day = date(2026, 1, 1) + timedelta(days=number)
        ArticlePageFactory(title=f"No. {number}", published_on=day, subjects={"topics": [topic]})
    more = "There are older articles, too."
    for query in ("?page=2", "?topic=exercise&page=2"):
        assert titles(client, query) == titles(client, query.replace("2", "3")) == ["No. 2", "No. 1"]
        assert more in client.get(f"/articles/{query}").text
    assert more not in client.get("/articles/").text


@pytest.mark.parametrize("make", [ConditionPageFactory, ProcedurePageFactory, PhysicianPageFactory])
def test_a_page_shows_its_newest_ten_articles_and_leads_to_all_of_them(client, make):
    page = make(slug="some")
    if make is PhysicianPageFactory:
        own, parameter = {"authors": [page]}, "author"
    else:
        parameter = "condition" if make is ConditionPageFactory else "procedure"
        own = {"subjects": {f"{parameter}s": [page]}}
    for number in range(10):
        day = date(2026, 1, 1) + timedelta(days=number)
        ArticlePageFactory(title=f"No. {number}", published_on=day, **own)
    everything = f"/articles/?{parameter}=some"
    assert everything not in article_links(client, page)
    ArticlePageFactory(title="Oldest", published_on=date(2025, 1, 1), **own)
    assert [article.title for article in client.get(page.url).context["articles"]] == [
        f"No. {number}" for number in range(9, -1, -1)
    ]
    assert everything in article_links(client, page)
    assert "Oldest" in titles(client, f"?{parameter}=some&page=2")


@pytest.mark.parametrize(
    ("words", "minutes"), [(1, 1), (WORDS_PER_MINUTE, 2), (5 * WORDS_PER_MINUTE - 10, 5)]
)
def test_the_reading_time_counts_every_word(words, minutes):
    page = ArticlePageFactory(introduction="one two", body=[("text", f"<p>{'Word. ' * words}</p>")])
    assert page.reading_minutes == minutes


# Related articles


def related(page):
    return [(item.page.title, item.reason) for item in related_articles(page)]


def test_picks_come_first_in_their_order_then_what_shares_the_subject():
    procedure = ProcedurePageFactory(title="MILD")
    found = ArticlePageFactory(title="Found", subjects={"procedures": [procedure]})
    first, second = ArticlePageFactory(title="First"), ArticlePageFactory(title="Second")
    pick(procedure, first, second)
    assert related(procedure) == [
        ("First", "Picked by our editors"),
        ("Second", "Picked by our editors"),
        ("Found", "Also about MILD"),
    ]
    assert found.title not in dict(related(first))


def test_there_are_never_more_than_three_and_never_the_page_itself():
    topic = TopicFactory(name="Exercise")
    articles = [ArticlePageFactory(subjects={"topics": [topic]}) for _number in range(6)]
    pick(articles[0], articles[0], articles[5])
    shown = [title for title, _reason in related(articles[0])]
    assert len(shown) == 3
    assert articles[0].title not in shown
    assert shown[0] == articles[5].title


def test_a_shared_condition_weighs_more_than_a_procedure_and_that_more_than_a_topic():
    condition, procedure, topic = ConditionPageFactory(), ProcedurePageFactory(), TopicFactory()
    page = ArticlePageFactory(
        subjects={"conditions": [condition], "procedures": [procedure], "topics": [topic]}
    )
    ArticlePageFactory(title="Topic", subjects={"topics": [topic]}, published_on=date(2026, 3, 1))
    ArticlePageFactory(title="Procedure", subjects={"procedures": [procedure]}, published_on=date(2026, 2, 1))
    ArticlePageFactory(title="Condition", subjects={"conditions": [condition]}, published_on=date(2026, 1, 1))
    assert [title for title, _reason in related(page)] == ["Condition", "Procedure", "Topic"]


def test_each_says_why_it_is_there():
    condition = ConditionPageFactory(title="Lumbar spinal stenosis")
    topic, author = TopicFactory(name="Exercise"), PhysicianPageFactory(family_name="Lee")
    page = ArticlePageFactory(subjects={"conditions": [condition], "topics": [topic]})
    ArticlePageFactory(title="A", subjects={"conditions": [condition]}, authors=[author])
    ArticlePageFactory(title="B", subjects={"topics": [topic]})
    assert related(page) == [("A", "Also about lumbar spinal stenosis"), ("B", "More on exercise")]
    assert related(author) == [("A", "By Dr. Lee")]
    assert related(condition)[0] in {
        (page.title, "Also about lumbar spinal stenosis"),
        ("A", "Also about lumbar spinal stenosis"),
    }


def test_equal_articles_keep_a_stable_order():
    topic = TopicFactory()
    page = ArticlePageFactory(subjects={"topics": [topic]})
    for _number in range(5):
        ArticlePageFactory(subjects={"topics": [topic]}, published_on=date(2026, 1, 1))
    assert related(page) == related(page)
    assert [item.page.pk for item in related_articles(page)] == sorted(
        (item.page.pk for item in related_articles(page)), reverse=True
    )


def test_a_page_without_anything_related_shows_no_section(client):
    page = ConditionPageFactory()
    assert related(page) == []
    assert "Related articles" not in client.get(page.url).text


def article_links(client, page):
    """Return the addresses of the articles that a page leads to, in its order."""
    document = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [link["href"] for link in document.select("main a[href^='/articles/']")]


@pytest.mark.parametrize("make", [ConditionPageFactory, ProcedurePageFactory, PhysicianPageFactory])
def test_a_page_that_lists_articles_itself_never_leads_to_one_of_them_twice(client, make):
    page, topic = make(), TopicFactory()
    if make is PhysicianPageFactory:
        own = {"authors": [page]}
    else:
        own = {"subjects": {"conditions" if make is ConditionPageFactory else "procedures": [page]}}
    for number in range(4):
        ArticlePageFactory(title=f"No. {number}", **own)
    picked = ArticlePageFactory(title="Picked", subjects={"topics": [topic]})
    pick(page, picked)
    links = article_links(client, page)
    assert len(links) == len(set(links)) == 5
