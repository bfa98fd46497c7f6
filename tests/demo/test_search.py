"""What visitors of the demo practice find."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from procedures.models import ProcedurePage

# One process loads the demo.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def search(query):
    """Return the answer to a search, and the titles of its first page."""
    call_command("index_words")
    client = Client(HTTP_HOST=settings.PUBLIC_URL.partition("//")[2])
    context = client.get("/search/", {"q": query}).context
    return context["answer"], [result.page.title for result in context["results"]]


def first_place(query):
    """Return the path to which the first answer, or else the first page found, leads."""
    answer, _titles = search(query)
    if not answer.facts:
        return urlsplit(Page.objects.get(pk=answer.matches.rows[0].pk).url).path
    fact = answer.facts[0]
    url = fact.url or next((row.url or row.text_url for row in fact.rows), "")
    return url.removeprefix(settings.PUBLIC_URL)


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


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("parking", "/locations/downtown-clinic/"),
        ("where can I park", "/locations/downtown-clinic/"),
        ("address", "/locations/downtown-clinic/"),
        ("wheelchair", "/locations/downtown-clinic/"),
        ("directions to the northside clinic", "/locations/northside-clinic/"),
        ("northside clinic hours", "/locations/northside-clinic/"),
        ("northside parking", "/locations/northside-clinic/"),
        ("portal", "/existing-patients/"),
        ("pay my bill", "/existing-patients/"),
        ("how do I pay a bill online", "/existing-patients/"),
        ("refill", "/existing-patients/"),
        ("gabapentin refills", "/existing-patients/"),
        ("cancel my appointment", "/existing-patients/"),
        ("reschedule", "/existing-patients/"),
        ("cancle my appointment", "/existing-patients/"),
        ("canceling my appointment", "/existing-patients/"),
        ("canceled appointment", "/existing-patients/"),
        ("how do I cancel", "/existing-patients/"),
        ("cancel appt", "/existing-patients/"),
        ("late for appointment", "/existing-patients/"),
        ("my chart", "/existing-patients/"),
        ("schedule", "/new-patients/"),
        ("telehealth", "/new-patients/"),
        ("HIPAA", "/privacy-practices/"),
        ("female doctor", "/physicians/"),
        ("do you take cash", "/insurance-and-cost/"),
        ("financial assistance", "/insurance-and-cost/"),
        ("co-payment", "/insurance-and-cost/"),
        ("price of first visit", "/insurance-and-cost/"),
        ("leg pain", "/conditions/sciatica/"),
        ("pain in leg", "/conditions/sciatica/"),
        ("pain down my leg", "/conditions/sciatica/"),
        ("sciatic nerve", "/conditions/sciatica/"),
        ("medical records", "/existing-patients/"),
        ("after hours", "/existing-patients/"),
        ("do you take Medicare", "/insurance-and-cost/"),
        ("Aetna", "/insurance-and-cost/"),
        ("do you accept blue cross", "/insurance-and-cost/"),
        ("insurance", "/insurance-and-cost/"),
        ("Spanish speaking doctor", "/physicians/?language=es"),
        ("doctors who speak Spanish", "/physicians/?language=es"),
        ("is MILD safe", "/procedures/mild/#balance"),
        ("side effects of epidural", "/procedures/epidural-steroid-injection/#balance"),
        ("risks of an epidural injection", "/procedures/epidural-steroid-injection/#balance"),
        ("how much does MILD cost", "/procedures/mild/#cost"),
        ("legs feel heavy when walking", "/conditions/lumbar-spinal-stenosis/"),
        ("how much does it cost", "/insurance-and-cost/"),
        ("how much is it", "/insurance-and-cost/"),
        ("what to bring", "/new-patients/"),
        ("what should I bring to my first visit", "/new-patients/"),
        ("refer a patient", "/referring-clinicians/"),
        ("spinal stenosys", "/conditions/lumbar-spinal-stenosis/"),
        ("epidurel", "/procedures/epidural-steroid-injection/"),
        ("mild prosedure", "/procedures/mild/"),
        ("cortisone shot", "/procedures/epidural-steroid-injection/"),
    ],
)
def test_the_first_answer_or_page_is_where_a_patient_wants_to_go(demo, query, place):
    assert first_place(query) == place


@pytest.mark.parametrize("query", ["hours", "when are you open", "holiday", "are you open on Saturday"])
def test_hours_and_closed_days_are_told_at_once(demo, query):
    answer, _titles = search(query)
    told = "\n".join(row.text for fact in answer.facts for row in fact.rows)
    assert "Monday to Friday, 8 am to 5 pm" in told
    assert "Staff training day" in told


def test_the_phone_number_is_told_at_once_and_can_be_dialed(demo):
    (fact,) = search("phone number")[0].facts
    assert [(row.label, row.text, row.text_url) for row in fact.rows] == [
        ("", "202-555-0142", "tel:+12025550142"),
        ("Downtown clinic", "202-555-0142", "tel:+12025550142"),
        ("Northside clinic", "202-555-0167", "tel:+12025550167"),
    ]


def test_a_symptom_leads_to_its_condition_and_near_it_to_the_epidural(demo):
    titles = search("sciatica")[1]
    assert titles[0] == "Sciatica"
    assert "Epidural steroid injection" in titles[:3]


def test_a_pinched_nerve_is_in_the_neck_or_in_the_low_back(demo):
    assert set(search("pinched nerve")[1][:2]) == {"Pinched nerve in the neck", "Sciatica"}
    for query in (
        "pinched nerve neck",
        "trapped nerve in my neck",
        "arm pain from neck",
        "cervical radiculopathy",
    ):
        assert search(query)[1][0] == "Pinched nerve in the neck"
    assert "Sciatica" in search("pinched nerve low back")[1][:2]


def test_a_listed_plan_is_told_with_its_limits_and_another_with_what_to_do(demo):
    (listed,) = search("do you take Medicare")[0].facts
    assert [row.label for row in listed.rows] == ["Medicare"]
    assert "only inside an approved study" in listed.rows[0].text
    (other,) = search("Medicare Advantage")[0].facts
    assert other.heading == "Medicare Advantage is not in our list of plans"
    assert "202-555-0142" in other.rows[0].text


def test_the_risks_of_a_procedure_are_told_in_full(demo):
    (fact,) = search("is MILD safe")[0].facts
    page = ProcedurePage.objects.get(slug="mild")
    assert len(fact.rows) == len(page.risks)
    assert all(
        row.text.startswith(risk.value["lead"]) for row, risk in zip(fact.rows, page.risks, strict=True)
    )


@pytest.mark.parametrize(
    "query",
    [
        "laser spine surgery",
        "driving after injection",
        "bulging disk",
        "nerve burn",
        "cancel my appointment",
        "gabapentin",
        "burning feet",
        "copayment",
        "male doctor",
        "hole body pain",
    ],
)
def test_a_word_that_exists_is_never_replaced(demo, query):
    answer, _titles = search(query)
    assert (answer.shown, answer.is_corrected) == (query, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("spinal stenosys", "spinal stenosis"),
        ("epidurel", "epidural"),
        ("mild prosedure", "mild procedure"),
        ("refil", "refill"),
    ],
)
def test_a_misspelled_word_is_replaced(demo, typed, meant):
    assert search(typed)[0].shown == meant


@pytest.mark.parametrize(
    "query",
    [
        "toes",
        "heel pain",
        "scar pain",
        "cant walk far",
        "doctor who speaks russian",
        "risk of falling",
        "hiring",
    ],
)
def test_no_other_word_is_offered_that_makes_no_sense(demo, query):
    answer, _titles = search(query)
    assert (answer.shown, answer.suggestion) == (query, "")


def test_no_result_says_what_only_editors_know(demo):
    client = Client(HTTP_HOST=settings.PUBLIC_URL.partition("//")[2])
    html = client.get("/search/", {"q": "privacy"}).content.decode()
    assert "Practice information" in html
    assert "tandard page" not in html
