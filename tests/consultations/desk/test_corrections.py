"""What staff correct in a request, and what they hear and add."""

import csv
import io
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from cryptography.fernet import Fernet
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.concerns import Concern
from consultations.desk import services
from consultations.models import ConsultationRequest, SearchDigest
from core.models import InsurancePlan
from tests.factories.consultations import SAME_ORIGIN, front_desk_user, staff_of, submitted
from tests.factories.pages import (
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
BY_DAUGHTER = {
    "for_whom": "someone_else",
    "asker_name": "Maria Lopez",
    "asker_relation": "daughter",
    "telephone_of": "asker",
}


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def desk(client):
    """The front desk, logged in."""
    user = front_desk_user()
    client.force_login(user)
    return user


@pytest.fixture
def colleague(db):
    return front_desk_user(username="olga", first_name="Olga", last_name="Other", email="olga@example.com")


def url_of(consultation, action=""):
    return f"{QUEUE}{consultation.pk}/{action}"


def form_in(response):
    """Return what a browser would send of the form of corrections on a page."""
    form = BeautifulSoup(response.text, "html.parser").select_one("form.consultation-entry")
    sent = {}
    for control in form.select("input[name], select[name], textarea[name]"):
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            sent[control["name"]] = chosen["value"]
        elif control.get("type") != "radio" or control.has_attr("checked"):
            sent[control["name"]] = control.get("value", "")
    return sent


def correct(client, consultation, **changes):
    """Open the screen, change these answers and save; return the answer of the site."""
    sent = form_in(client.get(url_of(consultation, "correct/"))) | changes
    response = client.post(url_of(consultation, "correct/"), sent)
    consultation.refresh_from_db()
    return response


def found(client, query):
    return client.get(client.post(QUEUE, {"q": query})["Location"]).text


def test_all_that_is_wrong_is_corrected_in_one_round(client, desk):
    _old, downtown = LocationPageFactory(title="Uptown"), LocationPageFactory(title="Downtown")
    procedure, physician = (
        ProcedurePageFactory(title="MILD procedure"),
        PhysicianPageFactory(),
    )
    consultation = submitted(**BY_DAUGHTER, email="old@example.com", interpreter_language="Twi")
    digest = consultation.answers_digest
    response = correct(
        client,
        consultation,
        patient_name="Rosalinda Okwuosa",
        asker_name="Mária López",
        asker_relation="granddaughter",
        telephone="(202) 555-0188",
        telephone_of="patient",
        may_leave_message="no",
        email="new@example.com",
        preferred_contact="email",
        about=str(procedure.pk),
        physician=str(physician.pk),
        location=str(downtown.pk),
        interpreter_language="Spanish",
    )
    assert response["Location"] == url_of(consultation)
    assert (consultation.patient_name, consultation.asker_name) == ("Rosalinda Okwuosa", "Mária López")
    assert (consultation.asker_relation, consultation.telephone) == ("granddaughter", "202-555-0188")
    assert (consultation.telephone_of, consultation.may_leave_message) == ("patient", False)
    assert (consultation.email, consultation.preferred_contact) == ("new@example.com", "email")
    assert (consultation.procedure, consultation.procedure_title) == (procedure, "MILD procedure")
    assert (consultation.physician, consultation.physician_name) == (physician, physician.title)
    assert (consultation.location, consultation.location_name) == (downtown, "Downtown")
    assert (consultation.interpreter_language, consultation.answers_digest) == ("Spanish", digest)
    assert consultation.version == 2

    event = consultation.events.get(kind="corrected")
    assert event.user == desk
    shown = client.get(url_of(consultation)).text
    for words in (
        "Phone: 202-555-0123 → 202-555-0188",
        "May we leave a voice message: Yes → No",
        "Twi → Spanish",
    ):
        assert words in shown
        assert words in event.note
    # Ciphertext holds three digits by chance, not a whole number.
    for number in ("202-555-0123", "202-555-0188"):
        assert number not in event.__dict__["note"]
    data = ModelLogEntry.objects.get(action="consultations.correct", user=desk).data
    assert "telephone" in data["corrected"]
    assert "555" not in str(data)


@pytest.mark.long
def test_a_corrected_consultation_is_found_by_what_it_says_now(client, desk):
    consultation = submitted(patient_name="Okafor Old", email="old@example.com")
    correct(
        client, consultation, patient_name="Lindqvist New", telephone="202-555-0188", email="new@example.com"
    )
    for query in ("Lindqvist", "202-555-0188", "new@example.com"):
        assert consultation.grouped_reference_number in found(client, query), query
    for query in ("Okafor", "202-555-0123", "old@example.com"):
        assert consultation.grouped_reference_number not in found(client, query), query


def test_after_new_keys_a_correction_renews_what_it_is_found_by(client, desk, settings):
    consultation = submitted()
    old = set(consultation.search_digests.values_list("digest", flat=True))
    settings.FIELD_DIGEST_KEY = "another key, as long as the first one was before it"
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_ENCRYPTION_KEYS]
    correct(client, consultation, chart_number="M-1")
    new = set(consultation.search_digests.values_list("digest", flat=True))
    assert len(new) == len(old)
    assert not new & old
    assert consultation.grouped_reference_number in found(client, "Okwuosa")


def test_the_same_form_sent_again_is_still_this_consultation(client, desk):
    consultation = submitted()
    correct(client, consultation, telephone="202-555-0188", patient_name="Somebody Else")
    assert submitted() == consultation


@pytest.mark.long
def test_the_status_page_and_mails_go_by_the_corrected_contact(client, desk, mailoutbox):
    consultation = submitted(email="typo@example.com")
    mailoutbox.clear()
    correct(client, consultation, telephone="202-555-0188", email="right@example.com")
    # Nobody has been in touch yet, and the first confirmation went astray.
    assert [mail.to for mail in mailoutbox] == [["right@example.com"]]
    assert consultation.grouped_reference_number in mailoutbox[0].body
    client.logout()

    def status(proof):
        sent = {"reference_number": consultation.reference_number, "proof": proof}
        return client.post("/consultation/status/", sent, headers=SAME_ORIGIN)

    assert status("0123").status_code == 422
    assert consultation.grouped_reference_number in status("0188").text


def test_no_confirmation_goes_out_once_somebody_has_been_in_touch(client, desk, mailoutbox):
    consultation = submitted()
    services.log_call(consultation.pk, version=1, user=desk, outcome="reached")
    mailoutbox.clear()
    correct(client, consultation, email="right@example.com")
    assert (consultation.email, mailoutbox) == ("right@example.com", [])


@pytest.mark.long
@pytest.mark.parametrize(("signs", "stays"), [("", False), ("Numb around the groin", True)])
def test_another_clinician_is_asked_for_an_answer_of_their_own(client, desk, signs, stays):
    first, second = (
        PhysicianPageFactory(given_name=name, user=staff_of("Physicians", username=name))
        for name in ("Ada", "Bea")
    )
    consultation = submitted(physician=first, urgent_signs=signs)
    client.force_login(first.user)
    client.post(
        url_of(consultation, "triage/"), {"version": 1, "answer": "urgent", "triage_note": "Cauda equina?"}
    )
    client.force_login(desk)
    correct(client, consultation, chart_number="M-1")
    assert consultation.triage == "urgent"
    correct(client, consultation, physician=str(second.pk))
    assert (consultation.triage, consultation.triaged_at, consultation.triaged_by) == ("", None, "")
    # What the patient said holds.
    assert (consultation.is_urgent, consultation.urgent_since) == (stays, None)
    shown = client.get(url_of(consultation)).text
    assert "Physician’s answer: Urgent → –" in shown
    assert shown.count("Cauda equina?") == 1
    client.force_login(second.user)
    client.post(url_of(consultation, "triage/"), {"version": consultation.version, "answer": "routine"})
    consultation.refresh_from_db()
    assert consultation.triage == "routine"


HEARD = {
    "birth_date": "1961-03-04",
    "insurer_and_plan": "Harborline HMO Silver",
    "referring_clinician": "Dr. Amara Referrer",
    "chart_number": "=M-4711",
}


@pytest.mark.long
def test_what_is_heard_stands_on_the_page_on_paper_and_in_an_export(client, desk):
    consultation = submitted()
    correct(client, consultation, **HEARD)
    assert {name: getattr(consultation, name) for name in HEARD} == HEARD
    stored = ConsultationRequest.objects.get().__dict__
    assert not [name for name, value in HEARD.items() if value in stored[name]]
    for url in (url_of(consultation), url_of(consultation, "print/")):
        shown = client.get(url).text
        for words in ("March 4, 1961", "Harborline HMO Silver", "Dr. Amara Referrer", "=M-4711"):
            assert words in shown
    client.force_login(staff_of("Privacy officer"))
    response = client.post(f"{QUEUE}export/?tab=all", {"purpose": "copy", "file_format": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["date of birth"], row["chart number"]) == ("1961-03-04", "'=M-4711")
    assert (row["insurer and plan"], row["referring clinician"]) == (
        "Harborline HMO Silver",
        "Dr. Amara Referrer",
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"telephone": "202-155-0123"}, "Check the number"),
        ({"telephone": ""}, "Enter a phone number or an email address"),
        ({"email": "nobody@"}, "Enter an email address like"),
        ({"email": "rosalind@gmial.com"}, "Did you mean rosalind@gmail.com?"),
        ({"patient_name": " "}, "Enter the patient’s full name"),
        ({"for_whom": "someone_else"}, "Enter the name of the person asking"),
        ({"preferred_contact": "email"}, "Enter an email address, or choose phone"),
        ({"birth_date": (timezone.localdate() + timedelta(days=1)).isoformat()}, "Check the date of birth"),
        ({"birth_date": "1850-01-01"}, "Check the date of birth"),
        ({"birth_date": "soon"}, "valid date"),
        ({"chart_number": "x" * 51}, "Use 50 characters or fewer"),
        ({"physician": "9" * 30}, "Choose who you would like to see again"),
    ],
)
def test_what_does_not_pass_comes_back_with_all_that_was_typed(client, desk, changes, words):
    consultation = submitted()
    response = correct(client, consultation, referring_clinician="Dr. Kept Typed", **changes)
    assert response.status_code == 422
    assert words in response.text
    assert "Dr. Kept Typed" in response.text
    assert consultation.version == 1
    # What was seen goes along: sent again, put right, only what was changed is saved.
    again = form_in(response) | dict.fromkeys(changes, "") | {"telephone": "202-555-0188"}
    again |= {"patient_name": "Rosalind Okwuosa", "for_whom": "myself", "preferred_contact": "phone"}
    assert client.post(url_of(consultation, "correct/"), again).status_code == 302
    consultation.refresh_from_db()
    assert (consultation.telephone, consultation.referring_clinician) == ("202-555-0188", "Dr. Kept Typed")


@pytest.mark.long
def test_an_odd_email_is_asked_about_once_and_not_again_when_something_else_is_corrected(client, desk):
    consultation = submitted()
    asked = correct(client, consultation, email="rosalind@gmial.com")
    assert client.post(url_of(consultation, "correct/"), form_in(asked)).status_code == 302
    assert correct(client, consultation, chart_number="M-1").status_code == 302
    assert (consultation.email, consultation.chart_number) == ("rosalind@gmial.com", "M-1")


@pytest.mark.long
def test_what_somebody_else_corrected_meanwhile_stays_and_both_are_shown(client, desk, colleague):
    consultation = submitted()
    seen = form_in(client.get(url_of(consultation, "correct/")))
    client.force_login(colleague)
    correct(client, consultation, telephone="202-555-0188")
    client.force_login(desk)
    response = client.post(url_of(consultation, "correct/"), seen | {"patient_name": "Rosalinda Okwuosa"})
    assert response.status_code == 409
    for words in ("Somebody else changed this request", "202-555-0123 → 202-555-0188", "Your corrections"):
        assert words in response.text
    again = form_in(response)
    assert (again["telephone"], again["patient_name"]) == ("202-555-0188", "Rosalinda Okwuosa")
    assert client.post(url_of(consultation, "correct/"), again).status_code == 302
    consultation.refresh_from_db()
    assert (consultation.telephone, consultation.patient_name) == ("202-555-0188", "Rosalinda Okwuosa")


@pytest.mark.long
def test_saving_twice_saves_once_and_changing_nothing_saves_nothing(client, desk):
    consultation = submitted()
    sent = form_in(client.get(url_of(consultation, "correct/"))) | {"telephone": "202-555-0188"}
    for _ in range(2):
        assert client.post(url_of(consultation, "correct/"), sent).status_code == 302
    assert "This is saved already" in client.get(url_of(consultation)).text
    correct(client, consultation, telephone="(202) 555 0188")
    assert "Nothing was changed" in client.get(url_of(consultation)).text
    assert (consultation.version, consultation.events.filter(kind="corrected").count()) == (2, 1)


@pytest.mark.long
def test_what_cannot_be_read_is_left_alone_or_written_anew(client, desk, settings):
    consultation = submitted(email="r@example.com", interpreter_language="Twi")
    keys, settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS, [Fernet.generate_key().decode()]
    shown = client.get(url_of(consultation, "correct/")).text
    assert "What you write replaces it" in shown
    assert 'value="cannot be read' not in shown
    assert correct(client, consultation, telephone="202-555-0188").status_code == 302
    assert (consultation.telephone, str(consultation.email)) == (
        "202-555-0188",
        "cannot be read with the current keys",
    )
    assert consultation.grouped_reference_number in found(client, "202-555-0188")
    # It was not seen that it changed: who it was stays findable.
    assert consultation.grouped_reference_number in found(client, "Okwuosa")
    settings.FIELD_ENCRYPTION_KEYS = [*settings.FIELD_ENCRYPTION_KEYS, *keys]
    consultation.refresh_from_db()
    assert (consultation.patient_name, consultation.email, consultation.telephone) == (
        "Rosalind Okwuosa",
        "r@example.com",
        "202-555-0188",
    )
    assert not consultation.unreadable


@pytest.mark.long
def test_an_old_number_finds_nobody_also_where_a_note_cannot_be_read(client, desk):
    consultation = submitted(note="broken")
    other = submitted(note="other", telephone="202-555-0177")
    ConsultationRequest.objects.filter(pk=consultation.pk).update(
        note=other.__class__.objects.get(pk=other.pk).__dict__["note"]
    )
    correct(client, consultation, telephone="202-555-0188")
    assert consultation.unreadable == "note"
    assert consultation.grouped_reference_number not in found(client, "202-555-0123")


@pytest.mark.long
def test_what_is_no_longer_offered_stays_until_somebody_chooses_something_else(client, desk):
    LocationPageFactory(), LocationPageFactory()
    gone, physician = LocationPageFactory(title="Closed place"), PhysicianPageFactory()
    concern = Concern.objects.get(words="Neck pain")
    plan = InsurancePlan.objects.create(name="Harborline PPO", checked_on="2026-11-01")
    InsurancePlan.objects.create(name="Other plan", checked_on="2026-11-01")
    consultation = submitted(location=gone, physician=physician, concern=concern, plan=plan)
    gone.unpublish()
    physician.delete()
    concern.delete()
    plan.delete()
    correct(client, consultation, chart_number="M-1")
    assert (consultation.location, consultation.location_name) == (gone, "Closed place")
    assert (consultation.physician_name, consultation.concern_words) == (physician.title, "Neck pain")
    assert (consultation.plan_name, consultation.chart_number) == ("Harborline PPO", "M-1")
    correct(client, consultation, location="", physician="", insurance="no")
    assert (consultation.location, consultation.location_name, consultation.physician_name) == (None, "", "")
    assert (consultation.plan_name, consultation.insurance) == ("", "no")


def test_who_asks_for_themself_after_all_leaves_no_asker(client, desk):
    consultation = submitted(**BY_DAUGHTER)
    correct(client, consultation, for_whom="myself")
    assert (consultation.for_whom, consultation.asker_name, consultation.telephone_of) == ("myself", "", "")
    assert consultation.grouped_reference_number not in found(client, "Lopez")
    assert "Maria Lopez → –" in client.get(url_of(consultation)).text


@pytest.mark.long
def test_a_physician_who_takes_no_new_patients_is_refused_only_when_chosen_now(client, desk):
    full = PhysicianPageFactory(is_accepting_new_patients=False)
    consultation = submitted(physician=full)
    assert correct(client, consultation, chart_number="M-1").status_code == 302
    other = submitted(note="other")
    assert correct(client, other, physician=str(full.pk)).status_code == 422
    assert correct(client, other, physician=str(full.pk), is_returning_patient="yes").status_code == 302
    assert other.physician == full


def test_a_look_at_the_screen_is_on_record_and_so_is_nothing_else(client, desk):
    consultation = submitted()
    client.get(url_of(consultation, "correct/"))
    [entry] = ModelLogEntry.objects.filter(object_id=str(consultation.pk), user=desk)
    assert entry.action == "consultations.view"
    assert SearchDigest.objects.filter(request=consultation).exists()


def test_a_closed_consultation_is_corrected_too(client, desk):
    consultation = submitted()
    ConsultationRequest.objects.update(status="closed", closed_reason="other")
    assert correct(client, consultation, birth_date="1961-03-04").status_code == 302
    assert (consultation.birth_date, consultation.status) == ("1961-03-04", "closed")
