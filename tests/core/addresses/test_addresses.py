"""Addresses that are no page, parts of lists, and pages that ask who is there."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction, Site

from physicians.models import SpokenLanguage
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    HomePageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    SpecialtyFactory,
    StandardPageFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture
def document():
    return get_document_model().objects.create(
        title="Form", file=ContentFile(b"%PDF- words", name="form.pdf")
    )


def test_a_language_without_pages_has_no_addresses(client, home):
    for path in ("/es/", "/es/consultation/", "/es/search/", "/es/feed.xml"):
        assert client.get(path).status_code == 404, path


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


def test_a_page_for_accounts_leads_to_the_sign_in_and_back(client, home, admin_user, settings):
    page = ArticlePageFactory(title="Hidden title")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    answer = client.get(page.url)
    assert answer["Location"] == f"/admin/login/?next={page.url}"
    assert "Hidden title" not in client.get(answer["Location"]).text
    settings.SECOND_FACTOR_SKIPPED_BY = ("admin",)
    data = {"login": "admin", "password": "password", "next": page.url}
    assert "Hidden title" in client.post("/admin/login/", data, follow=True).text


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


# Parts of lists


def part(client, address):
    """Return title, canonical address, and title and address when shared, of a page."""
    document = BeautifulSoup(client.get(address).content, "html.parser")
    shared = {tag["property"]: tag["content"] for tag in document.select("meta[property]")}
    canonical = document.select_one("link[rel=canonical]")["href"]
    title = " ".join(document.title.text.split()).partition(" | ")[0]
    assert (shared["og:title"], shared["og:url"]) == (title, canonical)
    return title, canonical.removeprefix("http://localhost")


@pytest.fixture
def long_list():
    topic, author = TopicFactory(name="Living & moving", slug="moving"), PhysicianPageFactory(slug="ada")
    for _number in range(11):  # one more than a part of the list shows
        ArticlePageFactory(authors=[author], subjects={"topics": [topic]})
    return author.full_name


@pytest.mark.long
def test_a_part_of_the_list_of_articles_has_one_title_and_one_address(client, long_list):
    expected = {
        "": ("Articles", ""),
        "?page=1": ("Articles", ""),
        "?page=2": ("Articles, page 2", "?page=2"),
        "?page=9999999999999999999": ("Articles, page 2", "?page=2"),
        "?topic=moving": ("Articles: Living & moving", "?topic=moving"),
        "?utm_source=mail&page=2&topic=moving": (
            "Articles: Living & moving, page 2",
            "?topic=moving&page=2",
        ),
        "?topic=moving&author=ada": (f"Articles: Living & moving, {long_list}", "?author=ada&topic=moving"),
        "?topic=unknown&author=": ("Articles", ""),
    }
    expected = {query: (title, f"/articles/{canonical}") for query, (title, canonical) in expected.items()}
    assert {query: part(client, f"/articles/{query}") for query in expected} == expected


@pytest.mark.long
def test_what_is_no_number_of_a_page_is_the_first(client, long_list):
    numbers = ("0", "-1", "abc", "1e3", "0001", "0002", "+2", "%202", "2.0", "1_0", "٢", "", "%00")
    first = ("Articles", "/articles/")
    parts = {number: part(client, f"/articles/?page={number}") for number in numbers}
    assert {number: found for number, found in parts.items() if found != first} == {}


def test_a_narrowed_list_of_procedures_or_physicians_says_so(client, home):
    procedure = ProcedurePageFactory(conditions=[ConditionPageFactory(title="Sciatica", slug="sciatica")])
    person = PhysicianPageFactory(procedures=[procedure])
    person.specialties.add(SpecialtyFactory(name="Nerves", slug="nerves"))
    person.languages.add(SpokenLanguage(code="fr"))
    person.save()
    assert part(client, "/procedures/?condition=sciatica") == (
        "Procedures: Sciatica",
        "/procedures/?condition=sciatica",
    )
    assert part(client, "/physicians/?specialty=nerves&accepting=yes&language=fr") == (
        "Physicians: Nerves, French, Accepting new patients",
        "/physicians/?accepting=yes&language=fr&specialty=nerves",
    )
    assert part(client, "/physicians/?accepting=maybe") == ("Physicians", "/physicians/")


# Hosts


@pytest.mark.long
def test_every_host_names_the_same_one(client, home):
    ArticlePageFactory(subjects={"topics": [TopicFactory(slug="moving")]})
    addresses = ("/sitemap.xml", "/robots.txt", "/feed.xml", "/feed/moving.xml", "/")
    canonical = {address: client.get(address, headers={"host": "localhost"}) for address in addresses}
    for address, answer in canonical.items():
        assert answer.status_code == 200, address
        assert "http://localhost/" in answer.text, address
    for host in ("testserver", "127.0.0.1"):
        for address in addresses:
            answer = client.get(address, headers={"host": host})
            assert answer.content == canonical[address].content, (host, address)
        site = Site.objects.create(hostname=host, root_page=home)
        for address in addresses:
            answer = client.get(address, headers={"host": host})
            assert host not in answer.text, (host, address)
            if address.endswith(".xml"):
                assert answer.content == canonical[address].content, (host, address)
        site.delete()


# HEAD


@pytest.fixture
def sent():
    """A function that returns what the server in front of the site gets to send: status, headers and body."""
    handler = BaseHandler()
    handler.load_middleware()

    def sent(method, path):
        response = handler.get_response(getattr(RequestFactory(), method)(path))
        body = b"".join(response)
        for close in response._resource_closers:
            close()
        headers = {name: value for name, value in response.items() if name != "ETag"}
        return response.status_code, headers, body

    return sent


@pytest.mark.long
def test_head_is_answered_with_the_headers_of_get_and_no_body(long_list, document, sent):
    addresses = {
        "/": 200,
        "/articles/?page=2": 200,
        "/sitemap.xml": 200,
        "/robots.txt": 200,
        "/feed.xml": 200,
        "/favicon.ico": 302,
        "/search/?q=article": 200,
        "/search/suggestions/?q=art": 200,
        "/consultation/": 200,
        "/nowhere/": 404,
        document.url: 200,
    }
    for address, expected in addresses.items():
        status, headers, body = sent("get", address)
        assert status == expected, address
        assert body or status == 302, address
        assert sent("head", address) == (status, headers, b""), address


def test_a_draft_changes_nothing_in_the_sitemap(client):
    page = StandardPageFactory(parent=HomePageFactory())
    before = client.get("/sitemap.xml").content
    page.save_revision()
    assert client.get("/sitemap.xml").content == before
