"""Suspects wait in quarantine and are confirmed like anybody else; nothing is dropped."""

import pytest
import time_machine
from django.core import mail
from django.db import OperationalError, connection

from consultations.desk.services import release_consultation
from consultations.models import ConsultationRequest, RateCount
from consultations.public import spam
from outbox.models import OutboxMessage
from tests.factories.consultations import SAME_ORIGIN, form_data, front_desk_user, submitted
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


@pytest.mark.long
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"subject": "offer"}, "hidden_field"),
        ({"patient_name": "Visit www.example.com", "note": "or www.example.net"}, "links"),
        ({"note": "See http://a.example and https://b.example"}, "links"),
        ({"note": "cheap-pills.shop best-pills.xyz"}, "links"),
        ({"note": "https://a.example/x,https://b.example/y"}, "links"),
        ({"note": "buy " * 40}, "repetition"),
        ({"note": "Buy now: cheap pills!\n" * 12}, "repetition"),
        ({"note": "a" * 200}, "repetition"),
        (dict.fromkeys(("patient_name", "access_need", "note"), "Cheap pills. " * 7), "repetition"),
    ],
)
def test_a_suspect_is_confirmed_and_waits_in_quarantine(client, send, changes, rule):
    front_desk_user()
    response = send(email="rosalind@example.com", **changes)
    assert response.status_code == 303
    consultation = ConsultationRequest.objects.get()
    assert (consultation.quarantine_rule, consultation.status) == (rule, "new")
    assert consultation.grouped_reference_number in client.get(response["Location"]).text
    assert [event.kind for event in consultation.events.all()] == ["created", "quarantined"]
    assert [message.to for message in mail.outbox] == [["rosalind@example.com"]]


PARAGRAPH = "I have had pain in my lower back since spring, and it is worse when I sit for long. "
ORDINARY = [
    {"note": "I read about it on www.example.com"},
    {"note": "Write to rosalind@example.com, not to ngozi@example.com"},
    {"note": "It hurts very, very, very much ........................"},
    {"note": "St. Mary’s Hosp.com"},
    {"note": "Call 202-555-0123 or 202-555-0124 after 10:00"},
    *(
        {"access_need": need, "note": note}
        for need, note in [("No", "no"), ("None", "N/A"), ("n/a", "n/a"), ("-", "-")]
    ),
    {
        "access_need": "Spanish, please, on the phone and at the visit",
        "note": "Spanish, please, on the phone and at the visit",
    },
    {"patient_name": "Rosalind Okwuosa", "note": "rosalind okwuosa"},
    {"note": "very very very very"},
    {"note": "please please please please please please call. It hurts very very very very very much"},
    {"note": "Aaaaaaaaaaaaaaaaaaah, my back"},
    {"note": "https://www.example.com/back-pain?from=example.org&to=http://example.net is what I read"},
    {"access_need": "See https://www.example.com/", "note": "See example.com, www.example.com!"},
    {"for_whom": "someone_else", "asker_name": "Ann Lee", "asker_relation": "Case manager, www.example.org"},
    {"patient_name": "Rosalind Okwuosa (example.com)"},
    {"note": "https://www.example.com/back (from example.com), page 2: https://example.com/back#two"},
    {"note": "https://www.example.com/2024/back,neck.com"},
    {"note": "Jane at example.com, or my husband, john at example.org"},
    {"note": PARAGRAPH * 2},
    {"note": "Mon 9:00 to 17:00, Tue 9:00 to 17:00, Wed 9:00 to 17:00, Thu 9:00 to 17:00, Fri 9:00 to 17:00"},
    {
        "note": "ปวดหลังมาสามเดือนแล้ว นั่งนานไม่ได้ และปวดร้าวลงขาซ้าย กรุณาโทรกลับหลังสิบโมงเช้า ขอบคุณมากค่ะ อยากได้ล่ามภาษาไทยด้วย"
    },
    {"note": f"Thank you!\n{'-' * 200}\n{PARAGRAPH}"},
]


@pytest.mark.long
def test_what_patients_write_is_not_suspect(send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 100
    for number, answers in enumerate(ORDINARY):
        assert send(telephone=f"202-555-01{number:02}", **answers).status_code == 303, answers
        assert ConsultationRequest.objects.latest("created_at").quarantine_rule == "", answers


CLIENTS = [
    f"{first} {last}" for first in ("Ada", "Bo", "Cy", "Di", "Ed") for last in ("Lee", "Ray", "Roy", "Orr")
]
NOTE = "Please call me, not my client. I am at my desk until five."


@pytest.mark.long
@pytest.mark.parametrize(
    "contact",
    [
        lambda number: {},
        lambda number: {"telephone": "", "email": "ann@example.com", "preferred_contact": "email"},
        # Only the name of who asks is the same.
        lambda number: {"telephone": f"202-555-01{number:02}"},
    ],
)
def test_somebody_who_asks_for_several_people_is_not_suspect(send, contact):
    asker = {
        "for_whom": "someone_else",
        "asker_name": "Ann Lee",
        "asker_relation": "case manager",
        "note": NOTE,
    }
    for number, patient in enumerate(CLIENTS):
        assert send(**asker | contact(number), patient_name=patient).status_code == 303
    assert set(rules()) == {""}


def test_colleagues_who_ask_with_the_same_words_are_not_suspect(send):
    for number, nurse in enumerate(("Ann Lee", "Bo Ray", "Cy Roy", "Di Orr", "Ed Fox")):
        asker = {"for_whom": "someone_else", "asker_name": nurse, "asker_relation": "nurse", "note": NOTE}
        send(**asker, telephone=f"202-555-016{number}", patient_name=CLIENTS[number])
    assert set(rules()) == {""}


@pytest.mark.long
def test_an_email_address_that_a_family_shares_is_not_suspect(send):
    for number, patient in enumerate(CLIENTS[:6]):
        email = {"telephone": f"202-555-016{number}", "email": "family@example.com"}
        send(**email, patient_name=patient, note=NOTE)
    assert set(rules()) == {""}


def test_a_number_that_a_family_shares_is_not_suspect(send):
    for patient in ("Rosalind Okwuosa", "Ngozi Okwuosa", "Chidi Okwuosa", "Ada Okwuosa"):
        send(patient_name=patient)
    assert set(rules()) == {""}


def test_one_number_for_more_people_than_anybody_asks_for_is_suspect(send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 1000
    send()
    RateCount.objects.update(count=spam.ASKED_FOR_PER_DAY)
    send(patient_name="Ngozi Okwuosa")
    assert rules() == ["", "same_contact"]


@pytest.mark.long
def test_others_of_a_network_pay_nothing_for_somebody_who_asks_for_several(send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 2
    for patient in ("Ada Lee", "Bo Lee", "Cy Lee", "Di Lee"):
        send(patient_name=patient)
    for number in range(2):
        send(telephone=f"202-555-017{number}")
    assert rules() == [""] * 5 + ["network"]


@pytest.mark.long
def test_one_mailbox_gets_at_most_three_confirmations_a_day(client, send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 12
    spellings = (
        "ada.lee@example.com",
        "Ada.Lee@EXAMPLE.com",
        "adalee+1@example.com",
        "ada.lee+x@example.com",
    )
    with time_machine.travel("2026-11-23 15:10"):
        pages = []
        for number in range(14):
            answers = {"telephone": f"202-555-01{number:02}", "email": spellings[number % 4]}
            pages.append(client.get(send(**answers, subject="x" * (number == 1))["Location"]).text)
        assert len(mail.outbox) == 3
        assert all(
            "Your reference number is" in page and "we send the reference number there" not in page
            for page in pages
        )
        staff = front_desk_user()
        client.force_login(staff)
        entered = form_data(email="ada.lee@example.com", channel="telephone", note="At the desk")
        assert client.post("/admin/consultations/enter/", entered).status_code == 302
        held = submitted(
            email="ada.lee@example.com", telephone="202-555-0190", quarantine_rule="same_contact"
        )
        release_consultation(held.pk, version=held.version, user=staff)
        assert len([sent for sent in mail.outbox if sent.to != [staff.email]]) == 3
        send(email="bo.lee@example.com", telephone="202-555-0191")
        assert mail.outbox[-1].to == ["bo.lee@example.com"]
    with time_machine.travel("2026-11-24 15:10"):
        send(email="ada.lee@example.com", telephone="202-555-0192")
    assert mail.outbox[-1].to == ["ada.lee@example.com"]


@pytest.mark.long
def test_both_names_of_a_provider_are_one_mailbox(send):
    for number, domain in enumerate(("gmail.com", "googlemail.com") * 3):
        send(telephone=f"202-555-016{number}", email=f"ada@{domain}")
    assert len(mail.outbox) == 3


@pytest.mark.long
def test_the_page_does_not_tell_whether_somebody_else_has_used_an_address(client, send):
    with time_machine.travel("2026-11-23 15:10", tick=False):
        answers = [send(email="ada@example.com", telephone=f"202-555-010{number}") for number in range(5)]
        pages = [client.get(response["Location"]).text for response in answers]
    after = {
        page.partition("reference-number")[2].partition("</p>")[2].partition("</main>")[0] for page in pages
    }
    assert len(mail.outbox) == 3
    assert len(after) == 1
    assert "We may also send the reference number" in after.pop()


@pytest.mark.long
def test_a_consultation_that_was_not_stored_uses_up_no_confirmation(send, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"

    def full(execute, sql, params, many, context):
        if "outbox" in sql and sql.startswith("INSERT"):
            raise OperationalError("the disk is full")
        return execute(sql, params, many, context)

    for number in range(3):
        with connection.execute_wrapper(full):
            assert send(email="ada@example.com", note=f"{number}").status_code == 503
    for number in range(4):
        assert send(email="ada@example.com", telephone=f"202-555-010{number}").status_code == 303
    assert OutboxMessage.objects.count() == 3


def test_the_same_number_many_times_a_day_is_suspect_and_gets_no_more_mail(send):
    for number in range(5):
        send(note=f"Question {number}", email="rosalind@example.com")
    assert rules() == ["", "", "", "same_contact", "same_contact"]
    assert len([message for message in mail.outbox if message.to == ["rosalind@example.com"]]) == 3


def test_the_same_long_note_under_many_names_is_suspect(send):
    for number in range(4):
        send(note="We rank your practice first, guaranteed", telephone=f"202-555-010{number}")
    assert rules() == ["", "", "", "same_note"]


@pytest.mark.long
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


@pytest.mark.long
def test_a_form_sent_again_and_again_counts_once(client, send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 2
    again = [send(note="We rank your practice first, guaranteed") for _ in range(20)]
    assert {response.status_code for response in again} == {303}
    reference_number = ConsultationRequest.objects.get().grouped_reference_number
    assert all(reference_number in client.get(response["Location"]).text for response in again)
    send(note="Another question")
    assert rules() == ["", ""]


@pytest.mark.long
def test_a_form_sent_again_is_confirmed_where_new_ones_are_refused(send, settings):
    settings.CONSULTATIONS_PER_NETWORK = 1
    answers = [send(telephone=f"202-555-01{number:02}") for number in range(6)]
    assert answers[-1].status_code == 429
    assert send(telephone="202-555-0100").status_code == 303
    assert send(telephone="202-555-0106").status_code == 429
    assert ConsultationRequest.objects.count() == 5


@pytest.mark.long
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
