"""What the search answers from settings, locations, plans, people and procedures."""

import json
from datetime import date, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from core.models import Closure, DeskHours, InsurancePlan, PracticeSettings
from locations.models import Closure as LocationClosure
from locations.models import VisitingHours
from physicians.models import SpokenLanguage
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
    StandardPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def facts(client, query):
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return response.context["answer"].facts


def headings(client, query):
    return [fact.heading for fact in facts(client, query)]


def practice(**values):
    practice = PracticeSettings.load()
    for name, value in values.items():
        setattr(practice, name, value)
    practice.save()
    return practice


def plan(name, **values):
    return InsurancePlan.objects.create(
        name=name, checked_on=date(2026, 4, 1), locale=Locale.get_active(), **values
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("parking", "Behind the building."),
        ("where do I park?", "Behind the building."),
        ("parking at the Riverside office", "Behind the building."),
        ("is there a bus", "Bus 4."),
        ("wheelchair access", "No steps."),
        ("directions", "Past the library."),
        ("address", "1 Main Street, Springfield, DC 20000"),
    ],
)
def test_a_location_says_how_to_get_there_and_in(client, query, text):
    page = LocationPageFactory(
        title="Riverside",
        parking="Behind the building.",
        transit="Bus 4.",
        access="No steps.",
        directions="Past the library.",
    )
    (fact,) = facts(client, query)
    assert [(row.label, row.text, row.url) for row in fact.rows] == [("Riverside", text, page.url)]


def test_what_a_location_does_not_say_and_a_private_one_are_left_out(client):
    LocationPageFactory()
    private = LocationPageFactory(parking="Secret.")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert headings(client, "parking") == []


@pytest.mark.parametrize(
    "query",
    [
        "hours",
        "When are you open?",
        "holidays",
        "are you open on Saturday",
        "closed today",
        "sundays",
        "christmas",
        "do you see patients on weekends",
    ],
)
def test_hours_and_closed_days_are_told(client, query):
    page = LocationPageFactory(title="Riverside")
    page.visiting_hours = [VisitingHours(days=[0], opens=time(9), closes=time(12))]
    page.closures = [
        LocationClosure(begins_on=date(2026, 5, 5), ends_on=date(2026, 5, 6), reason="New floor")
    ]
    page.save()
    practice(
        desk_hours=[DeskHours(days=[0], opens=time(8), closes=time(17))],
        closures=[Closure(begins_on=date(2026, 5, 7), ends_on=date(2026, 5, 7), reason="Training")],
    )
    with time_machine.travel("2026-05-01T12:00:00-04:00", tick=False):
        visiting, phone = facts(client, query)
    assert visiting.rows[0].text == (
        "Monday, 9 am to 12 noon\nClosed: Tuesday, May 5–Wednesday, May 6: New floor"
    )
    assert [(row.label, row.text) for row in phone.rows] == [
        ("", "Monday, 8 am to 5 pm"),
        ("Thursday, May 7", "Training"),
        ("Monday, May 25", "Memorial Day"),
        ("Friday, June 19", "Juneteenth"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "open surgery",
        "opening of the spine",
        "closed fracture",
        "steps of the procedure",
        "location of pain",
        "where is the pain located",
        "location of injection",
        "night pain",
        "pain at night",
        "climbing stairs",
        "stairs hurt",
        "contact lens",
        "strength training",
        "friday night sweats",
    ],
)
def test_a_word_with_another_meaning_asks_for_nothing_of_the_practice(client, query):
    LocationPageFactory(access="No steps.", transit="Bus 4.")
    practice(
        telephone="202-555-0100",
        after_hours_telephone="202-555-0101",
        desk_hours=[DeskHours(days=[0], opens=time(8), closes=time(17))],
    )
    assert headings(client, query) == []


@pytest.mark.parametrize(
    ("query", "heading", "text"),
    [
        ("westend clinic hours", "Visiting hours", "Monday, 9 am to 12 noon"),
        ("directions to the Westend clinic", "How to get here", "Past the park."),
        ("westend parking", "Parking", "In the street."),
        ("westend address", "Where we are", "1 Main Street, Springfield, DC 20000"),
        ("westend clinic phone number", "Phone", "202-555-0111"),
        ("riverside phone", "Phone", "202-555-0100"),
        ("riverside hours", "Visiting hours", "This is not on our website. Please call us: 202-555-0100"),
        ("riverside clinic parking", "Parking", "This is not on our website. Please call us: 202-555-0100"),
    ],
)
def test_a_question_that_names_a_location_is_answered_for_it_alone(client, query, heading, text):
    practice(telephone="202-555-0100")
    LocationPageFactory(title="Riverside clinic", directions="Past the library.")
    page = LocationPageFactory(
        title="Westend clinic",
        parking="In the street.",
        directions="Past the park.",
        telephone="202-555-0111",
    )
    page.visiting_hours = [VisitingHours(days=[0], opens=time(9), closes=time(12))]
    page.save()
    fact = facts(client, query)[0]
    assert (fact.heading, [row.text for row in fact.rows]) == (heading, [text])


def test_a_number_that_is_searched_for_is_told_whose_it_is(client):
    page = LocationPageFactory(title="Riverside", telephone="202-555-0111")
    practice(telephone="202-555-0100", fax="202-555-0101")
    (fact,) = facts(client, "(202) 555-0111")
    assert [(row.label, row.url) for row in fact.rows] == [("Riverside", page.url)]
    assert headings(client, "2025550101") == ["Fax"]
    assert headings(client, "202-555-0199") == []


def test_numbers_and_links_of_the_practice_are_told(client):
    page = LocationPageFactory(title="Riverside", telephone="202-555-0111", fax="202-555-0112")
    practice(telephone="202-555-0100", fax="202-555-0101", portal_url="https://p.example.org/")
    (phone,) = facts(client, "what is your phone number")
    assert [(row.label, row.text, row.text_url) for row in phone.rows] == [
        ("", "202-555-0100", "tel:+12025550100"),
        ("Riverside", "202-555-0111", "tel:+12025550111"),
    ]
    LocationPageFactory(title="Westend")
    (phone,) = facts(client, "what is your phone number")
    assert (phone.rows[-1].label, phone.rows[-1].text) == ("Westend", "202-555-0100")
    (fax,) = facts(client, "fax")
    assert [(row.text, row.url, row.text_url) for row in fax.rows] == [
        ("202-555-0101", "", ""),
        ("202-555-0112", page.url, ""),
    ]
    (portal,) = facts(client, "patient portal")
    assert portal.rows[0].text_url == "https://p.example.org/"
    assert headings(client, "pay my bill") == []


def test_a_listed_plan_is_told_with_its_note_and_leads_to_the_page_with_the_plans(client):
    body = json.dumps([{"type": "insurance_plans", "value": None, "id": "1"}])
    page = StandardPageFactory(title="Paying", body=body)
    plan("Medicare", note="Ask us first.")
    plan("Acme Health Plan PPO")
    plan("Acme Health Plan HMO")
    plan("Hidden", is_shown=False)
    (fact,) = facts(client, "do you take Medicare?")
    assert [(row.label, row.text) for row in fact.rows] == [
        ("Medicare", "Ask us first. Last checked on April 1, 2026.")
    ]
    assert fact.url == page.url
    assert [row.label for row in facts(client, "acme")[0].rows] == [
        "Acme Health Plan HMO",
        "Acme Health Plan PPO",
    ]
    assert [row.label for row in facts(client, "acme ppo")[0].rows] == ["Acme Health Plan PPO"]
    # One plan of an insurer is listed, so it is not said that the insurer is not.
    plan("Aetna PPO")
    assert [row.label for row in facts(client, "aetna hmo")[0].rows] == ["Aetna PPO"]
    assert len(facts(client, "what insurance do you accept")[0].rows) == 4
    assert headings(client, "hidden") == []


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Aetna, Inc.", "do you take Aetna"),
        ("Humana/ChoiceCare", "humana"),
        ("Cigna Open Access Plus", "cigna"),
        ("Cigna Open Access Plus", "open access plus"),
        ("UnitedHealthcare Choice Plus", "united healthcare"),
        ("UnitedHealthcare Choice Plus", "uhc"),
        ("United Healthcare Choice", "unitedhealthcare"),
        ("Sample Mutual Choice", "sample mutual"),
        ("Blue Cross Blue Shield PPO", "bcbs"),
        ("Blue Cross Blue Shield PPO", "bluecross"),
        ("Horizon Blue Cross", "blue cross"),
        ("Medicare Part B", "medicare"),
        ("Medicare", "medicare part b"),
        ("Aetna Medicare Advantage", "aetna medicare"),
        ("Medicare Advantage PPO", "medicare hmo"),
        ("Humana Gold Plus", "humana gold plus"),
        ("Oscar", "do you take Oscar insurance"),
    ],
)
def test_a_listed_plan_is_known_by_other_names_and_by_a_part_of_its_own(client, name, query):
    HomePageFactory()
    plan(name)
    plan("Zenith Plan")
    (fact,) = facts(client, query)
    assert (fact.heading, [row.label for row in fact.rows]) == ("In our list of plans", [name])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "do you take medicaid and medicare",
            ["In our list of plans", "Medicaid is not in our list of plans"],
        ),
        ("medicare or aetna", ["In our list of plans", "Aetna is not in our list of plans"]),
        ("aetna or cigna", ["Aetna is not in our list of plans", "Cigna is not in our list of plans"]),
        ("aetna medicare", ["Medicare Advantage is not in our list of plans"]),
        ("aarp medicare supplement", ["Medigap is not in our list of plans"]),
        ("humana medicare", ["Medicare Advantage is not in our list of plans"]),
        ("medicare hmo", ["Medicare Advantage is not in our list of plans"]),
        ("humana gold plus", ["Medicare Advantage is not in our list of plans"]),
        ("medi-cal", ["Medi-Cal is not in our list of plans"]),
        ("do you take CHIP", ["CHIP is not in our list of plans"]),
        ("oxford insurance", ["Oxford Health is not in our list of plans"]),
        ("veterans", ["VA benefits is not in our list of plans"]),
    ],
)
def test_each_plan_that_a_question_names_gets_its_answer(client, query, told):
    HomePageFactory()
    plan("Medicare")
    assert headings(client, query) == told


@pytest.mark.parametrize(
    "query",
    ["medical", "medical questions", "chip fracture", "oxford study", "oscar award", "choice of surgery"],
)
def test_a_word_that_is_a_plan_only_among_other_words_asks_for_none(client, query):
    HomePageFactory()
    plan("Choice Health")
    assert headings(client, query) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [("hummana", "Humana"), ("atena", "Aetna"), ("tricair", "TRICARE"), ("do you take acmee", "")],
)
def test_a_misspelled_plan_is_known(client, typed, name):
    ArticlePageFactory(title="A human")
    plan("Acme")
    (fact,) = facts(client, typed)
    assert fact.heading == (f"{name} is not in our list of plans" if name else "In our list of plans")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Aetna", "Aetna"),
        ("do you accept UHC insurance", "UnitedHealthcare"),
        ("BCBS", "Blue Cross Blue Shield"),
        ("blue-cross ppo", "Blue Cross Blue Shield"),
        ("Medicare Advantage", "Medicare Advantage"),
        ("workers comp", "Workers’ compensation"),
    ],
)
def test_a_well_known_plan_that_is_not_listed_is_told_so_with_what_to_do(client, query, name):
    HomePageFactory()
    practice(telephone="202-555-0100")
    plan("Medicare")
    (fact,) = facts(client, query)
    assert fact.heading == f"{name} is not in our list of plans"
    assert "202-555-0100" in fact.rows[0].text


def test_without_a_list_of_plans_none_is_missing_from_it(client):
    HomePageFactory()
    assert headings(client, "Aetna") == []


@pytest.mark.parametrize(
    "query", ["Spanish speaking doctor", "doctors who speak Spanish", "español", "Spanish"]
)
def test_who_speaks_a_language_is_told(client, query):
    page = PhysicianPageFactory(given_name="Inés", family_name="Soto", job_title="Pain physician")
    page.languages = [SpokenLanguage(code="es")]
    page.save()
    PhysicianPageFactory(family_name="Other")
    (fact,) = facts(client, query)
    assert [row.label for row in fact.rows] == ["Inés Soto, MD"]
    assert fact.url == "/physicians/?language=es"


def test_a_language_that_nobody_speaks_is_answered_with_those_that_somebody_speaks(client):
    practice(telephone="202-555-0100")
    page = PhysicianPageFactory()
    assert headings(client, "who speaks Korean") == []
    page.languages = [SpokenLanguage(code="es")]
    page.save()
    (fact,) = facts(client, "who speaks Korean")
    assert fact.heading == "No clinician here is listed with Korean"
    assert fact.rows[0].text == "Our clinicians speak: Spanish."
    assert "interpreter" in fact.rows[1].text


RISKS = [
    ("outcome", {"lead": "Bleeding.", "text": "<p>Rare.</p>"}),
    ("outcome", {"lead": "Infection.", "text": ""}),
]


@pytest.mark.parametrize(
    "query",
    [
        "is MILD safe",
        "side effects of mild",
        "risks of lumbar decompression",
        "Minimally invasive decompression dangers",
    ],
)
def test_the_risks_of_a_procedure_are_told_in_full_by_any_of_its_names(client, query):
    page = ProcedurePageFactory(
        title="MILD procedure",
        also_known_as="MILD\nMinimally invasive lumbar decompression",
        risks=RISKS,
        benefits=RISKS,
    )
    ProcedurePageFactory(title="Epidural", risks=RISKS, benefits=RISKS)
    (fact,) = facts(client, query)
    assert fact.heading == "MILD procedure: possible risks"
    assert [row.text for row in fact.rows] == ["Bleeding. Rare.", "Infection."]
    assert fact.url == f"{page.url}#balance"


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("how much is epidural", "Epidural steroid injection: Cost and insurance"),
        ("how much does an epidural cost", "Epidural steroid injection: Cost and insurance"),
        ("does medicare cover epidural", "Epidural steroid injection: Cost and insurance"),
        ("how long is recovery from epidural", "Epidural steroid injection: Recovery"),
        ("recovery", "Recovery after a procedure"),
        ("how long does it take to recover", "Recovery after a procedure"),
    ],
)
def test_cost_and_recovery_are_told_however_they_are_asked(client, query, heading):
    HomePageFactory()
    plan("Medicare")
    ProcedurePageFactory(
        title="Epidural steroid injection",
        cost="<p>Medicare limits it.</p>",
        recovery=[("stage", {"when": "1 day", "text": "<p>Rest.</p>"})],
    )
    assert headings(client, query) == [heading]


@pytest.mark.parametrize("query", ["MILD", "safe", "is it safe to drive", "risks of a zebra"])
def test_a_question_about_no_risk_of_a_procedure_brings_none(client, query):
    ProcedurePageFactory(title="MILD", risks=RISKS, benefits=RISKS)
    assert headings(client, query) == []


def test_the_number_of_queries_does_not_grow_with_what_is_told(client):
    asked = ("hours", "parking", "phone", "Medicare", "Aetna", "Spanish", "side effects of epidural", "zebra")

    def counted(query):
        client.get("/search/", {"q": query})
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/", {"q": query})
        return len(queries)

    def add(number):
        page = LocationPageFactory(parking="Here.", telephone="202-555-0111")
        page.visiting_hours = [VisitingHours(days=[0], opens=time(9), closes=time(12))]
        page.closures = [LocationClosure(begins_on=date.today(), ends_on=date.today(), reason="Floor")]
        page.save()
        person = PhysicianPageFactory(family_name=f"Soto {number}")
        person.languages = [SpokenLanguage(code="es")]
        person.save()
        ProcedurePageFactory(title=f"Procedure {number}", risks=RISKS, benefits=RISKS)
        plan(f"Medicare {number}")

    plan("Medicare")
    ProcedurePageFactory(title="Epidural", risks=RISKS, benefits=RISKS)
    add(0)
    few = {query: counted(query) for query in asked}
    for number in range(1, 5):
        add(number)
    assert {query: counted(query) for query in asked} == few
