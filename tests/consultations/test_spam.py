"""Suspects wait in quarantine and are confirmed like anybody else; nothing is dropped."""

import pytest
import time_machine
from django.core import mail

from consultations.models import ConsultationRequest
from tests.factories.consultations import SAME_ORIGIN, form_data, front_desk_user
from tests.factories.pages import HomePageFactory

URL = "/consultation/"


@pytest.fixture(autouse=True)
def home(db):
    return HomePageFactory()


@pytest.fixture
def send(client):
    def send_(**changes):
        return client.post(URL, form_data(**changes), headers=SAME_ORIGIN)

    return send_


def rules():
    return list(ConsultationRequest.objects.order_by("created_at").values_list("quarantine_rule", flat=True))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"subject": "offer"}, "hidden_field"),
        ({"patient_name": "Visit www.example.com"}, "links"),
        ({"note": "See http://a.example and https://b.example"}, "links"),
        ({"note": "cheap-pills.shop best-pills.xyz"}, "links"),
        ({"note": "buy buy buy BUY buy"}, "repetition"),
        ({"note": "aaaaaaaaaaaa"}, "repetition"),
        ({"note": "Rosalind Okwuosa"}, "repetition"),
    ],
)
def test_a_suspect_is_confirmed_and_waits_in_quarantine(client, send, changes, rule):
    front_desk_user()
    response = send(email="rosalind@example.com", **changes)
    assert response.status_code == 303
    request = ConsultationRequest.objects.get()
    assert (request.quarantine_rule, request.status) == (rule, "new")
    assert request.grouped_reference in client.get(response["Location"]).text
    assert [event.kind for event in request.events.all()] == ["created", "quarantined"]
    assert [message.to for message in mail.outbox] == [["rosalind@example.com"]]


@pytest.mark.parametrize(
    "note",
    [
        "I read about it on www.example.com",
        "Write to rosalind@example.com, not to ngozi@example.com",
        "It hurts very, very, very much ........................",
        "St. Mary’s Hosp.com",
        "Call 202-555-0123 or 202-555-0124 after 10:00",
    ],
)
def test_what_patients_write_is_not_suspect(send, note):
    assert send(note=note).status_code == 303
    assert rules() == [""]


def test_the_same_number_many_times_a_day_is_suspect_and_gets_no_more_mail(send):
    for number in range(5):
        send(note=f"Question {number}", email="rosalind@example.com")
    assert rules() == ["", "", "", "same_contact", "same_contact"]
    assert len([message for message in mail.outbox if message.to == ["rosalind@example.com"]]) == 3


def test_the_same_long_note_under_many_names_is_suspect(send):
    for number in range(4):
        send(note="We rank your practice first, guaranteed", telephone=f"202-555-010{number}")
    assert rules() == ["", "", "", "same_note"]


def test_many_from_one_network_are_suspect_and_far_more_are_told_to_call(
    send, settings, practice_with_number
):
    settings.CONSULTATIONS_PER_NETWORK = 2
    answers = [send(telephone=f"202-555-01{number:02}", note="kept") for number in range(11)]
    assert [response.status_code for response in answers] == [303] * 10 + [429]
    assert rules() == ["", ""] + ["network"] * 8
    refused = answers[-1]
    assert "Nothing was sent." in refused.text
    assert "202-555-0142" in refused.text
    assert "kept</textarea>" in refused.text
    assert 'value="202-555-0110"' in refused.text
    assert refused["Retry-After"] == "3600"


def test_a_form_sent_again_and_again_counts_once(client, send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 2
    again = [send(note="We rank your practice first, guaranteed") for _ in range(20)]
    assert {response.status_code for response in again} == {303}
    reference = ConsultationRequest.objects.get().grouped_reference
    assert all(reference in client.get(response["Location"]).text for response in again)
    send(note="Another question")
    assert rules() == ["", ""]


def test_a_form_sent_again_is_confirmed_where_new_ones_are_refused(send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 1
    answers = [send(telephone=f"202-555-01{number:02}") for number in range(6)]
    assert answers[-1].status_code == 429
    assert send(telephone="202-555-0100").status_code == 303
    assert send(telephone="202-555-0106").status_code == 429
    assert ConsultationRequest.objects.count() == 5


def test_the_limit_is_for_one_network_and_one_hour(client, settings):
    settings.CONSULTATIONS_PER_NETWORK = 1
    settings.PROXY_COUNT = 1

    def send_from(address, number):
        data = form_data(telephone=f"202-555-01{number:02}")
        client.post(URL, data, headers=SAME_ORIGIN | {"X-Forwarded-For": address})

    with time_machine.travel("2026-11-23 15:10"):
        send_from("192.0.2.1", 1)
        send_from("192.0.2.2", 2)
        send_from("192.0.2.1", 3)
    with time_machine.travel("2026-11-23 16:10"):
        send_from("192.0.2.1", 4)
    assert rules() == ["", "", "network", ""]


def test_the_trap_is_neither_shown_nor_filled_in_by_a_browser(client):
    text = client.get(URL).text
    assert '<div class="trap">' in text
    control = text[text.index('name="subject"') - 100 :][:300]
    assert 'autocomplete="off"' in control
    assert 'tabindex="-1"' in control
