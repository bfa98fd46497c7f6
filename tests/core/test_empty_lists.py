"""What a new practice reads where nothing is yet: what will be there, and how to begin."""

from html import unescape

import pytest
from bs4 import BeautifulSoup
from wagtail.snippets.models import get_snippet_models

from articles.models import ArticleIndexPage, Topic
from home.setup import setup_practice
from locations.models import LocationIndexPage
from physicians.models import PhysicianIndexPage
from procedures.models import ConditionIndexPage, ProcedureIndexPage, WarningSign
from tests.factories.consultations import staff_of
from tests.factories.pages import ArticlePageFactory

pytestmark = pytest.mark.django_db

PUBLIC_LISTS = {
    ArticleIndexPage: "We have not published any articles yet. They will appear here.",
    PhysicianIndexPage: "The people who care for you will be introduced here. Until then, please ask us who they are.",
    ProcedureIndexPage: "Each of our procedures will have its own page here. Until then, please ask us.",
    ConditionIndexPage: "Each condition we treat will have its own page here. Until then, please ask us.",
    LocationIndexPage: "Our addresses and hours will appear here. Until then, please call us before you come.",
}


def main_of(response):
    return BeautifulSoup(response.content, "html.parser").main


def words_of(response):
    return " ".join(main_of(response).get_text(" ").split())


@pytest.mark.parametrize("model", PUBLIC_LISTS)
def test_an_empty_public_list_says_what_will_be_in_it(client, model):
    setup_practice()
    page = model.objects.get()
    answer = client.get(page.url)
    assert PUBLIC_LISTS[model] in words_of(answer)
    assert "filters" not in words_of(answer)
    assert not main_of(answer).select("a[href^='/admin/'], nav.filters")
    client.force_login(staff_of("Editors"))
    [link] = main_of(client.get(page.url)).select("a[href^='/admin/']")
    assert link["href"] == f"/admin/pages/{page.pk}/add_subpage/"
    client.force_login(staff_of("Front desk"))
    assert not main_of(client.get(page.url)).select("a[href^='/admin/']")


def test_a_list_that_a_filter_left_empty_says_so(client):
    setup_practice()
    index = ArticleIndexPage.objects.get()
    ArticlePageFactory(parent=index)
    Topic.objects.create(name="Knees", slug="knees", locale=index.locale)
    words = words_of(client.get(index.url, {"topic": "knees"}))
    assert "Nothing here fits all of these filters." in words
    assert PUBLIC_LISTS[ArticleIndexPage] not in words


@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model.__name__)
def test_an_empty_list_of_the_admin_says_what_will_be_in_it_and_leads_to_the_first(admin_client, model):
    model.objects.all().delete()
    viewset = model.snippet_viewset
    answer = admin_client.get(f"/admin/{viewset.url_prefix}/")
    assert viewset.when_empty
    assert str(viewset.when_empty) in unescape(answer.text)
    assert main_of(answer).select(f"p > a.button[href^='/admin/{viewset.url_prefix}/add/']")


def test_a_search_without_a_match_says_that_instead(admin_client):
    viewset = WarningSign.snippet_viewset
    WarningSign.objects.all().delete()
    words = words_of(admin_client.get(f"/admin/{viewset.url_prefix}/", {"q": "zebra"}))
    assert "Nothing matches. Try fewer words or filters." in words
    assert str(viewset.when_empty) not in words


def test_who_may_not_add_to_a_list_is_not_led_to(client):
    setup_practice()
    Topic.objects.all().delete()
    client.force_login(staff_of("Physicians"))
    viewset = Topic.snippet_viewset
    answer = client.get(f"/admin/{viewset.url_prefix}/")
    assert str(viewset.when_empty) in unescape(answer.text)
    assert not main_of(answer).select("p > a.button")
