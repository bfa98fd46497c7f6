"""Feeds of articles: where they are announced, and what stays the same in them."""

import time
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.http import http_date

from core.models import PracticeSettings
from tests.factories.indexing import not_indexed
from tests.factories.pages import ArticleIndexPageFactory, ArticlePageFactory, HomePageFactory, TopicFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def ids(client, address="/feed.xml"):
    """Return the id of a feed, and those of its entries by title."""
    feed = ElementTree.fromstring(client.get(address).content)
    entries = {
        entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")
    }
    return feed.findtext(f"{ATOM}id"), entries


@pytest.mark.long
def test_entries_keep_their_ids_when_addresses_change(client, settings):
    topic = TopicFactory(slug="walking")
    article = ArticlePageFactory(title="Walk", slug="walk", subjects={"topics": [topic]})
    ArticlePageFactory(title="Sleep", subjects={"topics": [topic]})
    before = ids(client)
    assert ids(client, "/feed/walking.xml")[1] == before[1]
    of_topic = ids(client, "/feed/walking.xml")[0]
    assert len({before[0], of_topic, *before[1].values()}) == 4
    article.slug = "go-for-a-walk"
    article.save()
    index = article.get_parent()
    index.slug = "news"
    index.save()
    site = index.get_site()
    site.hostname = "example.org"
    site.save()
    settings.PUBLIC_URL = "http://example.org"
    topic.slug = "on-foot"
    topic.save()
    assert ids(client) == before
    assert ids(client, "/feed/on-foot.xml") == (of_topic, before[1])
    assert "http://example.org/news/go-for-a-walk/" in client.get("/feed.xml").text


@pytest.mark.long
@pytest.mark.parametrize("address", ["/feed.xml", "/feed/walking.xml"])
@pytest.mark.parametrize("make", [HomePageFactory, ArticleIndexPageFactory])
def test_an_empty_feed_is_the_same_each_time(client, make, address):
    make()
    TopicFactory(slug="walking")
    first = client.get(address)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        second = client.get(address)
    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 304


def test_a_feed_that_loses_its_newest_entry_is_not_called_unchanged(client):
    ArticlePageFactory(title="Old")
    newest = ArticlePageFactory(title="New")
    assert "New" in client.get("/feed.xml").text
    newest.unpublish()
    answer = client.get("/feed.xml", headers={"if-modified-since": http_date(time.time())})
    assert answer.status_code == 200
    assert "New" not in answer.text


def test_a_long_feed_comes_in_parts_that_lead_to_each_other(client, monkeypatch):
    monkeypatch.setattr("articles.feeds.FEED_LENGTH", 2)
    with not_indexed():
        for number in range(5):
            ArticlePageFactory(title=f"Number {number}")
    titles, address = [], "/feed.xml"
    while address:
        titles += ids(client, address)[1]
        feed = ElementTree.fromstring(client.get(address).content)
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"].endswith(address)
        address = links.get("next", "").removeprefix("http://testserver")
    assert titles == [f"Number {number}" for number in reversed(range(5))]
    assert links["previous"].endswith("/feed.xml?page=2")


@pytest.mark.long
def test_home_list_and_articles_announce_the_feeds(client):
    topic = TopicFactory(name="Walking", slug="walking")
    article = ArticlePageFactory(subjects={"topics": [topic]})
    name = "Test Practice"
    PracticeSettings.objects.update_or_create(defaults={"name": name})
    everything, on_topic = ("/feed.xml", name), ("/feed/walking.xml", f"{name}: Walking")
    for address, expected in (
        ("/", [everything]),
        ("/articles/", [everything]),
        ("/articles/?topic=walking", [on_topic, everything]),
        (article.url, [on_topic, everything]),
    ):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        links = page.select('link[rel=alternate][type="application/atom+xml"]')
        assert [(link["href"], link["title"]) for link in links] == expected, address
        assert all(client.get(link["href"]).status_code == 200 for link in links)
