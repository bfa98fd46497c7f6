"""What each procedure of the demo tells before anybody decides: harms, what to tell us, and before and after."""

import re

import pytest

from editorial.checks.findings import look_at
from procedures.models import ProcedurePage

# One process loads the demo; tests/demo/test_loading.py loads it on PostgreSQL.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.sqlite_only]

HARMS = {
    "bleeding": r"\bbleeding\b",
    "infection": r"\binfection\b",
    "nerve injury": r"\bnerve injury\b|\binjure a nerve\b",
    "allergy": r"\ballerg",
    "it may not help": r"\bmay not help\b",
}
SPECIAL_HARMS = {
    "mild": r"headache",
    "epidural-steroid-injection": r"headache.*blood sugar.*paralysis",
    "radiofrequency-ablation": r"numb.*pacemaker",
    "spinal-cord-stimulation": r"wire shifts.*taken out.*headache",
    "sacroiliac-joint-injection": r"blood sugar.*weak leg",
    "basivertebral-nerve-ablation": r"broken vertebra",
}
TELL_US_FIRST = {
    "blood thinners": r"\bblood thinner\b.*Do not stop it on your own\. We ask the doctor who prescribes it",
    "pregnancy": r"\bpregnant\b",
    "infection": r"\binfection\b",
    "allergy": r"\ballergic\b",
    "diabetes": r"\bdiabetes\b",
    "implants": r"\bimplant\b",
}
BEFORE = ("Eating and drinking", "Your medicines", "Your ride home", "How long it takes")
AFTER = (
    "What is normal",
    "When relief may come, and how long it may last",
    "Driving",
    "Showers and baths",
    "Lifting and bending",
    "Work",
    "When to call us",
)
# Nothing may take the place of a fact, undo trust in a source, or stop a medicine.
NEVER_PUBLIC = re.compile(
    r"please ask us|we do not know who paid|whether people knew which treatment|\bWe read (?:the|a|it|its)\b",
    re.IGNORECASE,
)
STOPS_A_BLOOD_THINNER = re.compile(
    r"(?<!not )\b(?:stop|pause|skip|hold)\b (?:taking )?(?:your |the |all )?blood thinner", re.IGNORECASE
)


@pytest.fixture(scope="module")
def procedures(demo, django_db_blocker):
    with django_db_blocker.unblock():
        return list(ProcedurePage.objects.all())


def words(element):
    """Return the text of an element as a reader sees it, in one line."""
    return " ".join(element.get_text(" ").split())


def left_out(text, topics):
    return [name for name, pattern in topics.items() if not re.search(pattern, text, re.IGNORECASE)]


def test_each_names_the_harms_of_any_procedure_and_its_own(procedures, pages):
    for page in procedures:
        risks = words(pages[page.url].find(id="balance").find_next(class_="side--warm"))
        assert left_out(risks, HARMS | {"its own": SPECIAL_HARMS[page.slug]}) == [], page.slug


def test_each_asks_what_must_be_told_first(procedures, pages):
    for page in procedures:
        note = words(pages[page.url].find(id="before").find_next(class_="note"))
        assert left_out(note, TELL_US_FIRST) == [], page.slug


@pytest.mark.parametrize(("anchor", "topics"), [("before", BEFORE), ("recovery", AFTER)])
def test_each_tells_before_and_after_topic_by_topic(procedures, pages, anchor, topics):
    for page in procedures:
        listed = pages[page.url].find(id=anchor).find_next(class_="advice")
        assert [words(term) for term in listed.find_all("dt")] == list(topics), page.slug
        assert all(len(words(text).split()) > 8 for text in listed.find_all("dd")), page.slug


def test_each_reads_at_grade_six_to_eight(procedures):
    assert [page.slug for page in procedures if not 6 <= look_at(page).level.grade <= 8] == []


def test_no_page_puts_off_with_words_that_are_no_fact(pages):
    found = {url: NEVER_PUBLIC.findall(words(page)) for url, page in pages.items()}
    assert {url: hits for url, hits in found.items() if hits} == {}


def test_no_page_tells_anybody_to_stop_a_blood_thinner(pages):
    assert [url for url, page in pages.items() if STOPS_A_BLOOD_THINNER.search(words(page))] == []
