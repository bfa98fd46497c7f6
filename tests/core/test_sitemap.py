from xml.etree import ElementTree

import pytest
from django.conf import settings

from tests.factories.pages import ArticlePageFactory, HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
FORM = "/consultation/"


def listed(client, address):
    """Return whether a sitemap is an index, and the paths that it names."""
    root = ElementTree.fromstring(client.get(address).content)
    named = [place.text for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert all(address.startswith(f"{settings.PUBLIC_URL}/") for address in named)
    return root.tag.endswith("sitemapindex"), [address.removeprefix(settings.PUBLIC_URL) for address in named]


def test_a_few_pages_are_in_one_sitemap(client):
    home, article = HomePageFactory(), ArticlePageFactory()
    is_index, named = listed(client, "/sitemap.xml")
    assert not is_index
    assert {home.url, article.url, FORM} <= {*named}


def test_many_pages_are_in_parts_each_of_them_once(client, monkeypatch):
    monkeypatch.setattr("core.sitemaps.KEYS_IN_PART", 2)
    home = HomePageFactory()
    pages = [StandardPageFactory() for _number in range(5)]
    draft = StandardPageFactory(live=False)
    is_index, parts = listed(client, "/sitemap.xml")
    assert is_index
    named = [path for part in parts for path in listed(client, part)[1]]
    assert sorted(named) == sorted([home.url, *(page.url for page in pages), FORM])
    assert all(listed(client, part)[1] for part in parts)
    assert client.get(f"/sitemap-{draft.pk + 2}.xml").status_code == 404
