"""The answers that editors write for the search."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from home.setup import setup_practice
from search.models import Answer, SynonymSet
from tests.factories.pages import ArticlePageFactory, HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def answer(phrases="Refills\nrefill\nrenew my prescription", text="Call us a week ahead.", **values):
    return Answer.objects.create(phrases=phrases, text=text, locale=Locale.get_active(), **values)


def ask(client, query):
    """Return the headings of the answers to a search, and its HTML."""
    response = client.get("/search/", {"q": query})
    return [fact.heading for fact in response.context["answer"].facts], response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "refill",
        "Refills!",
        "do you do refills",
        "how can I renew my prescription",
        "gabapentin refill",
        "refils",
        "renewing my prescription",
        "prescriptions renewed",
    ],
)
def test_a_search_that_has_the_words_of_a_line_gets_the_answer(client, query):
    HomePageFactory()
    answer()
    headings, html = ask(client, query)
    assert headings == ["Refills"]
    assert "Call us a week ahead." in html
    assert "We found nothing" not in html


@pytest.mark.parametrize("query", ["prescription", "renew", "refill for a knee after surgery", "zebra"])
def test_a_search_about_something_else_gets_none(client, query):
    HomePageFactory()
    answer()
    assert ask(client, query)[0] == []


def test_the_answer_that_covers_more_of_the_search_is_shown(client):
    HomePageFactory()
    answer("Bill\nbill")
    answer("Bill too high\nbill too high")
    assert ask(client, "bill")[0] == ["Bill"]
    assert ask(client, "my bill is too high")[0] == ["Bill too high"]


def test_a_synonym_gets_the_answer(client):
    HomePageFactory()
    SynonymSet.objects.create(names="Telehealth\nVideo visit", locale=Locale.get_active())
    answer("Telehealth")
    assert ask(client, "video visits")[0] == ["Telehealth"]


def test_the_answer_leads_to_its_page_as_long_as_the_public_may_see_it(client):
    page = StandardPageFactory(title="Existing patients")
    answer(page=page)
    assert f'href="{page.url}">Existing patients' in ask(client, "refill")[1].split("<main")[1]
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    headings, html = ask(client, "refill")
    assert headings == ["Refills"]
    assert "Existing patients" not in html.split("<main")[1]


def test_an_answer_may_lead_elsewhere_and_its_words_are_escaped(client):
    HomePageFactory()
    answer(text="<b>Bold</b>", url="https://portal.example.org/", link_text="Open <it>")
    html = ask(client, "refill")[1]
    assert "&lt;b&gt;Bold" in html
    assert 'href="https://portal.example.org/">Open &lt;it&gt;' in html


def test_an_answer_of_another_language_is_not_shown(client):
    HomePageFactory()
    spanish, _is_new = Locale.objects.get_or_create(language_code="es")
    Answer.objects.create(phrases="refill", text="…", locale=spanish)
    assert ask(client, "refill")[0] == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"phrases": " \n!!"}, "phrases"),
        ({"phrases": "\n".join(f"word{number}" for number in range(21))}, "phrases"),
        ({"url": "https://example.org/"}, "link_text"),
    ],
)
def test_what_could_not_work_is_refused(values, field):
    with pytest.raises(ValidationError) as refused:
        Answer(**{"phrases": "refill", "text": "Yes.", "locale": Locale.get_active(), **values}).full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_page_and_an_address_at_once_are_refused():
    page = StandardPageFactory()
    both = Answer(
        phrases="refill",
        text="Yes.",
        locale=Locale.get_active(),
        page=page,
        url="https://a.org/",
        link_text="A",
    )
    with pytest.raises(ValidationError, match="not both"):
        both.full_clean()


@pytest.mark.long
@pytest.mark.parametrize(
    ("role", "may_write"),
    [("Administrators", True), ("Editors", True), ("Physicians", False), ("Front desk", False)],
)
def test_editors_write_answers(client, role, may_write):
    setup_practice()
    user = get_user_model().objects.create_user("somebody", "somebody@example.org", "password")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    values = {"phrases": "telehealth", "text": "Yes, by video.", "page": "", "url": "", "link_text": ""}
    client.post(reverse(Answer.snippet_viewset.get_url_name("add")), values)
    assert Answer.objects.filter(phrases="telehealth").exists() == may_write
    client.logout()
    assert ask(client, "telehealth")[0] == (["Telehealth"] if may_write else [])


@pytest.mark.long
def test_the_number_of_queries_does_not_grow_with_answers(client):
    page = StandardPageFactory(title="Refill")

    def counted():
        ask(client, "refill")
        with CaptureQueriesContext(connection) as queries:
            ask(client, "refill")
        return len(queries)

    answer(page=page)
    ArticlePageFactory(title="Refill")
    few = counted()
    for number in range(10):
        ArticlePageFactory(title=f"Refill {number}")
        answer(f"Refill\nmore {number}", page=StandardPageFactory())
    assert counted() == few
