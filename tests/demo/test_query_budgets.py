"""How many queries a page of the demo practice may take."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ArticleIndexPage, ArticlePage
from home.models import ContactPage, HomePage, StandardPage
from locations.models import LocationIndexPage, LocationPage
from physicians.models import PhysicianIndexPage, PhysicianPage
from procedures.models import ConditionIndexPage, ConditionPage, ProcedureIndexPage, ProcedurePage

# Which queries are asked does not depend on the database that answers them.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]

# The most that any page of a type takes.
BUDGETS = {
    HomePage: 15,
    ProcedurePage: 20,
    ConditionPage: 20,
    ArticlePage: 21,
    PhysicianPage: 22,
    LocationPage: 21,
    ProcedureIndexPage: 10,
    ConditionIndexPage: 8,
    PhysicianIndexPage: 12,
    ArticleIndexPage: 12,
    LocationIndexPage: 9,
    ContactPage: 9,
    StandardPage: 11,
    "/consultation/": 12,
    "/search/?q=spinal+stenosis": 16,
}


def addresses(place):
    """Return the addresses of all pages of a type, or the one address."""
    return [place] if isinstance(place, str) else [page.url for page in place.objects.visible()]


@pytest.mark.long
@pytest.mark.parametrize("place", BUDGETS, ids=str)
def test_a_page_takes_no_more_queries_than_its_budget(demo, client, place):
    taken = {}
    client.get(addresses(place)[0])  # what a process reads once
    for address in addresses(place):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        taken[address] = len(queries)
    assert {address: number for address, number in taken.items() if number > BUDGETS[place]} == {}
