import re
from datetime import time

import pytest
import time_machine
from django.utils.html import escape

from consultations.models import ConsultationRequest
from core.models import DeskHours, PracticeSettings
from tests.factories.consultations import SAME_ORIGIN, form_data
from tests.factories.pages import (
    ArticlePageFactory,
    HomePageFactory,
    LocationPageFactory,
    PhysicianPageFactory,
    ProcedurePageFactory,
)

pytestmark = pytest.mark.django_db

URL = "/consultation/"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def send(client):
    def send_(**changes):
        return client.post(URL, form_data(**changes), headers=SAME_ORIGIN)

    return send_


@pytest.fixture
def office():
    def office_(hours):
        practice = PracticeSettings.load()
        practice.desk_hours = [
            DeskHours(weekday=day, opens=time(opens), closes=time(closes))
            for day, (opens, closes) in hours.items()
        ]
        practice.save()

    return office_


def problems(response):
    """Return the messages of the summary, each checked to link to a control that is there."""
    assert response.status_code == 422
    found = re.findall(r'<li><a href="#(\w+)">(.*?)</a></li>', response.text)
    for control, message in found:
        assert f'id="{control}"' in response.text
        assert response.text.count(message) >= 2  # in the summary and at the field
    return [message for _control, message in found]


def test_the_form_on_its_own_page_has_no_cookie_and_no_token(client):
    response = client.get(URL)
    assert response.status_code == 200
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text
    assert "In an emergency call" in response.text


@time_machine.travel("2026-11-23 10:00 -0500", tick=False)
@pytest.mark.parametrize(
    ("answers", "promise"),
    [
        ({"preferred_time": "morning"}, "Tuesday, November 24, 12 noon"),
        ({"preferred_time": "afternoon"}, "Friday, November 27, 5 pm"),
        (
            {"preferred_time": "afternoon", "preferred_contact": "email", "email": "r@example.com"},
            "Tuesday, November 24, 12 noon",
        ),
    ],
)
def test_who_wishes_for_a_time_of_day_is_promised_a_call_within_it(client, send, office, answers, promise):
    office({1: (8, 12), 4: (13, 17)})
    confirmed = client.get(send(**answers).headers["Location"])
    assert f"<strong>{promise}</strong>" in " ".join(confirmed.text.split())


def test_a_time_of_day_that_the_desk_never_has_is_neither_offered_nor_taken(client, send, office):
    office({1: (8, 12), 4: (8, 12)})
    assert 'value="morning"' in client.get(URL).text
    assert 'value="afternoon"' not in client.get(URL).text
    assert problems(send(preferred_time="afternoon")) == [
        "Choose the best time to call again. Our list has changed"
    ]


def test_a_consultation_is_stored_with_what_was_answered(send):
    procedure, physician = ProcedurePageFactory(), PhysicianPageFactory()
    response = send(
        for_whom="someone_else",
        asker_name="Ngozi Okwuosa",
        asker_relation="daughter",
        email="ngozi@example.com",
        about=str(procedure.pk),
        physician=str(physician.pk),
        access_need="Spanish",
        note="Mornings are loud\r\nhere.",
        page=str(procedure.pk),
    )
    assert response.status_code == 303
    consultation = ConsultationRequest.objects.get()
    assert consultation.patient_name == "Rosalind Okwuosa"
    assert consultation.asker_name == "Ngozi Okwuosa"
    assert consultation.asker_relation == "daughter"
    assert consultation.telephone == "202-555-0123"
    assert consultation.email == "ngozi@example.com"
    assert consultation.access_need == "Spanish"
    assert consultation.note == "Mornings are loud\nhere."
    assert consultation.may_leave_message
    assert not consultation.is_returning_patient
    assert (consultation.reason, consultation.procedure, consultation.procedure_title) == (
        "procedure",
        procedure,
        procedure.title,
    )
    assert (consultation.physician, consultation.physician_name) == (physician, physician.title)
    assert (consultation.origin_page_id, consultation.origin_title) == (procedure.pk, procedure.title)
    assert consultation.origin_path == procedure.url
    assert consultation.agreed_at
    assert consultation.status == "new"


def test_a_clinic_is_chosen_where_there_are_two(client, send):
    first = LocationPageFactory(title="Downtown")
    assert "Where would you like to be seen?" not in client.get(URL).text
    send(location=str(first.pk))
    assert ConsultationRequest.objects.get().location is None
    second = LocationPageFactory(title="Northside")
    hidden = LocationPageFactory(title="Westend", live=False)
    shown = client.get(URL).text
    assert "Where would you like to be seen?" in shown
    assert "Westend" not in shown
    assert problems(send(location=str(hidden.pk))) == [
        "Choose where you would like to be seen again. Our list has changed"
    ]
    send(location=str(second.pk))
    send(location="", note="Anywhere")
    second.delete()
    chosen = ConsultationRequest.objects.order_by("created_at").values_list("location", "location_name")
    assert list(chosen) == [(None, ""), (None, "Northside"), (None, "")]


def test_what_a_page_was_called_is_kept_when_it_is_gone(send):
    article = ArticlePageFactory(title="Walking with a cart")
    send(page=str(article.pk))
    article.delete()
    consultation = ConsultationRequest.objects.get()
    assert consultation.origin_page is None
    assert consultation.origin_title == "Walking with a cart"
    assert consultation.origin_path.endswith("/walking-with-a-cart/")


def test_the_confirmation_tells_the_reference_number_and_is_nobody_elses(client, send):
    response = send()
    consultation = ConsultationRequest.objects.get()
    confirmation = client.get(response["Location"])
    assert confirmation.status_code == 200
    assert consultation.grouped_reference_number in confirmation.text
    assert "no-store" in confirmation["Cache-Control"]
    assert "noindex" in confirmation["X-Robots-Tag"]
    assert "Rosalind" not in confirmation.text
    ConsultationRequest.objects.all().delete()
    assert client.get(response["Location"]).status_code == 200  # it reads no request


def test_an_old_confirmation_says_that_nothing_is_lost(client, send):
    with time_machine.travel("2026-11-23 09:00"):
        location = send()["Location"]
    with time_machine.travel("2026-11-23 10:30"):
        response = client.get(location)
    assert response.status_code == 410
    assert "not lost" in response.text
    assert ConsultationRequest.objects.get().grouped_reference_number not in response.text


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "eyJyZWZlcmVuY2UiOiJLN01INFBSMiJ9:1tQ:forged"])
def test_a_forged_confirmation_is_not_found(client, token):
    assert client.get(f"/consultation/sent/{token}/").status_code == 404


def test_a_refused_form_keeps_everything_and_leads_back(send):
    procedure = ProcedurePageFactory(title="MILD procedure")
    response = send(
        telephone="555-01", note="Ring <b>twice</b>", about=str(procedure.pk), page=str(procedure.pk)
    )
    assert problems(response) == ["Enter a phone number with 10 digits, like 202-555-0123"]
    text = response.text
    assert re.search(r"<title>\s*Error: ", text)
    assert "There is a problem" in text
    assert "Nothing is lost" in text
    assert 'value="Rosalind Okwuosa"' in text
    assert 'value="555-01"' in text
    assert escape("Ring <b>twice</b>") in text
    assert f'<option value="{procedure.pk}" selected>' in text
    assert f'name="page" value="{procedure.pk}"' in text
    assert f'href="{procedure.url}"' in text
    assert "no-store" in response["Cache-Control"]
    assert not ConsultationRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "limit", "status"),
    [
        ({"telephone": "555-01"}, 10, 422),
        ({"warning_signs": "Fever after an injection"}, 10, 422),
        ({}, 0, 429),
    ],
)
def test_no_answer_that_repeats_what_was_typed_stays_on_a_shared_computer(
    send, settings, changes, limit, status
):
    settings.CONSULTATIONS_PER_NETWORK = limit
    response = send(**changes)
    assert response.status_code == status
    assert "Rosalind Okwuosa" in response.text
    assert "no-store" in response["Cache-Control"]


def test_an_empty_form_names_every_answer_that_is_missing(client):
    response = client.post(URL, {}, headers=SAME_ORIGIN)
    assert problems(response) == [
        "Choose who this request is for",
        "Enter the patient’s full name",
        "Enter a phone number or an email address",
        "Choose phone or email",
        "Choose the best time to call",
        "Choose yes or no: has the patient been here before?",
        "Choose what it is about. “I am not sure” is fine",
        "Choose if you will pay with insurance. “I am not sure” is fine",
        "Check the box so that we may contact you",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"for_whom": "someone_else", "asker_relation": "son"}, "Enter your own name"),
        (
            {"for_whom": "someone_else", "asker_name": "Ngozi"},
            "Enter your relationship to the patient, for example daughter",
        ),
        ({"patient_name": " \u202e "}, "Enter the patient’s full name"),
        ({"patient_name": "x" * 101}, "Use 100 characters or fewer. You have 101."),
        ({"note": "x" * 100_000}, "Use 1000 characters or fewer. You have 100000."),
        ({"telephone": "102-555-0123"}, "Check the area code. It cannot start with 0 or 1"),
        ({"telephone": "call me"}, "Enter a phone number with 10 digits, like 202-555-0123"),
        (
            {"telephone": "202-155-0123"},
            "Check the number. The three digits after the area code cannot start with 0 or 1",
        ),
        ({"telephone": "+49 3212 3456"}, "Check the number. It has to be a US phone number with 10 digits"),
        (
            {"telephone": "202-555-0123 ext. 3"},
            "Enter the number without the extension. Tell us the extension in your note",
        ),
        ({"email": "rosalind@"}, "Enter an email address like name@example.com"),
        (
            {"email": "a@example.com\nBcc: b@example.com"},
            "Enter an email address like name@example.com",
        ),
        ({"preferred_contact": "email"}, "Enter an email address, or choose phone"),
        (
            {"telephone": "", "email": "r@example.com"},
            "Enter a phone number, or choose email",
        ),
        ({"may_leave_message": None}, "Choose yes or no: may we leave a voice message?"),
        ({"about": "999999"}, "Choose what it is about again. Our list has changed"),
        ({"about": "procedure"}, "Choose what it is about again. Our list has changed"),
        ({"physician": "999999"}, "Choose who you would like to see again. Our list has changed"),
        ({"agreed": None}, "Check the box so that we may contact you"),
    ],
)
def test_each_wrong_answer_says_what_to_do(send, changes, message):
    assert problems(send(**changes)) == [message]


@pytest.mark.parametrize(
    "spelling",
    [
        "2025550123",
        "+1 202 555 0123",
        "1-202-555-0123",
        "202.555.0123",
        "(202) 555–0123",
        "２０２ 555 0123",
        "tel:2025550123",
        "001 202 555 0123",
        "202·555·0123",
        "202—555—0123",
    ],
)
def test_a_telephone_number_is_taken_in_any_spelling(send, spelling):
    assert send(telephone=spelling).status_code == 303
    assert ConsultationRequest.objects.get().telephone == "202-555-0123"


def test_an_email_address_alone_is_enough(send):
    assert (
        send(
            telephone="", may_leave_message=None, email="r@example.com", preferred_contact="email"
        ).status_code
        == 303
    )


def test_who_asks_is_not_kept_when_the_consultation_is_for_oneself(send):
    send(asker_name="Somebody", asker_relation="friend")
    consultation = ConsultationRequest.objects.get()
    assert (consultation.asker_name, consultation.asker_relation) == ("", "")


ODD_VALUES = ["\0", "x" * 10_000, "\u202eabc", "\ufffd", "👩‍🦽 Zoë", "<script>", "{{ 7 }}", "-1", "9" * 30]


@pytest.mark.parametrize("field", list(form_data()))
def test_odd_values_never_break_the_form(send, field):
    assert {send(**{field: value}).status_code for value in ODD_VALUES} <= {303, 422}


@pytest.mark.parametrize("field", ["patient_name", "telephone", "email", "access_need", "note"])
def test_a_nul_byte_is_refused(send, field):
    assert send(**{field: "a\0b"}).status_code == 422


def test_a_lone_surrogate_in_the_body_never_breaks_the_form(client):
    body = b"patient_name=%ED%A0%80&note=\xed\xa0\x80&page=%ED%A0%80"
    response = client.post(URL, body, content_type="application/x-www-form-urlencoded", headers=SAME_ORIGIN)
    assert response.status_code == 422


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "\x00", "9" * 18, "9" * 40, "１２"])
def test_an_origin_that_is_no_page_is_no_origin_and_loses_nothing(send, page):
    assert send(page=page).status_code == 303
    assert ConsultationRequest.objects.get().origin_page is None


def test_an_origin_the_public_may_not_see_is_not_told(send):
    draft = ArticlePageFactory(title="Not yet", live=False)
    response = send(page=str(draft.pk), telephone="")
    assert "Not yet" not in response.text


def test_names_keep_their_letters_and_lose_what_turns_text_around(send):
    send(patient_name="  Zoë\u202e   O’Neil-Łukasz 👩‍🦽 ")
    assert ConsultationRequest.objects.get().patient_name == "Zoë O’Neil-Łukasz 👩‍🦽"


@pytest.mark.parametrize("space", ["\t", "\v", "\f", "\x1f", "\x85", "\r", "\n", "\u2028"])
def test_pasted_white_space_does_not_join_words(send, space):
    send(patient_name=f"Tabby{space}Pasted", note=f"Ring{space}twice")
    consultation = ConsultationRequest.objects.get()
    assert consultation.patient_name == "Tabby Pasted"
    assert consultation.note.split() == ["Ring", "twice"]


def test_a_line_break_stays_one_in_a_note_and_a_tab_becomes_a_space(send):
    send(note="Ring\ttwice\r\nthen\rwait\nplease")
    assert ConsultationRequest.objects.get().note == "Ring twice\nthen\nwait\nplease"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"x=" + b"y" * 600_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"f%d=1" % number for number in range(2000)), "application/x-www-form-urlencoded"),
        (b"nonsense", "multipart/form-data; boundary=x"),
        (b"nonsense", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"note=x", "application/x-www-form-urlencoded; charset=utf-16"),
    ],
)
def test_bodies_that_no_form_makes_are_refused(client, body, content_type):
    assert 400 <= client.post(URL, body, content_type=content_type, headers=SAME_ORIGIN).status_code < 500


def test_only_pages_the_public_may_see_can_be_chosen(client):
    shown = ProcedurePageFactory(title="Shown procedure")
    ProcedurePageFactory(title="Draft procedure", live=False)
    PhysicianPageFactory(family_name="Hidden", live=False)
    text = client.get(URL).text
    assert shown.title in text
    assert "Draft procedure" not in text
    assert "Hidden" not in text
