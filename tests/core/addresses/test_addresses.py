"""Addresses that are no page, and pages that ask who is there."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.pages import ArticlePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.mark.parametrize("path", ["/es/", "/es/consultation/", "/es/search/", "/es/feed.xml"])
def test_a_language_without_pages_has_no_addresses(client, home, path):
    assert client.get(path).status_code == 404


def test_the_icon_is_found_at_its_traditional_address(client, home):
    assert client.get("/favicon.ico").url.endswith("favicon.ico")


def test_a_request_that_cannot_be_read_is_answered_in_the_sites_design(client, home):
    answer = client.post("/search/", b"broken", content_type="multipart/form-data; boundary=")
    assert answer.status_code in (400, 405)
    answer = client.post(
        "/consultation/",
        {f"field{number}": "" for number in range(1500)},
        headers={"sec-fetch-site": "same-origin"},
    )
    assert answer.status_code == 400
    assert "We could not read what was sent" in answer.text


def test_a_page_behind_a_password_asks_for_it_and_says_nothing_of_itself(client, home):
    page = ArticlePageFactory(title="Hidden title", introduction="Hidden words")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="walnut"
    )
    answer = client.get(page.url)
    assert "This page needs a password" in answer.text
    assert "Hidden" not in answer.text
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    answer = client.post(address, {"password": "walnut", "return_url": page.url}, follow=True)
    assert "Hidden title" in answer.text


def test_a_page_behind_a_login_asks_for_it_in_the_sites_design(client, home, admin_user):
    page = ArticlePageFactory(title="Hidden title")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    answer = client.get(page.url, follow=True)
    assert "Please sign in" in answer.text
    assert "Hidden title" not in answer.text
    answer = client.post(
        "/_util/login/", {"username": "admin", "password": "password", "next": page.url}, follow=True
    )
    assert "Hidden title" in answer.text


def test_the_forms_own_page_is_described_like_every_page(client, home):
    answer = client.get("/consultation/")
    for expected in (
        'property="og:title"',
        'property="og:image"',
        '"@type":"MedicalClinic"',
        'rel="canonical"',
    ):
        assert expected in answer.text
    assert "/consultation/</loc>" in client.get("/sitemap.xml").text


def test_later_parts_of_the_list_of_articles_stand_for_themselves(client, home):
    articles = [ArticlePageFactory() for _number in range(11)]
    index = articles[0].get_parent()
    answer = client.get(f"{index.url}?page=2")
    assert f'<link rel="canonical" href="{index.full_url}?page=2">' in answer.text
    assert "page 2" in answer.text.split("</title>")[0]
