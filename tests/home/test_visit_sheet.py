"""The sheet that a patient prints and takes along to a visit about a procedure."""

import pytest
from bs4 import BeautifulSoup

from core.models import Source
from procedures.warning_signs import Level
from tests.factories.pages import HomePageFactory, ProcedurePageFactory
from tests.factories.signs import sign

pytestmark = pytest.mark.django_db


def cite(source):
    return f'<a linktype="reference" id="{source.pk}">source</a>'


def sheet_of(client, page):
    """Return the sheet that the page of a procedure leads to."""
    link = BeautifulSoup(client.get(page.url).content, "html.parser").find(
        "a", string=lambda s: s and "sheet" in s
    )
    return BeautifulSoup(client.get(link["href"]).content, "html.parser")


def test_the_sheet_says_what_to_bring_and_to_ask(client):
    HomePageFactory(things_to_bring="Your glasses\n\n A friend ")
    page = ProcedurePageFactory(title="MILD", questions=[("question", "What will I pay?")])
    sheet = sheet_of(client, page)
    assert [item.text for item in sheet.select(".bring li")] == ["Your glasses", "A friend"]
    assert "What will I pay?" in sheet.select(".questions")[-1].text
    assert sheet.find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.long
def test_the_sources_have_the_numbers_of_the_page(client):
    first, second = (
        Source.objects.create(key="z", title="Zebras"),
        Source.objects.create(key="a", title="Apples"),
    )
    page = ProcedurePageFactory(
        questions=[("question", "Why?")], cost=f"<p>So it is.{cite(first)}{cite(second)}{cite(first)}</p>"
    )
    sheet, original = sheet_of(client, page), BeautifulSoup(client.get(page.url).content, "html.parser")
    assert [item["id"] for item in sheet.select(".sources > li")] == ["ref-1", "ref-2"]
    for anchor, title in (("#ref-1", "Zebras"), ("#ref-2", "Apples")):
        assert title in sheet.select_one(anchor).text
        assert title in original.select_one(anchor).text
    assert "So it is." not in sheet.text


def test_the_sheet_tells_the_warning_signs_without_numbers_of_sources(client):
    source = Source.objects.create(key="guide", title="Back problems")
    page = ProcedurePageFactory(questions=[("question", "Why?")])
    sign("Numb seat", source=source)
    sign("A headache that is worse sitting up", Level.TODAY, procedures=[page])
    sign("A wire came out", Level.TODAY, procedures=[ProcedurePageFactory()])
    sheet = sheet_of(client, page)
    signs = sheet.select(".warning-signs li")
    assert [item.get_text() for item in signs] == ["Numb seat", "A headache that is worse sitting up"]
    assert "Back problems" in sheet.select_one("#ref-1").text


def test_there_is_no_sheet_of_a_page_that_the_public_may_not_see(client):
    page = ProcedurePageFactory(live=False)
    assert client.get(f"/visit-sheet/{page.pk}/").status_code == 404
