"""What a new practice reads where nothing is yet: what will be there, and how to begin."""

from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Task, Workflow
from wagtail.snippets.models import get_snippet_models

from articles.models import ArticleIndexPage, Topic
from home.models import ContactPage
from home.setup import setup_practice
from locations.models import LocationIndexPage
from physicians.models import PhysicianIndexPage
from procedures.models import ConditionIndexPage, ProcedureIndexPage, WarningSign
from tests.factories.consultations import staff_of
from tests.factories.pages import ArticlePageFactory, LocationPageFactory

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


@pytest.mark.long
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


@pytest.mark.long
@pytest.mark.parametrize(
    ("telephone", "sentence"),
    [
        ("", "Our address and phone number will appear here. Until then, please send us a request."),
        ("703-555-0142", "Until then, please call us at 703-555-0142 before you come."),
    ],
)
def test_without_a_location_the_contact_page_says_what_to_do(client, telephone, sentence):
    setup_practice({"telephone": telephone})
    page = ContactPage.objects.get()
    assert sentence in words_of(client.get(page.url))
    LocationPageFactory(parent=LocationIndexPage.objects.get())
    assert "will appear here" not in words_of(client.get(page.url))


# Lists of Wagtail's own, by the name of their address, each with a role that opens it.
WAGTAILS_LISTS = {
    "wagtailimages:index": ("Administrators", "No images yet."),
    "wagtaildocs:index": ("Administrators", "No documents yet."),
    "wagtailredirects:index": ("Administrators", "No redirects yet."),
    "wagtailadmin_collections:index": ("", "No collections yet."),
    "wagtailadmin_workflows:index": ("", "No workflow is turned on."),
    "wagtailadmin_workflows:task_index": ("", "No task is turned on."),
    "wagtailadmin_reports:locked_pages": ("Administrators", "No page is locked."),
    "wagtailadmin_reports:workflow": ("Administrators", "Nothing has been submitted yet."),
    "wagtailadmin_reports:workflow_tasks": ("Administrators", "Nothing has been submitted yet."),
}


@pytest.mark.long
def test_wagtails_own_lists_say_what_will_be_in_them(client, admin_user):
    setup_practice()
    Workflow.objects.update(active=False)
    Task.objects.update(active=False)
    administrator = staff_of("Administrators")
    for name, (role, sentence) in WAGTAILS_LISTS.items():
        client.force_login(administrator if role else admin_user)
        main = main_of(client.get(reverse(name)))
        assert f"{sentence} " in " ".join(main.get_text(" ").split()), name
        assert bool(main.select("p > a.button")) == ("reports" not in name), name
        assert "Why not" not in main.get_text()
    for name in ("wagtailimages:index", "wagtaildocs:index", "wagtailredirects:index"):
        assert "Nothing matches." in words_of(client.get(reverse(name), {"q": "zebra"}))


@pytest.mark.long
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


@pytest.mark.long
def test_who_may_not_add_to_a_list_is_not_led_to(client):
    setup_practice()
    Topic.objects.all().delete()
    client.force_login(staff_of("Physicians"))
    viewset = Topic.snippet_viewset
    answer = client.get(f"/admin/{viewset.url_prefix}/")
    assert str(viewset.when_empty) in unescape(answer.text)
    assert not main_of(answer).select("p > a.button")
