"""Suspects wait in quarantine and are confirmed like anybody else; nothing is dropped."""

import threading

import pytest
import time_machine
from django.core import mail
from django.db import connections
from django.test import RequestFactory

from consultations.limits import Window, count_up, network_of, take_back
from consultations.models import ConsultationRequest, RateCount
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


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "network"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", 0, "192.0.2.1"),
        ("127.0.0.1", "198.51.100.7", 1, "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.7", 1, "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.1", 2, "198.51.100.7"),
        ("192.0.2.1", "", 1, "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("", "", 0, "unknown"),
        ("127.0.0.1", "nonsense", 1, "unknown"),
    ],
)
def test_the_network_of_a_visitor(settings, remote, forwarded, proxies, network):
    settings.PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)) == network


def test_counts_name_nobody_and_the_key_changes_every_day():
    for day in ("2026-11-23", "2026-11-24"):
        with time_machine.travel(f"{day} 12:00"):
            count_up("request", "192.0.2.1", Window.HOUR)
    first, second = RateCount.objects.order_by("window_start")
    assert first.key_digest != second.key_digest
    assert "192.0.2.1" not in str(RateCount.objects.values())


def test_old_counts_are_forgotten():
    with time_machine.travel("2026-11-20 12:00"):
        count_up("request", "192.0.2.1", Window.HOUR)
    with time_machine.travel("2026-11-23 12:00"):
        count_up("request", "192.0.2.1", Window.HOUR)
    assert RateCount.objects.count() == 1


def test_a_count_can_be_taken_back():
    assert [count_up("x", "y", Window.DAY) for _ in range(2)] == [1, 2]
    take_back("x", "y", Window.DAY)
    assert count_up("x", "y", Window.DAY) == 2


@pytest.mark.django_db(transaction=True)
def test_the_count_is_exact_when_many_count_at_once():
    start, counts = threading.Barrier(8), []

    def count():
        try:
            start.wait()
            counts.extend(count_up("request", "192.0.2.1", Window.DAY) for _ in range(5))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == list(range(1, 41))


def test_the_trap_is_neither_shown_nor_filled_in_by_a_browser(client):
    text = client.get(URL).text
    assert '<div class="trap">' in text
    control = text[text.index('name="subject"') - 100 :][:300]
    assert 'autocomplete="off"' in control
    assert 'tabindex="-1"' in control
