"""Old addresses of pages: they lead on to a page that can be read, and never in a circle."""

import importlib

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    HomePageFactory,
    PhysicianIndexPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]


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


def test_what_is_stored_for_the_address_of_a_live_page_does_not_count(client):
    page, hidden = ArticlePageFactory(slug="a"), ArticlePageFactory(slug="b", live=False)
    Redirect.add_redirect("/articles/a", redirect_to=hidden)
    Redirect.add_redirect("/old", redirect_to=page)
    assert addresses(client, "/old/") == [(301, "/old/"), (200, "/articles/a/")]


# With a query
def test_a_redirect_with_a_query_answers_before_the_page(client):
    page = ArticlePageFactory(slug="a")
    Redirect.add_redirect("/?p=12", redirect_to=page)
    Redirect.add_redirect("/articles/?lang=en&cat=3", redirect_to="https://example.org/", is_permanent=False)
    assert addresses(client, "/?p=12") == [(301, "/?p=12"), (200, "/articles/a/")]
    assert client.head("/?p=12").status_code == 301
    answer = client.get("/articles/?cat=3&lang=en")
    assert (answer.status_code, answer.url) == (302, "https://example.org/")
    for path in ("/", "/?p=13", "/?p=12&p=13", "/?q=12", "/articles/?cat=3", "/articles/a/?p=12"):
        assert addresses(client, path) == [(200, path)]
    assert client.post("/?p=12").status_code == 405


def test_a_redirect_with_a_query_answers_when_more_parameters_follow(client):
    a, b = ArticlePageFactory(slug="a"), ArticlePageFactory(slug="b")
    for path, page in (("/?p=12", a), ("/?p=12&lang=en", b), ("/show.php?id=7", b), ("/gone/", a)):
        Redirect.add_redirect(path, redirect_to=page)
    for asked, found in (
        ("/?p=12&utm=1", "/articles/a/"),
        ("/?fbclid=x&p=12&utm_source=letter", "/articles/a/"),
        ("/?utm=1&P=12&", "/articles/a/"),
        ("/?lang=en&p=12&utm=1", "/articles/b/"),
        ("/?lang=fr&p=12", "/articles/a/"),
        ("/show.php?id=7&utm=1", "/articles/b/"),
        ("/gone/?p=1&utm=1", "/articles/a/"),
        ("/?p=120&utm=1", None),
        ("/?p=12&p=13&utm=1", None),
        ("/?lang=en&utm=1", None),
        ("/?" + "&".join(f"a{number}=1" for number in range(900)), None),
    ):
        steps = [(301, asked), (200, found)] if found else [(200, asked)]
        assert addresses(client, asked) == steps, asked


def test_a_redirect_with_a_query_that_leads_nowhere_leaves_the_page(client):
    home, page = HomePageFactory(), ArticlePageFactory(slug="a", live=False)
    Redirect.objects.create(old_path="/?p=1", redirect_page=page)
    Redirect.objects.create(old_path="/?p=2", redirect_link="http://localhost/?p=2")
    Redirect.objects.create(old_path="/?p=3", redirect_link="http://localhost/?p=4")
    Redirect.objects.create(old_path="/?p=4", redirect_link="http://localhost/?p=3#top")
    Redirect.objects.create(old_path="/?p=5")
    for number in range(1, 6):
        assert addresses(client, f"/?p={number}") == [(200, f"/?p={number}")]
    Redirect.objects.create(old_path="/?p=6", redirect_page=home)
    assert addresses(client, "/?p=6") == [(301, "/?p=6"), (200, "/")]


def test_a_circle_with_a_query_cannot_be_entered(admin_client):
    home = HomePageFactory()
    assert "redirect_link" in enter(admin_client, "/?p=1", link="http://localhost/?p=1")
    assert not enter(admin_client, "/?p=1", page=home)
    assert not enter(admin_client, "/?p=2", link="http://localhost/?P=3")
    assert "redirect_link" in enter(admin_client, "/?p=3", link="http://localhost/?p=2")
    assert "redirect_link" in enter(admin_client, "/?p=3", link="http://localhost/?p=2&utm=1")
    assert "redirect_link" in enter(admin_client, "/?p=4", link="http://localhost/?p=4&utm=1")


def test_only_an_address_with_a_query_asks_for_redirects_and_once(client):
    page = ArticlePageFactory(slug="a")
    Redirect.add_redirect("/?p=12", redirect_to=page)

    def questions(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return sum("wagtailredirects_redirect" in query["sql"] for query in queries)

    assert questions("/") == 0
    assert questions("/articles/a/") == 0
    assert questions("/articles/?page=2&topic=x") == 1


# Upper and lower case
@pytest.mark.parametrize("stored", ["/Our-Team/Über.html", "/our-team/über.html", "/our-team/%C3%BCber.HTML"])
def test_redirects_ignore_case(client, stored):
    page = ArticlePageFactory(slug="a")
    Redirect.objects.create(old_path=stored, redirect_page=page)
    for asked in (
        "/our-team/über.html",
        "/OUR-TEAM/ÜBER.HTML",
        "/Our-Team/%C3%9Cber.html",
        "/our-team/%c3%bcber.html",
    ):
        assert client.get(asked).url == "/articles/a/", asked


def test_what_is_entered_in_another_case_is_the_same_redirect(admin_client):
    page = ArticlePageFactory(slug="a")
    assert not enter(admin_client, "/About/?P=1", page=page)
    assert enter(admin_client, "/about?p=1", page=page)
    assert admin_client.get("/ABOUT/?p=1").url == "/articles/a/"


def test_a_page_whose_address_changes_in_case_alone_is_found_at_both(client, rename):
    page = ArticlePageFactory(slug="News")
    rename(page, "news")
    assert addresses(client, "/articles/News/") == [(301, "/articles/News/"), (200, "/articles/news/")]
    rename(page, "News")
    assert addresses(client, "/articles/news/") == [(301, "/articles/news/"), (200, "/articles/News/")]
    page.unpublish()
    for path in ("/articles/News/", "/articles/news/", "/articles/NEWS/"):
        assert addresses(client, path) == [(404, path)]


def test_an_expired_page_is_not_found_in_any_case(client):
    ArticlePageFactory(slug="über", expire_at=timezone.now())
    assert addresses(client, "/articles/über/") == [(404, "/articles/über/")]
    assert addresses(client, "/ARTICLES/über/")[-1][0] == 404


def test_redirects_of_an_earlier_version_are_stored_in_lower_case(client):
    page, other = ArticlePageFactory(slug="a"), ArticlePageFactory(slug="b")
    rows = [("/Old", page), ("/Twin", page), ("/twin", other)]
    Redirect.objects.bulk_create(Redirect(old_path=path, redirect_page=to) for path, to in rows)
    migration = importlib.import_module("core.migrations.0017_redirects_in_lower_case")
    migration.store_in_lower_case(apps, None)
    assert sorted(Redirect.objects.values_list("old_path", flat=True)) == ["/Twin", "/old", "/twin"]
    found = {path: client.get(path).url for path in ("/OLD", "/Twin", "/TWIN", "/twin")}
    assert found == {"/OLD": page.url, "/Twin": page.url, "/TWIN": other.url, "/twin": other.url}


# Import


@pytest.mark.parametrize(("extension", "comma"), [("csv", ","), ("tsv", "\t")])
def test_a_table_with_a_byte_order_mark_is_imported(admin_client, extension, comma):
    HomePageFactory()
    table = f'"from{comma} old"{comma}to\n/Old{comma}https://example.org/new\n'.encode("utf-8-sig")
    answer = admin_client.post(
        reverse("wagtailredirects:start_import"),
        {"import_file": SimpleUploadedFile(f"old.{extension}", table)},
    )
    form = answer.context["form"]
    assert form.fields["from_index"].choices == [("", "---"), ("0", f"from{comma} old"), ("1", "to")]
    sent = {name: form.initial[name] for name in ("import_file_name", "input_format")}
    admin_client.post(
        reverse("wagtailredirects:process_import"),
        {**sent, "from_index": "0", "to_index": "1", "permanent": "on", "site": ""},
    )
    assert admin_client.get("/old/").url == "https://example.org/new"
