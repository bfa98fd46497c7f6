"""Old addresses of pages: they lead on to a page that can be read, and never in a circle."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    HomePageFactory,
    PhysicianIndexPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Change the address of a page, as its editor does."""

    def rename(page, slug):
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = slug
            page.save()

    return rename


def addresses(client, path):
    """Return the status and address of every answer on the way from a path, which is short."""
    steps = []
    for _step in range(4):
        response = client.get(path)
        steps.append((response.status_code, path))
        if response.status_code not in (301, 302):
            return steps
        path = response.url.removeprefix("http://localhost")
    pytest.fail(f"It does not end: {steps}")


def test_a_page_renamed_forth_and_back_is_not_found_once_it_is_unpublished(client, rename):
    page = ArticlePageFactory(slug="a")
    rename(page, "b")
    rename(page, "a")
    assert addresses(client, "/articles/b/") == [(301, "/articles/b/"), (200, "/articles/a/")]
    page.unpublish()
    assert addresses(client, "/articles/a/") == [(404, "/articles/a/")]
    assert addresses(client, "/articles/b/") == [(404, "/articles/b/")]
    assert not Redirect.objects.filter(old_path="/articles/a").exists()


def test_a_chain_of_renamings_is_one_step(client, rename):
    page = ArticlePageFactory(slug="a")
    for slug in "bcd":
        rename(page, slug)
    assert addresses(client, "/articles/a/?from=mail") == [
        (301, "/articles/a/?from=mail"),
        (200, "/articles/d/"),
    ]


def test_a_section_renamed_or_moved_forth_and_back_takes_its_pages_along(client, rename):
    page = ArticlePageFactory(slug="a")
    section = ArticleIndexPageFactory()
    rename(section, "news")
    rename(section, "articles")
    page.refresh_from_db()
    page.unpublish()
    assert addresses(client, "/articles/a/") == [(404, "/articles/a/")]
    other = ArticleIndexPageFactory(slug="archive", title="Archive")
    page.get_latest_revision_as_object().save_revision().publish()
    page.refresh_from_db()
    page.move(other, pos="last-child")
    assert addresses(client, "/articles/a/") == [(301, "/articles/a/"), (200, "/archive/a/")]
    page.refresh_from_db()
    section.refresh_from_db()
    page.move(section, pos="last-child")
    page.refresh_from_db()
    page.unpublish()
    assert addresses(client, "/articles/a/") == [(404, "/articles/a/")]


def test_two_pages_that_swapped_addresses_are_not_found_once_both_are_unpublished(client, rename):
    first, second = ArticlePageFactory(slug="a"), ArticlePageFactory(slug="b")
    rename(first, "c")
    rename(second, "a")
    rename(first, "b")
    first.unpublish()
    second.unpublish()
    for path in ("/articles/a/", "/articles/b/", "/articles/c/"):
        assert addresses(client, path) == [(404, path)]


def test_circles_from_an_earlier_version_are_not_followed(client):
    page = ArticlePageFactory(slug="a")
    for start, end in (("/x", "/y"), ("/y", "/z"), ("/z", "/x"), ("/self", "/self/")):
        Redirect.objects.create(old_path=start, redirect_link=f"http://localhost{end}")
    Redirect.objects.create(old_path="/articles/a", redirect_page=page)
    page.unpublish()
    for path in ("/x/", "/y/", "/self/", "/articles/a/"):
        assert addresses(client, path) == [(404, path)]


def enter(client, start, page=None, link=""):
    """Enter a redirect in the admin, and return the errors by field."""
    response = client.post(
        reverse("wagtailredirects:add"),
        {
            "old_path": start,
            "is_permanent": "on",
            "redirect_page": page.pk if page else "",
            "redirect_link": link,
        },
    )
    return response.context["form"].errors if response.status_code == 200 else {}


def test_a_circle_cannot_be_entered(admin_client):
    page = ArticlePageFactory(slug="a")
    PhysicianIndexPageFactory()
    assert "redirect_page" in enter(admin_client, "/articles/a/", page=page)
    assert "redirect_link" in enter(admin_client, "/old/", link="http://localhost/old")
    assert "redirect_link" in enter(admin_client, "/old/", link="http://localhost/old/?a=b#c")
    assert not enter(admin_client, "/one/", link="http://localhost/two/")
    assert not enter(admin_client, "/two/", link="http://localhost/three/")
    assert "redirect_link" in enter(admin_client, "/three/", link="http://LOCALHOST/one/")
    assert not enter(admin_client, "/elsewhere/", link="https://example.org/elsewhere/")
    assert not enter(admin_client, "/paper/", page=page)
    hidden = ArticlePageFactory(slug="b", live=False)
    assert not enter(admin_client, "/later/", page=hidden)
    assert admin_client.get("/elsewhere/").url == "https://example.org/elsewhere/"
    assert admin_client.get("/paper/").url == "/articles/a/"
    assert admin_client.get("/later/").status_code == 404


def test_a_redirect_to_what_is_no_page_is_followed(client):
    HomePageFactory()
    Redirect.objects.create(old_path="/find", redirect_link="http://localhost/search/")
    assert client.get("/find/").url == "http://localhost/search/"
