import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db


def shown_on(page):
    return Template("{% load consultation_tags %}{% consultation_form page %}").render(
        Context({"page": page})
    )


@pytest.mark.parametrize(
    "factory",
    [
        ProcedurePageFactory,
        ConditionPageFactory,
        PhysicianPageFactory,
        LocationPageFactory,
        ArticlePageFactory,
    ],
)
def test_every_page_about_care_carries_the_form_and_names_itself(client, factory):
    page = factory()
    response = client.get(page.url)
    assert response.status_code == 200
    assert 'action="/consultation/"' in response.text
    assert f'name="page" value="{page.pk}"' in response.text
    assert "csrfmiddlewaretoken" not in response.text
    assert not response.cookies


def selected(html):
    return re.findall(r'<option value="(\w+)" selected>', html)


def test_what_the_page_is_about_is_chosen_already():
    procedure, physician = ProcedurePageFactory(), PhysicianPageFactory()
    location, _other = LocationPageFactory.create_batch(2)
    assert selected(shown_on(location)) == [str(location.pk)]
    assert selected(shown_on(procedure)) == [str(procedure.pk)]
    assert selected(shown_on(physician)) == [str(physician.pk)]
    assert selected(shown_on(ArticlePageFactory())) == []


def test_the_form_is_the_same_for_everybody():
    page = ProcedurePageFactory()
    assert shown_on(page) == shown_on(page)


def test_the_form_needs_as_many_queries_however_much_can_be_chosen():
    page = ProcedurePageFactory()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            shown_on(page)
        return len(captured)

    queries()
    few = queries()
    for _ in range(5):
        ProcedurePageFactory()
        PhysicianPageFactory()
        LocationPageFactory()
    assert queries() == few


def test_what_follows_from_an_answer_shows_without_a_script():
    html = shown_on(ArticlePageFactory())
    assert "If you ask for someone else" in html
    assert "<script" not in html
    assert "style=" not in html
