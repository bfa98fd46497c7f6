"""What a patient sees and changes without an account."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultations.desk.services import link_duplicate
from consultations.models import ConsultationRequest, RateCount
from consultations.public.status import TRIES_PER_NETWORK, TRIES_PER_REFERENCE_NUMBER
from tests.factories.consultations import SAME_ORIGIN, front_desk_user, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

URL = "/consultation/status/"
NOT_FOUND = "We cannot show a request for this"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


def ask(client, reference_number, proof, **headers):
    return client.post(
        URL, {"reference_number": str(reference_number), "proof": proof}, headers=SAME_ORIGIN | headers
    )


def token_in(response):
    return re.search(r'name="token" value="([^"]+)"', response.text)[1]


def test_the_form_has_no_cookie_and_asks_for_two_things(client):
    response = client.get(URL)
    assert response.status_code == 200
    assert not response.cookies
    assert 'name="reference_number"' in response.text
    assert 'name="proof"' in response.text


@pytest.mark.parametrize("proof", ["0123", " 01 23 ", "202-555-0123", "０１２３"])
def test_reference_number_and_last_four_digits_show_the_consultation(client, proof):
    consultation = submitted()
    response = ask(client, consultation.grouped_reference_number.lower(), proof)
    assert response.status_code == 200
    assert "We have your request" in response.text
    assert consultation.grouped_reference_number in response.text
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies
    for typed in ("Rosalind", "Okwuosa", "555-0123"):
        assert typed not in response.text


def test_the_address_is_the_proof_only_where_there_is_no_number(client):
    with_number = submitted(email="rosalind@example.com")
    without = submitted(telephone="", email="Rosalind@Example.com", preferred_contact="email")
    assert NOT_FOUND in ask(client, with_number.reference_number, "rosalind@example.com").text
    assert ask(client, without.reference_number, " rosalind@example.COM ").status_code == 200


def test_no_address_opens_a_consultation(client):
    consultation = submitted()
    response = client.get(URL, {"reference_number": consultation.reference_number, "proof": "0123"})
    assert consultation.grouped_reference_number not in response.text
    for path in ("time/", "withdraw/"):
        assert client.get(URL + path).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    for path in ("", "time/", "withdraw/"):
        assert (
            strict.post(
                URL + path, {"reference_number": consultation.reference_number, "proof": "0123"}
            ).status_code
            == 403
        )


def test_what_is_missing_is_named(client):
    response = ask(client, "", "")
    assert response.status_code == 422
    assert re.search(r"<title>\s*Error: ", response.text)
    assert "Enter your reference number" in response.text
    assert RateCount.objects.count() == 1  # as a form that failed, and as no try for any reference number


def answer(client, reference_number, proof, **headers):
    """Return what a visitor can tell: status, headers, body without what was typed; and the kinds of queries."""
    with CaptureQueriesContext(connection) as captured:
        response = ask(client, reference_number, proof, **headers)
    body = response.text.replace(str(reference_number), "REFERENCE").replace(proof, "PROOF")
    kinds = [query["sql"].split(" ")[0] for query in captured]
    return response.status_code, dict(response.headers), body, kinds


@time_machine.travel("2026-11-23 09:00", tick=False)  # `Expires` names the second
def test_wrong_proof_unknown_reference_number_and_blocked_visitor_cannot_be_told_apart(
    client, settings, monkeypatch
):
    settings.PROXY_COUNT = 1
    consultation = submitted()
    ask(
        client, consultation.reference_number, "9999", **{"X-Forwarded-For": "192.0.2.9"}
    )  # the day's first count cleans up
    for _ in range(TRIES_PER_NETWORK):
        ask(client, "A2BC3DE4", "9999", **{"X-Forwarded-For": "192.0.2.1"})
    ask(client, "A2BC3DE5", "9999", **{"X-Forwarded-For": "192.0.2.9"})
    decrypted = []
    decrypt = type(ConsultationRequest._meta.get_field("telephone")).decrypt
    monkeypatch.setattr(
        "encryption.fields.EncryptedTextField.decrypt",
        lambda field, text, instance: decrypted.append(field.name) or decrypt(field, text, instance),
    )
    wrong = answer(client, consultation.reference_number, "9999", **{"X-Forwarded-For": "192.0.2.9"})
    once, decrypted[:] = list(decrypted), []
    unknown = answer(client, "A2BC3DE5", "9999", **{"X-Forwarded-For": "192.0.2.9"})
    assert decrypted == once
    decrypted.clear()
    blocked = answer(client, consultation.reference_number, "0123", **{"X-Forwarded-For": "192.0.2.1"})
    assert decrypted == once
    assert wrong[0] == 422
    assert wrong == unknown == blocked


def test_many_wrong_tries_for_one_reference_number_from_anywhere_close_it_for_the_day(client, settings):
    settings.PROXY_COUNT = 1
    consultation = submitted()
    with time_machine.travel("2026-11-23 15:00"):
        for number in range(TRIES_PER_REFERENCE_NUMBER):
            ask(client, consultation.reference_number, "9999", **{"X-Forwarded-For": f"192.0.2.{number}"})
        assert NOT_FOUND in ask(client, consultation.reference_number, "0123").text
    with time_machine.travel("2026-11-24 15:00"):
        assert NOT_FOUND not in ask(client, consultation.reference_number, "0123").text


def test_looking_again_and_again_with_the_right_proof_blocks_nobody(client):
    consultation = submitted()
    for _ in range(TRIES_PER_NETWORK + 1):
        assert ask(client, consultation.reference_number, "0123").status_code == 200


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("new", "We have not called you yet"),
        ("in_progress", "We are working on your request"),
        ("waiting", "We have tried to reach you"),
        ("booked", "Your visit is booked"),
        ("closed", "Your request is closed"),
        ("spam", "Your request is closed"),
        ("duplicate", "You have sent more than one request"),
    ],
)
def test_the_stage_is_told_in_plain_words(client, status, words):
    consultation = submitted()
    ConsultationRequest.objects.update(status=status, closed_reason="other" if status == "closed" else "")
    assert words in ask(client, consultation.reference_number, "0123").text


def test_it_says_by_itself_that_we_are_late_and_gives_the_line(client, practice_with_number):
    with time_machine.travel("2026-11-23 10:00 -0500"):
        consultation = submitted()
        text = ask(client, consultation.reference_number, "0123").text
        assert "Tuesday, November 24, 12 noon" in text
        assert "We are late" not in text
    with time_machine.travel("2026-11-24 12:01 -0500"):
        text = ask(client, consultation.reference_number, "0123").text
        assert "We are late" in text
        assert "Tuesday, November 24, 12 noon" in text
        assert "202-555-0142" in text


def test_nobody_is_late_who_has_called_or_is_done(client):
    with time_machine.travel("2026-11-23 10:00 -0500"):
        consultation = submitted()
    with time_machine.travel("2026-11-25 10:00 -0500"):
        ConsultationRequest.objects.update(first_contact_at=consultation.created_at)
        assert "We are late" not in ask(client, consultation.reference_number, "0123").text
        ConsultationRequest.objects.update(first_contact_at=None, status="booked")
        assert "We are late" not in ask(client, consultation.reference_number, "0123").text


def test_a_patient_changes_the_time(client):
    consultation = submitted()
    token = token_in(ask(client, consultation.reference_number, "0123"))
    response = client.post(URL + "time/", {"token": token, "preferred_time": "morning"}, headers=SAME_ORIGIN)
    assert "We have noted the time you prefer" in response.text
    consultation.refresh_from_db()
    assert (consultation.preferred_time, consultation.version) == ("morning", 2)
    event = consultation.events.last()
    assert (event.kind, event.user, event.detail) == ("changed_by_patient", None, "Any time → Morning")


def test_a_time_that_is_none_changes_nothing(client):
    consultation = submitted()
    token = token_in(ask(client, consultation.reference_number, "0123"))
    response = client.post(URL + "time/", {"token": token, "preferred_time": "x"}, headers=SAME_ORIGIN)
    assert response.status_code == 422
    consultation.refresh_from_db()
    assert consultation.version == 1


def test_a_patient_withdraws_once_and_for_all(client):
    consultation = submitted()
    token = token_in(ask(client, consultation.reference_number, "0123"))
    for _ in range(2):
        response = client.post(URL + "withdraw/", {"token": token}, headers=SAME_ORIGIN)
        assert "You canceled this request" in response.text
    consultation.refresh_from_db()
    assert (consultation.status, consultation.closed_reason, consultation.version) == (
        "closed",
        "withdrawn",
        2,
    )
    assert [event.kind for event in consultation.events.all()] == ["created", "withdrawn"]
    assert submitted().pk != consultation.pk  # the same answers are a new request now


@pytest.mark.parametrize("path", ["time/", "withdraw/"])
def test_an_old_forged_or_foreign_token_changes_nothing(client, path):
    with time_machine.travel("2026-11-23 10:00"):
        consultation = submitted()
        old = token_in(ask(client, consultation.reference_number, "0123"))
    data = {"preferred_time": "morning"}
    with time_machine.travel("2026-11-23 10:31"):
        for token in (old, "", "x", consultation.reference_number):
            response = client.post(URL + path, data | {"token": token}, headers=SAME_ORIGIN)
            assert response.status_code == 422
            assert "Nothing was changed" in response.text
            assert "half an hour" in response.text
            assert f'action="{URL}"' in response.text
            assert re.search(r"<title>\s*Error: ", response.text)
            assert "There is a problem" not in response.text
    consultation.refresh_from_db()
    assert consultation.version == 1


def test_a_booked_consultation_cannot_be_changed_here(client):
    consultation = submitted()
    token = token_in(ask(client, consultation.reference_number, "0123"))
    ConsultationRequest.objects.update(status="booked")
    client.post(URL + "withdraw/", {"token": token}, headers=SAME_ORIGIN)
    response = client.post(URL + "time/", {"token": token, "preferred_time": "morning"}, headers=SAME_ORIGIN)
    assert "Your visit is booked" in response.text
    assert 'name="token"' not in response.text
    consultation.refresh_from_db()
    assert (consultation.status, consultation.preferred_time) == ("booked", "any")


def linked(original, **changes):
    """Return a request that staff linked as a duplicate of `original`."""
    consultation = submitted(note="again", **changes)
    return link_duplicate(consultation.pk, version=1, user=front_desk_user(), original=original)


def test_a_duplicate_follows_its_original_and_changes_it(client):
    original = submitted()
    duplicate = linked(original)
    shown = ask(client, duplicate.reference_number, "0123")
    assert f"We are handling them as one, under {original.grouped_reference_number}" in shown.text
    assert "We have your request" in shown.text
    client.post(f"{URL}withdraw/", {"token": token_in(shown)}, headers=SAME_ORIGIN)
    original.refresh_from_db()
    assert original.closed_reason == "withdrawn"
    ConsultationRequest.objects.filter(pk=original.pk).update(status="booked", closed_reason="")
    assert "Your visit is booked" in ask(client, duplicate.reference_number, "0123").text


def test_a_duplicate_with_other_contact_details_tells_nothing_of_its_original(client):
    original = submitted(telephone="202-555-0199")
    shown = ask(client, linked(original).reference_number, "0123").text
    assert original.grouped_reference_number not in shown
    assert "We are handling them as one" in shown
    assert 'name="token"' not in shown
