"""Addresses with a number in them."""

import re

import pytest
from django.urls import URLPattern, get_resolver
from django.urls.converters import IntConverter

from core.addresses.converters import LARGEST_KEY
from tests.factories.pages import ArticlePageFactory

ROOMS = (
    "apmsite",
    "articles",
    "consultations",
    "core",
    "editorial",
    "home",
    "outbox",
    "physicians",
    "procedures",
    "search",
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def patterns(resolver, before=""):
    """Yield (route from the root, pattern) of every address of the site."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route, each
        else:
            yield from patterns(each, route)


def is_ours(pattern):
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return view.__module__.partition(".")[0] in ROOMS


def test_a_number_that_no_row_has_is_an_address_that_does_not_exist(admin_client):
    numbered = [
        (route, pattern)
        for route, pattern in patterns(get_resolver())
        if is_ours(pattern)
        and any(isinstance(part, IntConverter) for part in pattern.pattern.converters.values())
    ]
    assert len(numbered) >= 6
    for route, pattern in numbered:
        for number in (LARGEST_KEY, LARGEST_KEY + 1, 10**30):
            address = "/" + route.replace("<slug:action>", "approve")
            for name in pattern.pattern.converters:
                address = re.sub(rf"<(int|key):{name}>", str(number), address).replace("^", "")
            for method in (admin_client.get, admin_client.post):
                assert method(address).status_code in (404, 405), address


def test_a_number_of_a_page_that_is_too_large_gives_the_last_page(client):

    ArticlePageFactory(title="The only one")
    for number in (LARGEST_KEY + 1, 10**30, -(10**30)):
        for path in ("/articles/", "/search/"):
            assert client.get(path, {"page": number, "q": "only", "topic": number}).status_code == 200
