"""Signs that need help now: told before anything else, and nothing is kept about who has them."""

import re

import pytest
from django.db import DatabaseError

from consultations.models import ConsultationRequest, WarningSignCount
from core.models import EmergencyText
from tests.factories.consultations import SAME_ORIGIN, form_data
from tests.factories.pages import ArticlePageFactory, HomePageFactory

pytestmark = pytest.mark.django_db

URL = "/consultation/"
SIGNS = ["New loss of bladder or bowel control", "Fever after an injection"]


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture(autouse=True)
def emergency():
    EmergencyText.objects.all().delete()
    return EmergencyText.objects.create(
        locale_id=1, sentence="In an emergency call 911.", warning_signs="\n".join(SIGNS)
    )


def send(client, **changes):
    return client.post(URL, form_data(**changes), headers=SAME_ORIGIN)


def test_the_signs_stand_before_the_questions_wherever_the_form_stands(client):
    for url in (URL, ArticlePageFactory().url):
        text = client.get(url).text
        for sign in SIGNS:
            assert f'name="warning_signs" value="{sign}"' in text
            assert text.index(f'value="{sign}"') < text.index('name="for_whom"')


def test_a_sign_leads_to_911_and_sends_nothing(client):
    page = ArticlePageFactory(title="Walking with a cart")
    response = send(client, warning_signs=[SIGNS[1]], note="kept", telephone="555-01", page=str(page.pk))
    assert response.status_code == 422
    text = response.text
    assert re.search(r"<title>\s*Call 911 or go to an emergency room now", text)
    assert "Nothing was sent." in text
    assert 'href="tel:911"' in text
    assert "There is a problem" not in text  # mistakes can wait
    assert not ConsultationRequest.objects.exists()
    # Everything is still there.
    assert 'value="Rosalind Okwuosa"' in text
    assert 'value="555-01"' in text
    assert "kept</textarea>" in text
    assert re.search(rf'value="{SIGNS[1]}"[^>]* checked', text)
    assert not re.search(rf'value="{SIGNS[0]}"[^>]* checked', text)
    assert re.search(r'name="agreed"[^>]* checked', text)
    assert re.search(r'name="may_leave_message" value="yes"[^>]* checked', text)
    assert '<option value="not_sure" selected>' in text
    assert f'name="page" value="{page.pk}"' in text
    assert "Back to Walking with a cart" in text


def test_after_clearing_the_sign_the_consultation_goes_out(client):
    send(client, warning_signs=[SIGNS[0]])
    assert send(client).status_code == 303
    assert ConsultationRequest.objects.count() == 1


def test_a_sign_that_is_no_longer_on_the_list_still_counts(client, emergency):
    emergency.warning_signs = ""
    emergency.save()
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
