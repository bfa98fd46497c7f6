import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Source
from procedures.warning_signs import Level, ShownOn
from tests.factories.pages import ConditionPageFactory, ProcedurePageFactory
from tests.factories.signs import sign

pytestmark = pytest.mark.django_db

OUTCOME = ("outcome", {"lead": "Less pain", "text": "<p>For some.</p>", "out_of_100": 58})


@pytest.mark.long
def test_the_list_is_narrowed_by_condition(client):
    stenosis, disc = ConditionPageFactory(title="Stenosis"), ConditionPageFactory(title="Disc")
    ProcedurePageFactory(title="One", conditions=[stenosis, disc])
    ProcedurePageFactory(title="Two", conditions=[disc])

    def titles(query=""):
        return [page.title for page in client.get(f"/procedures/{query}").context["procedures"]]

    assert titles() == ["One", "Two"]
    assert titles("?condition=stenosis") == ["One"]
    assert titles("?condition=disc") == ["One", "Two"]
    assert titles("?condition=unknown") == ["One", "Two"]


@pytest.mark.parametrize(("filled", "missing"), [("benefits", "risks"), ("risks", "benefits")])
def test_benefits_and_risks_are_filled_in_together(filled, missing):
    page = ProcedurePageFactory()
    setattr(page, filled, [OUTCOME])
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert set(error.value.message_dict) == {missing}
    setattr(page, missing, [OUTCOME])
    page.full_clean()


def test_benefits_and_risks_stand_side_by_side_with_their_shares_in_dots(client):
    page = ProcedurePageFactory(benefits=[OUTCOME], risks=[OUTCOME])
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    sides = html.find(id="balance").find_next(class_="sides")
    headings = [heading.get_text(strip=True) for heading in sides.find_all("h3")]
    assert headings == ["Possible benefits", "Possible risks"]
    assert len(sides.find_all("svg", role="img")) == 2


def test_the_sections_of_the_contents_list_are_those_of_the_page(client):
    point = ("point", "<p>you have pain</p>")
    sign("Numb seat")
    page = ProcedurePageFactory(
        steps=[("step", {"title": "One", "text": "<p>Two.</p>", "drawing": "", "image": None})],
        suits=[point],
        unsuited=[point],
        benefits=[OUTCOME],
        risks=[OUTCOME],
        tell_us_first=[point],
        after=[("advice", {"topic": "driving", "text": "<p>Not today.</p>"})],
        recovery=[("stage", {"when": "2 weeks", "text": "<p>A visit.</p>"})],
        cost="<p>Ask us.</p>",
        questions=[("question", "How often do you do this?")],
        faq=[("item", {"question": "Will it hurt?", "answer": "<p>A little.</p>"})],
    )
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    for section in page.table_of_contents:
        part = html.find(id=section["anchor"])
        # A folded part stands below its heading.
        heading = part if part.name == "h2" else part.find_previous("h2")
        assert heading.get_text(strip=True) == section["heading"]
    assert [section["anchor"] for section in page.table_of_contents] == [
        "steps",
        "suits",
        "balance",
        "before",
        "recovery",
        "warning-signs",
        "cost",
        "questions",
        "faq",
    ]


def test_whom_it_does_not_suit_is_in_the_contents_even_alone():
    page = ProcedurePageFactory(unsuited=[("point", "<p>you take blood thinners</p>")])
    assert "suits" in [section["anchor"] for section in page.table_of_contents]


def test_before_and_after_are_told_topic_by_topic(client):
    page = ProcedurePageFactory(
        tell_us_first=[("point", "<p>You take a blood thinner.</p>")],
        before=[("advice", {"topic": "eating", "text": "<p>Follow the sheet.</p>"})],
        after=[("advice", {"topic": "driving", "text": "<p>Not today.</p>"})],
    )
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert "You take a blood thinner." in html.find(id="before").find_next("ul").get_text()
    before, after = (html.find(id=anchor).find_next(class_="advice") for anchor in ("before", "recovery"))
    assert list(before.stripped_strings) == ["Eating and drinking", "Follow the sheet."]
    assert list(after.stripped_strings) == ["Driving", "Not today."]
    assert page.schema_org()[0]["about"]["preparation"] == "Follow the sheet."
    assert page.schema_org()[0]["about"]["followup"] == "Not today."


def test_a_procedure_says_what_is_missing_of_it():
    page = ProcedurePageFactory.build(
        tell_us_first=[("point", "<p>You take a blood thinner.</p>")],
        before=[
            ("advice", {"topic": topic, "text": "<p>So.</p>"}) for topic in ("eating", "medicines", "ride")
        ],
    )
    assert page.missing_parts() == [
        "Getting ready: How long it takes",
        "At home afterward: What is normal",
        "At home afterward: When relief may come, and how long it may last",
        "At home afterward: Driving",
        "At home afterward: Showers and baths",
        "At home afterward: Lifting and bending",
        "At home afterward: Work",
        "At home afterward: When to call us",
        "Warning signs",
    ]


def signs_on(client, page):
    """Return the part of a page that tells the warning signs, None without one."""
    heading = BeautifulSoup(client.get(page.url).content, "html.parser").find(id="warning-signs")
    return heading and heading.find_next(class_="warning-signs")


@pytest.mark.long
def test_a_page_tells_the_warning_signs_that_belong_to_it_by_what_to_do(client):
    procedure, other = ProcedurePageFactory(), ProcedurePageFactory()
    condition = ConditionPageFactory()
    source = Source.objects.create(key="guide", title="Back problems", url="https://example.org/guide")
    sign("Numb seat", source=source)
    sign("Both legs weak", procedures=[procedure], conditions=[condition])
    sign("A headache that is worse sitting up", Level.TODAY, procedures=[procedure])
    sign("How far you can walk", Level.AT_VISIT, conditions=[condition])

    told = {
        page: [item.get_text(strip=True) for item in signs_on(client, page).find_all("li")]
        for page in (procedure, condition, other)
    }
    assert told == {
        procedure: ["Numb seat1", "Both legs weak", "A headache that is worse sitting up"],
        condition: ["Numb seat1", "Both legs weak", "How far you can walk"],
        other: ["Numb seat1"],
    }
    part = signs_on(client, procedure)
    assert [item.get_text(strip=True) for item in part.select(".sos li")] == ["Numb seat1", "Both legs weak"]
    assert "911" in part.select_one(".sos").get_text()
    assert [heading.get_text() for heading in part.find_all("h3")] == ["Call us today"]
    assert "Back problems" in client.get(procedure.url).text


@pytest.mark.long
def test_a_sign_whose_only_page_is_deleted_belongs_to_no_page(client):
    gone, other = ProcedurePageFactory(), ProcedurePageFactory()
    wire = sign("A wire came out", procedures=[gone])
    gone.delete()
    assert not signs_on(client, other)
    assert "A wire came out" not in client.get("/consultation/").text
    wire.refresh_from_db()
    assert not wire.procedures.exists()


def test_a_sign_that_is_shown_nowhere_yet_is_on_no_page(client):
    page = ProcedurePageFactory()
    hidden = sign("Numb seat", procedures=[page])
    hidden.shown_on = ShownOn.NOWHERE
    hidden.save()
    assert not signs_on(client, page)


def test_without_signs_the_recovery_still_ends_with_the_emergency_number(client):
    page = ProcedurePageFactory(recovery=[("stage", {"when": "2 weeks", "text": "<p>A visit.</p>"})])
    assert not signs_on(client, page)
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert "911" in html.find(id="recovery").find_next(class_="sos").get_text()


@pytest.mark.long
def test_a_page_needs_no_more_queries_for_more_signs(client):
    page = ProcedurePageFactory()
    sign("One", procedures=[page])
    client.get(page.url)
    with CaptureQueriesContext(connection) as few:
        client.get(page.url)
    for words in ("Two", "Three", "Four"):
        sign(words, Level.TODAY, procedures=[page])
    with CaptureQueriesContext(connection) as many:
        client.get(page.url)
    assert len(many) == len(few)


def test_other_names_are_one_on_each_line():
    assert ProcedurePageFactory.build(also_known_as=" One \n\n Two").other_names == ["One", "Two"]
