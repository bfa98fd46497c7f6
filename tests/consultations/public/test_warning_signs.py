"""Signs that cannot wait: told before anything else.

With one that needs help now nothing is sent, and nothing is kept about who has it. One that needs a call today goes
along with the request.
"""

import re
from datetime import time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import DatabaseError

from consultations.models import ConsultationRequest, WarningSignCount
from core.fallback import contact_file
from core.models import DeskHours, PracticeSettings
from procedures.models import WarningSign
from procedures.warning_signs import Level
from tests.factories.consultations import NOT_SURE, SAME_ORIGIN, form_data, submitted
from tests.factories.pages import ArticlePageFactory, HomePageFactory, ProcedurePageFactory
from tests.factories.signs import sign

pytestmark = pytest.mark.django_db

URL = "/consultation/"
SIGNS = ["New loss of bladder or bowel control", "Fever after an injection"]
TODAY = "A headache that is worse sitting up"
OPEN, CLOSED = "2026-11-24 10:00 -0500", "2026-11-24 22:00 -0500"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture(autouse=True)
def signs():
    return [*map(sign, SIGNS), sign(TODAY, Level.TODAY), sign("How far you can walk", Level.AT_VISIT)]


@pytest.fixture(autouse=True)
def practice():
    practice = PracticeSettings.load()
    practice.telephone = "202-555-0142"
    practice.desk_hours = [DeskHours(opens=time(8), closes=time(17))]
    practice.save()
    yield practice
    contact_file().unlink()


def send(client, **changes):
    return client.post(URL, form_data(**changes), headers=SAME_ORIGIN)


@pytest.mark.long
def test_the_signs_stand_before_the_questions_wherever_the_form_stands(client):
    for url in (URL, ArticlePageFactory().url):
        form = BeautifulSoup(client.get(url).content, "html.parser").select_one("form.form")
        [box] = form.select("[name=warning_signs]")
        asked = box.find_parent("fieldset")
        assert [item.get_text() for item in asked.select("li")] == SIGNS
        assert str(form).index(str(asked)) < str(form).index('name="for_whom"')


def test_a_sign_leads_to_911_and_sends_nothing(client):
    page = ArticlePageFactory(title="Walking with a cart")
    response = send(client, warning_signs="on", note="kept", telephone="555-01", page=str(page.pk))
    assert response.status_code == 422
    text = response.text
    assert re.search(r"<title>\s*Call 911 or go to an emergency room now", text)
    assert "Nothing was sent." in text
    assert 'href="tel:911"' in text
    # Mistakes are told after it, so that there is one more try and not two.
    assert text.index("Nothing was sent.") < text.index("There is a problem")
    assert not ConsultationRequest.objects.exists()
    # Everything is still there.
    assert 'value="Rosalind Okwuosa"' in text
    assert 'value="555-01"' in text
    assert "kept</textarea>" in text
    assert re.search(r'name="warning_signs"[^>]* checked', text)
    assert re.search(r'name="agreed"[^>]* checked', text)
    assert re.search(r'name="may_leave_message" value="yes"[^>]* checked', text)
    assert f'<option value="concern-{NOT_SURE}" selected>' in text
    assert f'name="page" value="{page.pk}"' in text
    assert "Back to Walking with a cart" in text


def test_after_clearing_the_sign_the_consultation_goes_out(client):
    send(client, warning_signs=[SIGNS[0]])
    assert send(client).status_code == 303
    assert ConsultationRequest.objects.count() == 1


def test_a_sign_that_is_no_longer_on_the_list_still_counts(client):
    WarningSign.objects.filter(level=Level.NOW).delete()
    response = send(client, warning_signs=[SIGNS[0]])
    assert "Nothing was sent." in response.text
    assert "warning_signs" not in response.text
    assert "warning_signs" not in client.get(URL).text


def test_only_a_number_for_the_day_is_kept(client):
    send(client, warning_signs=SIGNS)
    send(client, warning_signs=[SIGNS[0]], patient_name="Somebody else")
    (count,) = WarningSignCount.objects.values()
    assert count.pop("count") == 2
    assert set(count) == {"id", "date"}


def test_a_count_that_cannot_be_written_keeps_nobody_from_being_told(client, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr("consultations.services.increment", fail)
    assert "Call 911 or go" in send(client, warning_signs=SIGNS).text


def words_of(response):
    """Return what the main part of a page says, in one line."""
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text().split())


def confirmed(client, **changes):
    """Send the form, and return the page that confirms it."""
    response = send(client, **changes)
    assert response.status_code == 303
    return client.get(response["Location"])


def test_what_is_only_told_at_the_visit_is_not_asked(client):
    assert "How far you can walk" not in client.get(URL).text


@pytest.mark.long
def test_a_form_asks_for_the_signs_that_belong_to_its_page(client):
    stimulation, injection = ProcedurePageFactory(), ProcedurePageFactory()
    sign("A wire came out", Level.TODAY, procedures=[stimulation])
    field = 'name="urgent_signs" value="A wire came out"'
    assert field in client.get(stimulation.url).text
    assert field not in client.get(injection.url).text
    assert field not in client.get(URL).text
    # Refused, it still asks for them.
    refused = send(client, page=str(stimulation.pk), patient_name="", urgent_signs=["A wire came out"])
    assert refused.status_code == 422
    assert re.search(rf"{field}[^>]* checked", refused.text)


@pytest.mark.long
def test_pages_say_at_any_hour_whom_to_call_when(client, practice):
    page = ProcedurePageFactory()
    texts = set()
    for moment in (OPEN, CLOSED):
        with time_machine.travel(moment):
            texts.add(words_of(client.get(page.url)))
    (text,) = texts
    assert "Call 202-555-0142. We answer the phone: Monday to Friday, 8 am to 5 pm." in text
    assert "If we are closed or do not answer: call 911 or go to an emergency room." in text
    practice.after_hours_telephone = "202-555-0143"
    practice.save()
    text = words_of(client.get(page.url))
    assert "If we are closed or do not answer: call our after-hours number: 202-555-0143" in text


def test_a_sign_to_call_about_today_makes_the_request_urgent(client):
    with time_machine.travel(OPEN):
        confirmed(client, urgent_signs=[TODAY])
        consultation = ConsultationRequest.objects.get()
        assert consultation.is_urgent
        assert consultation.urgent_signs == TODAY
        assert consultation.due_at == consultation.promised_for <= consultation.created_at


def test_the_confirmation_goes_by_the_clock(client, practice):
    with time_machine.travel(OPEN):
        text = words_of(confirmed(client, urgent_signs=[TODAY]))
        assert "Do not wait for our call." in text
        assert "We are open. Call us now: 202-555-0142" in text
        assert "We will call you by" not in text
        assert TODAY in text  # among the signs of all pages
    with time_machine.travel(CLOSED):
        text = words_of(confirmed(client, urgent_signs=[TODAY]))
        assert "Call 911 or go to an emergency room now Do not wait for our call." in text
        practice.after_hours_telephone = "202-555-0143"
        practice.save()
        text = words_of(confirmed(client, urgent_signs=[TODAY]))
        assert "Call our after-hours number now: 202-555-0143" in text
        assert "We are open" not in text


def test_without_a_sign_the_confirmation_tells_the_promise(client):
    with time_machine.travel(OPEN):
        text = words_of(confirmed(client))
    assert "We will call you by Wednesday, November 25, 12 noon." in text
    assert "Do not wait for our call" not in text


@pytest.mark.long
def test_the_confirmation_tells_the_signs_of_the_page(client):
    page = ProcedurePageFactory()
    sign("A wire came out", Level.TODAY, procedures=[page])
    assert "A wire came out" in words_of(confirmed(client, page=str(page.pk)))
    assert "A wire came out" in words_of(confirmed(client, about=str(page.pk)))
    assert "A wire came out" not in words_of(confirmed(client))


def test_the_status_page_says_to_call_until_the_practice_has_called(client):
    consultation = submitted(urgent_signs=TODAY)
    proof = {"reference_number": consultation.reference_number, "proof": "0123"}
    status = client.post(f"{URL}status/", proof, headers=SAME_ORIGIN)
    assert "Do not wait for our call." in words_of(status)
    assert "We are late" not in words_of(status)
    consultation.first_contact_at = consultation.created_at
    consultation.save()
    status = client.post(f"{URL}status/", proof, headers=SAME_ORIGIN)
    assert "Do not wait for our call." not in words_of(status)
    assert TODAY in words_of(status)  # among the signs of all pages


def test_staff_are_told_at_once_and_the_emails_name_no_sign(mailoutbox):
    staff_email, patient_email = "desk@example.com", "patient@example.com"
    practice = PracticeSettings.load()
    practice.email = staff_email
    practice.save()
    consultation = submitted(urgent_signs=TODAY, email=patient_email, quarantine_rule="links")
    to_staff, to_patient = (
        next(mail for mail in mailoutbox if mail.to == [address]) for address in (staff_email, patient_email)
    )
    assert to_staff.subject == f"Urgent consultation request: {consultation}"
    assert "Do not wait for our call: call us today." in to_patient.body
    for mail in mailoutbox:
        assert "headache" not in mail.subject + mail.body


def test_a_sign_that_has_left_the_list_is_kept_and_stays_checked(client):
    WarningSign.objects.all().delete()
    refused = send(client, urgent_signs=[TODAY], patient_name="")
    assert re.search(rf'value="{TODAY}"[^>]* checked', refused.text)
    confirmed(client, urgent_signs=[TODAY])
    assert ConsultationRequest.objects.get().urgent_signs == TODAY


def test_whatever_is_sent_as_a_sign_comes_in_lines_and_is_bounded(client):
    confirmed(
        client,
        urgent_signs=["One\n\u202etwo\0 ", "", "One two", *(f"{number:02}" * 400 for number in range(30))],
    )
    signs = ConsultationRequest.objects.get().urgent_signs
    assert signs.startswith("One two\n000000")
    assert len(signs) == 5000


def test_all_signs_checked_together_are_kept_whole(client):
    words = [sign(f"{number} {'a long sign ' * 20}".strip(), Level.TODAY).words for number in range(9)]
    confirmed(client, urgent_signs=words)
    assert ConsultationRequest.objects.get().urgent_signs.splitlines() == words


def test_help_now_comes_before_a_call_today(client):
    text = send(client, warning_signs=[SIGNS[0]], urgent_signs=[TODAY]).text
    assert "Nothing was sent." in text
    assert re.search(rf'value="{TODAY}"[^>]* checked', text)
    assert not ConsultationRequest.objects.exists()
