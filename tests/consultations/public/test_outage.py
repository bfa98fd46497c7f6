"""While the database is away nothing pretends to be saved, and nothing typed is lost."""

import re

import pytest
from django.db import OperationalError, connection

from consultations.models import ConsultationRequest
from core.fallback import contact_file
from core.models import PracticeSettings
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
    data = form_data(warning_signs=["Fever after an injection"])
    with connection.execute_wrapper(away):
        response = client.post(URL, data, headers=SAME_ORIGIN)
    assert response.status_code == 503
    assert "Fever after an injection" in response.text
    assert "Call 911 or go to an emergency room now" in response.text


def test_no_page_shows_a_status_without_a_database(client):
    client.raise_request_exception = False
    with connection.execute_wrapper(away):
        response = client.post(
            "/consultation/status/", {"reference_number": "K7MH4PR2", "proof": "0123"}, headers=SAME_ORIGIN
        )
    assert response.status_code == 503
