"""What a result shows of a page is kept when the page is saved, and is always what the page says now."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ArticlePage
from search.apps import forget_texts
from search.models import PageText
from tests.factories.pages import (
    ArticlePageFactory,
    ConditionPageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db


def shown(client, query="zebra"):
    """Return what the results of a search say below their titles."""
    return [result.summary_html for result in client.get("/search/", {"q": query}).context["results"]]


def test_a_draft_shows_in_no_result_and_what_is_published_in_the_next(client):
    page = StandardPageFactory(introduction="A zebra walks.")
    assert shown(client) == ["A <mark>zebra</mark> walks."]
    page.introduction = "A zebra runs."
    revision = page.save_revision()
    assert shown(client) == ["A <mark>zebra</mark> walks."]
    revision.publish()
    assert shown(client) == ["A <mark>zebra</mark> runs."]


def test_a_save_of_some_fields_keeps_what_the_database_has_then(client):
    page = ArticlePageFactory(introduction="A zebra walks.")
    page.introduction = "A zebra runs."
    page.teaser = "Stripes."
    page.save(update_fields=["teaser"])
    assert shown(client) == ["A <mark>zebra</mark> walks."]
    page.save(update_fields=["introduction"])
    assert shown(client) == ["A <mark>zebra</mark> runs."]


def test_a_page_found_by_its_title_alone_shows_its_summary(client):
    ArticlePageFactory(title="The zebra", introduction="It walks.", teaser="It is a kind of horse.")
    assert shown(client) == ["It is a kind of horse."]


def test_a_page_that_was_written_past_the_models_shows_the_same_before_and_after_it_is_indexed(client):
    page = ArticlePageFactory(introduction="A zebra walks.", body=[("text", "<p>Stripes.</p>")])
    kept = shown(client)
    PageText.objects.all().delete()
    assert shown(client) == kept
    call_command("index_words")
    assert PageText.objects.get(page=page).texts == ["A zebra walks.", "Stripes."]
    assert shown(client) == kept


def test_the_texts_of_a_page_go_with_it():
    page = ArticlePageFactory()
    assert PageText.objects.filter(page=page).exists()
    page.delete()
    assert not PageText.objects.filter(page=page.pk).exists()
    assert not ArticlePage.objects.exists()


def test_results_of_all_types_take_as_many_queries_as_one(client):
    ArticlePageFactory(introduction="A zebra.")
    numbers = []
    for _round in range(2):
        shown(client)
        with CaptureQueriesContext(connection) as queries:
            found = shown(client)
        numbers.append(len(queries))
        ProcedurePageFactory(summary="A zebra.")
        ConditionPageFactory(summary="A zebra.")
        PhysicianPageFactory(job_title="Zebra specialist")
        LocationPageFactory(introduction="A zebra.")
        StandardPageFactory(introduction="A zebra.")
        ArticlePageFactory(introduction="A zebra.")
    assert len(found) > 5
    assert numbers[0] == numbers[1]


def test_after_an_update_of_the_software_texts_are_kept_anew(client):
    page = ArticlePageFactory(introduction="A zebra.")
    ArticlePage.objects.filter(pk=page.pk).update(introduction="A heron.")  # as a migration does
    forget_texts(plan=["a migration"])
    assert not PageText.objects.exists()
    call_command("index_words")
    assert "heron" in str(PageText.objects.get(page=page).texts)
