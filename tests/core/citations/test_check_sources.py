"""`manage.py check_sources`, and the same in the report for editors."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import Source
from tests.factories.pages import ArticlePageFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/sources-to-fix/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-12-01 12:00Z"):
        yield


@pytest.fixture
def add():
    """A function that makes a source which is in order but for what is given; an article cites it."""
    article = ArticlePageFactory()

    def add_(key, *, cited=True, **fields):
        fields = {"title": f"Study {key}", "doi": f"10.1000/{key}", "year": 2020, **fields}
        source = Source.objects.create(key=key, **fields)
        if cited:
            article.body.append(("text", f'<p>So.<a linktype="reference" id="{source.pk}">S</a></p>'))
            article.save()
        return source

    return add_


def problems(capsys):
    """Run the command; return the rows of its table without the heading."""
    with pytest.raises(CommandError, match=r"fixing\."):
        call_command("check_sources")
    lines = capsys.readouterr().out.splitlines()
    width = lines[0].index("Problem")
    return [(line[:width].strip(), line[width:]) for line in lines[1:]]


@pytest.mark.long
def test_sources_in_order_pass(add, capsys):
    add("katz-2022", pmid="35503342", url="https://example.org/")
    call_command("check_sources")
    assert capsys.readouterr().out == "All sources are in order.\n"


def test_something_wrong_ends_the_command_with_one(add):
    add("katz", cited=False)
    with pytest.raises(CommandError) as error:
        call_command("check_sources")
    assert error.value.returncode == 1
    assert str(error.value) == "1 source needs fixing."


@pytest.mark.long
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"doi": "https://doi.org/10.1001/x"},
            "DOI: Enter the DOI only, for example 10.1001/jama.2022.5921.",
        ),
        ({"pmid": "PMC7101"}, "PubMed number: Enter the PubMed number only, for example 35503342."),
        ({"url": "http://example.org/"}, "web address: Enter an address that begins with https://."),
        ({"url": "example"}, "web address: Enter a valid URL."),
        ({"year": 2027}, "year: Enter the year in which it was published, from 1800 to this year."),
        ({"doi": ""}, "It has no DOI, PubMed number or web address."),
        ({"cited": False}, "Nothing cites it."),
        (
            {"status": "retracted", "status_on": "2026-01-01"},
            "link to the notice: Enter the address of the notice, so that readers can check it.",
        ),
    ],
)
def test_each_kind_of_fault_is_told(add, capsys, wrong, sentence):
    add("wrong", **wrong)
    add("right")
    assert ("wrong", sentence) in problems(capsys)
    assert "right" not in [row[0] for row in problems(capsys)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"doi": "10.1001/JAMA.1"}, {"doi": "10.1001/jama.1"}),
        ({"pmid": "123"}, {"pmid": "123"}),
        ({"title": "Does it help? A trial", "year": 2019}, {"title": "does it help: a TRIAL.", "year": 2019}),
    ],
    ids=["DOI", "PubMed number", "title and year"],
)
def test_two_entries_of_one_source_name_each_other(add, capsys, first, second):
    add("one", **first)
    add("two", **second)
    assert problems(capsys) == [("one", "The same as two."), ("two", "The same as one.")]


def test_the_same_title_in_another_year_is_another_source(add):
    add("one", title="Guideline", year=2019)
    add("two", title="Guideline", year=2022)
    call_command("check_sources")


def test_a_source_with_two_faults_has_two_lines(add, capsys):
    add("wrong", doi="", cited=False)
    assert problems(capsys) == [
        ("wrong", "It has no DOI, PubMed number or web address."),
        ("", "Nothing cites it."),
    ]


def test_editors_see_the_same_in_a_report(add, admin_client):
    wrong = add("wrong", doi="", cited=False)
    add("right")
    soup = BeautifulSoup(admin_client.get(REPORT).content, "html.parser")
    [row] = soup.select("main table tbody tr")
    assert "It has no DOI, PubMed number or web address. Nothing cites it." in row.get_text(" ")
    assert row.a["href"] == reverse(Source.snippet_viewset.get_url_name("edit"), args=[wrong.pk])


@pytest.mark.long
def test_the_report_needs_as_many_queries_for_sixty_faults_as_for_one(
    add, admin_client, django_assert_num_queries
):
    add("wrong", cited=False)
    admin_client.get(REPORT)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(REPORT)
    for number in range(60):
        add(f"wrong-{number}", cited=False)
    with django_assert_num_queries(len(one)):
        assert admin_client.get(REPORT).context["items_count"] == 61
