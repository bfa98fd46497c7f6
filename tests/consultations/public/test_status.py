"""What a patient sees and changes without an account."""

import re
from datetime import time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultations.desk.services import link_duplicate
from consultations.models import ConsultationRequest, RateCount
from consultations.public.status import TRIES_PER_NETWORK
from consultations.wrong_tries import TRIES_PER_DAY, TRIES_PER_LIFE
from core.models import DeskHours
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


def change_time(client, consultation, preferred_time):
    """Ask for another time as the patient does, and return the answer."""
    token = token_in(ask(client, consultation.reference_number, "0123"))
    data = {"token": token, "preferred_time": preferred_time}
    return client.post(URL + "time/", data, headers=SAME_ORIGIN)


def withdraw(client, consultation):
    """Cancel a request as the patient does, and return the answer."""
    token = token_in(ask(client, consultation.reference_number, "0123"))
    return client.post(URL + "withdraw/", {"token": token}, headers=SAME_ORIGIN)


def ticked(response):
    return re.findall(r'name="preferred_time" value="(\w+)"[^>]* checked', response.text)


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


def test_a_reference_number_is_taken_as_it_was_pasted(client):
    number = submitted().grouped_reference_number
    for pasted in (
        f"#{number}",
        f"{number}.",
        f"Ref. No.: {number}",
        f"“{number}”",
        f"Reference number: {number}",
    ):
        assert "We have your request" in ask(client, pasted, "0123").text, pasted


def test_the_address_is_the_proof_only_where_there_is_no_number(client):
    with_number = submitted(email="rosalind@example.com")
    without = submitted(telephone="", email="Rosalind@Example.com", preferred_contact="email")
    assert NOT_FOUND in ask(client, with_number.reference_number, "rosalind@example.com").text
    for proof in (
        " rosalind@example.COM ",
        "Rosalind O <rosalind@example.com>",
        "rosalind@example.com\u200b",
    ):
        assert ask(client, without.reference_number, proof).status_code == 200, proof


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
    assert decrypted == []
    wrong_and_blocked = answer(
        client, consultation.reference_number, "9999", **{"X-Forwarded-For": "192.0.2.1"}
    )
    assert wrong[0] == 422
    assert wrong == unknown
    assert wrong_and_blocked == blocked
    assert blocked[0] == 429
    assert "Please call us instead" in blocked[2]
    assert {kind.strip("(") for kind in blocked[3]} == {"SELECT"}, "a blocked network makes nobody write"


@pytest.mark.long
def test_many_wrong_tries_for_one_reference_number_from_anywhere_close_it_for_the_day(client, settings):
    settings.PROXY_COUNT = 1
    consultation = submitted()
    with time_machine.travel("2026-11-23 15:00"):
        for number in range(TRIES_PER_DAY):
            ask(client, consultation.reference_number, "9999", **{"X-Forwarded-For": f"192.0.2.{number}"})
        assert NOT_FOUND in ask(client, consultation.reference_number, "0123").text
    with time_machine.travel("2026-11-24 15:00"):
        assert NOT_FOUND not in ask(client, consultation.reference_number, "0123").text


def test_wrong_tries_day_after_day_close_a_request_until_staff_open_it_with_one_click(client, settings):
    settings.PROXY_COUNT = 1
    with time_machine.travel("2026-11-23 09:00"):
        consultation = submitted()
    days = -(-TRIES_PER_LIFE // TRIES_PER_DAY)
    for day in range(days):
        with time_machine.travel(f"2026-11-{24 + day} 15:00"):
            for number in range(TRIES_PER_DAY):
                ask(client, consultation.reference_number, "9999", **{"X-Forwarded-For": f"192.0.2.{number}"})
    desk = Client()
    with time_machine.travel("2026-12-02 10:00"):
        assert NOT_FOUND in ask(client, consultation.reference_number, "0123").text
        desk.force_login(front_desk_user())
        address = f"/admin/consultations/{consultation.pk}/"
        page = BeautifulSoup(desk.get(address).content, "html.parser")
        lines = [" ".join(line.get_text().split()) for line in page.select(".consultation__timeline li")]
        assert [line for line in lines if "wrong tr" in line] == [
            f"{'Nov. ' if day < 31 else 'Dec. '}{day if day < 31 else day - 30}, 2026 · Status page "
            f"10 wrong tries to see this request"
            for day in range(24, 24 + days)
        ] + ["Dec. 2, 2026 · Status page 1 wrong try to see this request"]
        button = page.select_one(f'button[formaction="{address}open-status/"]')
        assert button.get_text(strip=True) == "Open the status page again"
        version = page.select_one("input[name=version]")["value"]
        answer = desk.post(f"{address}open-status/", {"version": version}, follow=True)
        assert "The patient can see this request on the status page again." in answer.text
        assert "Status page opened again" in answer.text
        assert f"{address}open-status/" not in answer.text
        assert NOT_FOUND not in ask(client, consultation.reference_number, "0123").text


@pytest.mark.long
def test_looking_again_and_again_with_the_right_proof_blocks_nobody(client):
    consultation = submitted()
    for _ in range(TRIES_PER_NETWORK + 1):
        assert ask(client, consultation.reference_number, "0123").status_code == 200


@pytest.mark.long
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


def test_who_is_answered_by_email_is_not_asked_when_to_be_called(client):
    consultation = submitted(telephone="", email="r@example.com", preferred_contact="email")
    shown = ask(client, consultation.reference_number, "r@example.com")
    assert "Change the time" not in shown.text
    assert "I no longer need an answer" in shown.text
    data = {"token": token_in(shown), "preferred_time": "morning"}
    changed = client.post(URL + "time/", data, headers=SAME_ORIGIN)
    assert "We have noted" not in changed.text
    consultation.refresh_from_db()
    assert consultation.preferred_time == "any"
    (received,) = mail.outbox
    assert "when we call" not in received.body


def test_what_is_ticked_is_the_new_time(client):
    consultation = submitted()
    assert ticked(change_time(client, consultation, "afternoon")) == ["afternoon"]
    assert ticked(change_time(client, linked(consultation), "morning")) == ["morning"]


def test_another_time_does_not_move_the_promise_and_says_so(client):
    with time_machine.travel("2026-11-23 10:00 -0500"):
        consultation = submitted()
        promised_for = consultation.promised_for
        assert "does not move our promise" in ask(client, consultation.reference_number, "0123").text
        changed = change_time(client, consultation, "afternoon").text
        assert "We will still call by the time we promised" in changed
        assert "Tuesday, November 24, 12 noon" in changed
    consultation.refresh_from_db()
    assert consultation.promised_for == promised_for
    with time_machine.travel("2026-11-24 13:00 -0500"):  # the promise has passed
        changed = change_time(client, consultation, "any").text
        assert "We have noted the time you prefer." in changed
        assert "by the time we promised" not in changed
        assert "does not move our promise" not in changed


def test_a_change_and_a_withdrawal_are_confirmed_by_email(client, practice_with_number):
    with time_machine.travel("2026-11-23 10:00 -0500"):
        consultation = submitted(email="rosalind@example.com", note="My back hurts", access_need="Spanish")
        change_time(client, consultation, "afternoon")
        change_time(client, consultation, "afternoon")  # is no change
        withdraw(client, consultation)
        withdraw_again = client.post(URL + "withdraw/", {"token": "x"}, headers=SAME_ORIGIN)
    assert withdraw_again.status_code == 422
    _received, changed, withdrawn = mail.outbox
    assert {tuple(message.to) for message in mail.outbox} == {("rosalind@example.com",)}
    assert "the best time to call you: Afternoon" in changed.body
    assert "by Tuesday, November 24, 12 noon" in changed.body
    assert "is canceled" in withdrawn.subject
    assert "https://" in withdrawn.body or "http://" in withdrawn.body
    for message in (changed, withdrawn):
        assert consultation.grouped_reference_number in message.subject
        assert "202-555-0142" in message.body
        for word in ("Rosalind", "back", "Spanish", "\n\n\n"):
            assert word not in message.body


def test_who_gets_no_confirmation_gets_none_of_a_change(client):
    consultation = submitted(email="rosalind@example.com", quarantine_rule="same_contact")
    change_time(client, consultation, "morning")
    withdraw(client, consultation)
    assert mail.outbox == []


@pytest.mark.long
def test_changing_again_and_again_sends_three_emails_and_the_withdrawal_is_still_confirmed(client):
    consultation = submitted(email="rosalind@example.com")
    for preferred_time in ["morning", "afternoon"] * 3:
        change_time(client, consultation, preferred_time)
    withdraw(client, consultation)
    assert len(mail.outbox) == 1 + 3 + 1
    assert "is canceled" in mail.outbox[-1].subject


def test_a_time_of_day_that_the_desk_never_has_is_neither_offered_nor_taken(client, practice_with_number):
    practice_with_number.desk_hours = [DeskHours(days=[0], opens=time(8), closes=time(12))]
    practice_with_number.save()
    consultation = submitted()
    shown = ask(client, consultation.reference_number, "0123").text
    assert 'value="morning"' in shown
    assert 'value="afternoon"' not in shown
    response = change_time(client, consultation, "afternoon")
    assert response.status_code == 422
    assert "Our list has changed" in response.text
    consultation.refresh_from_db()
    assert consultation.preferred_time == "any"


@pytest.mark.long
def test_the_limit_is_told_to_who_is_near_it_alone(client):
    own = [ask(client, "K7MH4PR2", "9999").text for _try in range(TRIES_PER_DAY)]
    neighbors = [ask(client, f"K7MH4P{number}", "9999").text for number in range(22, 32)]
    assert all(NOT_FOUND in text for text in own + neighbors)
    is_told = ["After many tries" in text for text in own + neighbors]
    assert is_told == 2 * ([False] * 7 + [True] * 3)


def test_who_lost_the_number_reads_where_it_is_and_whom_to_call(client, practice_with_number):
    shown = client.get(URL).text
    assert "Lost your number?" in shown
    assert 'call us: <a href="tel:+12025550142">202-555-0142</a>' in shown
    practice_with_number.telephone = ""
    practice_with_number.save()
    assert "send a new request</a>" in client.get(URL).text


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


@pytest.mark.long
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
