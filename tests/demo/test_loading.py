"""The demo practice on PostgreSQL; on SQLite the walk over the whole site loads it."""

import pytest
from wagtail.models import Page

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.postgresql_only]


def test_every_page_of_the_demo_answers(demo, client):
    addresses = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    assert len(addresses) > 40
    answers = {
        address: client.get(address, headers={"host": "localhost"}).status_code for address in addresses
    }
    assert set(answers.values()) == {200}
