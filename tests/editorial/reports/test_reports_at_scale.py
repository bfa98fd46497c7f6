"""Every report of this site opens with as many queries for more articles than it shows at once as for five."""

import uuid
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.admin.menu import reports_menu
from wagtail.models import Page, ReferenceIndex

from articles.models import ArticleAuthor, ArticlePage, RelatedLink
from core.models import Source
from editorial import reports
from editorial.models import Approval, PageFindings
from editorial.reports.base import ReportViewSet
from tests.browser.screens import REPORTS
from tests.factories.pages import ArticlePageFactory

FEW, ROWS_ON_A_PAGE, MANY = 5, 50, 120


def addresses():
    """Return the addresses of the reports on pages and sources that this site adds, as the menu has them."""
    home = reverse("wagtailadmin_home")  # reading the addresses registers the reports
    items = [item for item in reports_menu.registered_menu_items if item.url.startswith(home)]
    return sorted(item.url for item in items if _module(item.url).startswith("editorial."))


def _module(url):
    view = resolve(url).func
    return getattr(view, "view_class", view).__module__


def add_articles(number, author, source):
    """Add published articles, written past the models: overdue, linked from one to the next, citing a source."""
    pattern = ArticlePageFactory(authors=[author])
    page_type = ContentType.objects.get_for_model(Page)
    pages = Page.objects.bulk_create(_pages(pattern, number))
    _copy_rows(pattern, pages)
    approvals = Approval.objects.bulk_create(
        Approval(
            page=page, digest="x", basis="review", next_review_on=timezone.localdate() - timedelta(days=1)
        )
        for page in pages
    )
    _connect(pages, approvals)
    PageFindings.objects.bulk_create(
        PageFindings(page=page, grade=7, findings=[{"check": "number", "place": "Body", "words": "9 of 75"}])
        for page in pages
    )
    ArticleAuthor.objects.bulk_create(ArticleAuthor(page_id=page.pk, physician=author) for page in pages)
    RelatedLink.objects.bulk_create(
        RelatedLink(page_id=page.pk, article_id=other.pk)
        for page, other in zip(pages, pages[1:], strict=False)
    )
    ends = [(page, page_type, other.pk) for page, other in zip(pages[::2], pages[1::2], strict=False)]
    ends += [(page, ContentType.objects.get_for_model(Source), source.pk) for page in pages]
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            base_content_type=page_type,
            content_type=pattern.content_type,
            object_id=str(page.pk),
            to_content_type=to_type,
            to_object_id=str(key),
            model_path="body.item",
            content_path="body.item",
            content_path_hash=uuid.uuid4(),
        )
        for page, to_type, key in ends
    )


def _pages(pattern, number):
    first = int(pattern.path[-Page.steplen :], 36) + 1
    for place in range(first, first + number):
        slug = f"article-{place}"
        yield Page(
            title=f"Article {place}",
            draft_title=f"Article {place}",
            slug=slug,
            path=Page._get_path(pattern.path[: -Page.steplen], pattern.depth, place),
            depth=pattern.depth,
            url_path=f"{pattern.get_parent().url_path}{slug}/",
            content_type=pattern.content_type,
            locale=pattern.locale,
            live=True,
        )


def _copy_rows(pattern, pages):
    """Give each page the article row of the pattern: `bulk_create` does not write rows of two tables."""
    columns = [field.column for field in ArticlePage._meta.local_concrete_fields if not field.primary_key]
    table, key = ArticlePage._meta.db_table, ArticlePage._meta.pk.column
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {table} ("{key}", {names}) SELECT page.id, {names} FROM {table}, wagtailcore_page page'  # noqa: S608
            f' WHERE {table}."{key}" = %s AND page.id >= %s',
            [pattern.pk, pages[0].pk],
        )


def _connect(pages, approvals):
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {ArticlePage._meta.db_table} SET approval_id = %s WHERE page_ptr_id = %s",  # noqa: S608
            [(approval.pk, page.pk) for page, approval in zip(pages, approvals, strict=True)],
        )


@pytest.fixture
def fill(author):
    """A function that adds so many articles, and sources with something to fix."""
    source = Source.objects.create(
        key="withdrawn", title="A trial", status=Source.Status.RETRACTED, status_on=timezone.localdate()
    )

    def fill_(number):
        add_articles(number, author.bios.get(), source)
        Source.objects.bulk_create(
            Source(key=f"unused-{number}-{n}", title=f"Unused {n}")
            for n in range(min(number, ROWS_ON_A_PAGE))
        )
        call_command("look_at_links")

    return fill_


def queries(client, at_least):
    """Return how many queries each report needs, all of which must have rows to show."""
    counts = {}
    for address in addresses():
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert len(response.context["object_list"]) >= at_least, address
        counts[address] = len(asked)
    return counts


@pytest.mark.long
def test_no_report_asks_more_for_many_articles_than_for_five(admin_client, fill):
    fill(FEW)
    queries(admin_client, FEW // 2)
    few = queries(admin_client, FEW // 2)
    fill(MANY)
    assert queries(admin_client, ROWS_ON_A_PAGE) == few


def test_all_reports_of_the_house_are_registered_and_looked_at():
    """Each viewset of a module in `editorial/reports` has its address in the menu, and is a screen for the browser."""
    modules = [import_module(f"editorial.reports.{name}") for _, name, _ in iter_modules(reports.__path__)]
    names = {
        viewset.name
        for module in modules
        for viewset in vars(module).values()
        if isinstance(viewset, type) and issubclass(viewset, ReportViewSet) and viewset is not ReportViewSet
    }
    in_menu = {address.split("/")[-2] for address in addresses()}
    assert {name.replace("_", "-") for name in names} == in_menu
    assert in_menu <= set(REPORTS)
