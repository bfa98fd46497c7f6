"""While the database is away nothing pretends to be saved, and nothing typed is lost."""

import re
from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError, connection
from django.utils import translation

from consultations.models import ConsultationRequest
from core.fallback import contact_file
from core.models import DeskHours, PracticeSettings
from tests.factories.consultations import SAME_ORIGIN, form_data
from tests.factories.pages import HomePageFactory, ProcedurePageFactory

pytestmark = pytest.mark.django_db

URL = "/consultation/"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def telephone():
    practice = PracticeSettings.load()
    practice.telephone = "202-555-0142"
    practice.save()
    yield practice.telephone
    contact_file().unlink()


def away(execute, sql, params, many, context):
    raise OperationalError("the database is away")


def away_for_writes(execute, sql, params, many, context):
    if sql.startswith("INSERT"):
        raise OperationalError("attempt to write a readonly database")
    return execute(sql, params, many, context)


@pytest.mark.long
@pytest.mark.parametrize("failure", [away, away_for_writes])
def test_everything_typed_is_still_in_the_form(client, telephone, failure):
    procedure = ProcedurePageFactory(title="MILD procedure")
    data = form_data(
        note="Ring <b>twice</b>", about=str(procedure.pk), page=str(procedure.pk), preferred_time="morning"
    )
    with connection.execute_wrapper(failure):
        response = client.post(URL, data, headers=SAME_ORIGIN)
    assert response.status_code == 503
    text = response.text
    assert "We could not save your request" in text
    assert "Nothing was sent." in text
    assert f'href="tel:+1{telephone.replace("-", "")}"' in text or telephone in text
    assert response["Retry-After"]
    assert "no-store" in response["Cache-Control"]
    assert 'value="Rosalind Okwuosa"' in text
    assert 'value="(202) 555-0123"' in text
    assert "Ring &lt;b&gt;twice&lt;/b&gt;</textarea>" in text
    assert f'<option value="{procedure.pk}" selected>' in text
    assert re.search(r'name="preferred_time" value="morning"[^>]* checked', text)
    assert re.search(r'name="agreed"[^>]* checked', text)
    assert f'name="page" value="{procedure.pk}"' in text
    assert not ConsultationRequest.objects.exists()


def test_the_same_form_sent_when_the_database_is_back_is_taken(client):
    with connection.execute_wrapper(away):
        client.post(URL, form_data(), headers=SAME_ORIGIN)
    assert client.post(URL, form_data(), headers=SAME_ORIGIN).status_code == 303


def test_a_form_with_mistakes_meets_the_same_answer(client):
    with connection.execute_wrapper(away):
        response = client.post(URL, {"patient_name": "Zoë", "about": "x"}, headers=SAME_ORIGIN)
    assert response.status_code == 503
    assert 'value="Zoë"' in response.text


def test_a_warning_sign_is_answered_without_a_database(client):
    data = form_data(warning_signs="on")
    with connection.execute_wrapper(away):
        response = client.post(URL, data, headers=SAME_ORIGIN)
    assert response.status_code == 503
    assert re.search(r'name="warning_signs"[^>]* checked', response.text)
    assert "Call 911 or go to an emergency room now" in response.text


def told(client, **signs):
    """Return what the main part of the answer says in one line, sent while the database is away."""
    with connection.execute_wrapper(away):
        response = client.post(URL, form_data(**signs), headers=SAME_ORIGIN)
    assert response.status_code == 503
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text().split())


@pytest.mark.long
def test_with_a_sign_that_cannot_wait_nobody_is_told_to_wait(client, telephone):
    practice = PracticeSettings.load()
    practice.after_hours_telephone = "202-555-0143"
    practice.desk_hours = [DeskHours(opens=time(8), closes=time(17))]
    practice.save()
    text = told(client, urgent_signs=["A wire came out"])
    assert "Nothing was sent." in text
    assert "You checked a sign that cannot wait. Do not wait to send this form again." in text
    assert f"Call {telephone}. We answer the phone: Monday to Friday, 8 am to 5 pm." in text
    assert "If we are closed or do not answer: call our after-hours number: 202-555-0143" in text
    assert "wait a few minutes" not in text
    assert "wait a few minutes" not in told(client, warning_signs="on")
    assert "wait a few minutes" in told(client)
    practice.desk_hours = [DeskHours(days=[0], opens=time(8), closes=time(17))]
    with translation.override("es"):  # an editor's own
        practice.save()
    assert "We answer the phone: Monday, 8 am to 5 pm." in told(client, urgent_signs=["A wire came out"])


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (
            '{"telephone": "202-555-0142"}',
            "Call 202-555-0142. If we are closed or do not answer: call 911 or go to an emergency room.",
        ),
        ("", "Do not wait to send this form again. Call now. Call 911 or go to an emergency room."),
    ],
)
def test_without_an_after_hours_number_the_way_leads_to_911(client, settings, tmp_path, contact, words):
    settings.VAR_DIR = tmp_path
    contact_file().write_text(contact)
    assert words in told(client, urgent_signs=["A wire came out"])


def test_help_now_comes_before_a_sign_that_cannot_wait(client, telephone):
    text = told(client, warning_signs=["Fever after an injection"], urgent_signs=["A wire came out"])
    assert text.startswith("Call 911 or go to an emergency room now")
    assert "You checked a sign that cannot wait" not in text
    assert "wait a few minutes" not in text


def test_no_page_shows_a_status_without_a_database(client):
    client.raise_request_exception = False
    with connection.execute_wrapper(away):
        response = client.post(
            "/consultation/status/", {"reference_number": "K7MH4PR2", "proof": "0123"}, headers=SAME_ORIGIN
        )
    assert response.status_code == 503
