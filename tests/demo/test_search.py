"""What visitors of the demo practice find."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

# One process loads the demo.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]


def search(query):
    """Return the answer to a search, and the titles of its first page."""
    call_command("index_words")
    client = Client(HTTP_HOST=settings.PUBLIC_URL.partition("//")[2])
    context = client.get("/search/", {"q": query}).context
    return context["answer"], [result.page.title for result in context["results"]]


@pytest.mark.parametrize("query", ["radiofrequency ablation", "Radiofrequency", "RFA", "nerve burning"])
def test_the_page_about_a_treatment_comes_first_by_each_of_its_names(demo, query):
    assert search(query)[1][0] == "Radiofrequency ablation"


def test_a_disk_is_a_disc(demo):
    titles = search("slipped disk")[1]
    assert titles == search("slipped disc")[1]
    assert titles[0] == "Herniated disc"


@pytest.mark.parametrize("query", ["sciatica", "radicular pain", "lumbar radiculopathy"])
def test_sciatica_is_found_where_patients_look_for_it(demo, query):
    assert search(query)[1][0] == "Sciatica"


@pytest.mark.parametrize(("typed", "meant"), [("back pane", "back pain"), ("neck pane", "neck pain")])
def test_a_word_written_by_ear_is_read_with_the_word_beside_it(demo, typed, meant):
    answer, titles = search(typed)
    assert answer.shown == meant
    assert titles == search(meant)[1]
