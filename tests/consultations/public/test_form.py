import re
from datetime import time

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils.html import escape

from consultations.concerns import Concern
from consultations.models import ConsultationRequest
from consultations.public.forms import ConsultationForm
from core.models import DeskHours, InsurancePlan, PracticeSettings
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
NO_NEW_PATIENTS = (
    "Choose someone else: this clinician takes no new patients. If the patient has been here before, answer yes to "
    "that question"
)
NUMBER_AND_MORE = "Enter one phone number and nothing else. Write an extension like this: 202-555-0123 ext. 4"
NO_NUMBER = "Enter a phone number with 10 digits, like 202-555-0123. From another country, begin with +"


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def send(client):
    def send_(**changes):
        return client.post(URL, form_data(**changes), headers=SAME_ORIGIN)

    return send_


@pytest.fixture
def stored_of(send, settings):
    """A function that sends a form for each of these answers to a question, and returns {answer: what is stored}."""
    settings.CONSULTATIONS_PER_NETWORK = 1000

    def stored_of_(field, answers):
        stored = {}
        for typed in answers:
            assert send(**{field: typed}).status_code == 303, typed
            consultation = ConsultationRequest.objects.get()
            stored[typed] = getattr(consultation, field)
            consultation.delete()
        return stored

    return stored_of_


@pytest.fixture
def office():
    def office_(hours):
        practice = PracticeSettings.load()
        practice.desk_hours = [
            DeskHours(days=[day], opens=time(opens), closes=time(closes))
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


@pytest.mark.long
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
        (
            {
                "preferred_time": "afternoon",
                "preferred_contact": "",
                "telephone": "",
                "email": "r@example.com",
            },
            "Tuesday, November 24, 12 noon",
        ),
    ],
)
def test_who_wishes_for_a_time_of_day_is_promised_a_call_within_it(client, send, office, answers, promise):
    office({1: (8, 12), 4: (13, 17)})
    refused = send(**answers, agreed=None)
    confirmed = client.get(send(**answers).headers["Location"])
    for response in (refused, confirmed):
        assert f"<strong>{promise}</strong>" in " ".join(response.text.split())


@pytest.mark.long
def test_a_time_of_day_that_the_desk_never_has_is_neither_offered_nor_taken(client, send, office):
    office({1: (8, 12), 4: (8, 12)})
    assert 'value="morning"' in client.get(URL).text
    assert 'value="afternoon"' not in client.get(URL).text
    assert problems(send(preferred_time="afternoon")) == [
        "Choose the best time to call again. Our list has changed"
    ]


@pytest.mark.long
def test_a_consultation_is_stored_with_what_was_answered(send):
    procedure, physician = ProcedurePageFactory(), PhysicianPageFactory()
    response = send(
        for_whom="someone_else",
        asker_name="Ngozi Okwuosa",
        asker_relation="daughter",
        email="ngozi@example.com",
        about=str(procedure.pk),
        physician=str(physician.pk),
        telephone_of="asker",
        interpreter_language="Spanish",
        access_need="Ramp",
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
    assert consultation.telephone_of == "asker"
    assert (consultation.interpreter_language, consultation.access_need) == ("Spanish", "Ramp")
    assert consultation.note == "Mornings are loud\nhere."
    assert consultation.may_leave_message
    assert not consultation.is_returning_patient
    assert (consultation.concern_words, consultation.procedure, consultation.procedure_title) == (
        "A procedure I read about",
        procedure,
        procedure.title,
    )
    assert (consultation.physician, consultation.physician_name) == (physician, physician.title)
    assert (consultation.origin_page_id, consultation.origin_title) == (procedure.pk, procedure.title)
    assert consultation.origin_path == procedure.url
    assert consultation.agreed_at
    assert consultation.status == "new"


@pytest.mark.long
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


@pytest.mark.parametrize(
    ("answers", "said", "unsaid"),
    [
        ({"preferred_contact": ""}, ["We will call you by", "We will call you from"], ["email"]),
        ({"email": "r.okwuosa@example.org"}, ["We will call you by", "the email address you gave"], []),
        (
            {"telephone": "", "email": "r.okwuosa@example.org", "preferred_contact": ""},
            ["We will email you by", "the email address you gave"],
            ["call you"],
        ),
    ],
)
def test_the_confirmation_tells_what_will_happen_and_not_what_might(client, send, answers, said, unsaid):
    PracticeSettings.objects.update_or_create(defaults={"telephone": "202-555-0142"})
    soup = BeautifulSoup(client.get(send(**answers)["Location"]).content, "html.parser")
    text = " ".join(soup.find(class_="form-page").get_text().split()).partition("If it gets worse")[0]
    assert [words for words in said if words not in text] == []
    assert [words for words in (*unsaid, "If you") if words in text] == []


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
    assert problems(response) == [NO_NUMBER]
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
        "Enter your name",
        "Enter a phone number or an email address",
        "Choose yes or no: may we leave a voice message?",
        "Choose what you would like help with. “I am not sure” is fine",
        "Check the box so that we may contact you",
    ]


def test_what_a_phone_number_takes_is_asked_along_with_the_number(send):
    missing = {"telephone": "", "telephone_of": "", "may_leave_message": None}
    assert problems(send(for_whom="someone_else", asker_name="Ngozi", asker_relation="son", **missing)) == [
        "Enter a phone number or an email address",
        "Choose whose phone it is",
        "Choose yes or no: may we leave a voice message?",
    ]
    assert problems(send(**missing, email="r@example.com")) == [
        "Enter a phone number, or choose email",
        "Choose yes or no: may we leave a voice message?",
    ]


WRONG_ANSWERS = [
    ({"for_whom": "someone_else", "asker_relation": "son"}, "Enter your name"),
    (
        {"for_whom": "someone_else", "asker_name": "Ngozi"},
        "Enter your relationship to the patient, for example daughter",
    ),
    (
        {"for_whom": "someone_else", "asker_name": "Ngozi", "asker_relation": "son", "patient_name": ""},
        "Enter the patient’s full name",
    ),
    (
        {"for_whom": "someone_else", "asker_name": "Ngozi", "asker_relation": "son", "telephone_of": ""},
        "Choose whose phone it is",
    ),
    ({"patient_name": " \u202e "}, "Enter your name"),
    ({"patient_name": "\u200b\u2060\u3164\u2800\u00ad\ufe0f"}, "Enter your name"),
    ({"patient_name": "x" * 101}, "Use 100 characters or fewer. You have 101."),
    ({"note": "x" * 100_000}, "Use 1000 characters or fewer. You have 100000."),
    ({"telephone": "102-555-0123"}, "Check the area code. It cannot start with 0 or 1"),
    ({"telephone": "call me"}, NO_NUMBER),
    (
        {"telephone": " \u200b "},
        "Enter a phone number or an email address",
    ),
    *(
        ({"telephone": f"202-555-0123{more}"}, NUMBER_AND_MORE)
        for more in (" ext. 3 or 4", " or 202-555-0124", "/0124", " after 5 pm", " ask for Ann")
    ),
    *(
        ({"telephone": f"{before}202-555-0123"}, NUMBER_AND_MORE)
        for before in ("my cell phone is ", "Ann Smith, ")
    ),
    ({"telephone": "911"}, NO_NUMBER),
    (
        {"telephone": "202-155-0123"},
        "Check the number. The three digits after the area code cannot start with 0 or 1",
    ),
    *(
        ({"telephone": number}, "Check the number. No one can be called at it")
        for number in (
            "911-555-0123",
            "202-911-0123",
            "411-555-0123",
            "202-411-0123",
            "299-555-0123",
            "222-222-2222",
        )
    ),
    *(
        (
            {"telephone": number},
            "Check the number. After the + come the country code and all digits, like +44 20 7946 0958",
        )
        for number in (
            "+2025550123",
            "+44 20",
            "+999 555 0123",
            "+1 911 555 0123",
            "+44 20 7946 0958 2025 5501 23",
        )
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
    *(
        ({"about": about}, "Choose what you would like help with again. Our list has changed")
        for about in ("999999", "procedure", "concern-999999", "concern-")
    ),
    ({"physician": "999999"}, "Choose who you would like to see again. Our list has changed"),
    ({"agreed": None}, "Check the box so that we may contact you"),
]


def test_each_wrong_answer_says_what_to_do(send):
    said = [(changes, problems(send(**changes))) for changes, _message in WRONG_ANSWERS]
    assert said == [(changes, [message]) for changes, message in WRONG_ANSWERS]


@pytest.mark.long
def test_a_telephone_number_is_taken_in_any_spelling(stored_of):
    spellings = (
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
    )
    assert stored_of("telephone", spellings) == dict.fromkeys(spellings, "202-555-0123")


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("202-555-0123 x12", "202-555-0123 ext. 12"),
        ("(202) 555-0123, ext. 4", "202-555-0123 ext. 4"),
        ("202 555 0123 (extension no. 77)", "202-555-0123 ext. 77"),
        *(
            (f"202-555-0123{extension}", "202-555-0123 ext. 4")
            for extension in (
                ",4",
                ",,4",
                " p 4",
                "w4",
                " ex 4",
                " / 4",
                "*4",
                " ext.(4)",
                ";4#",
                " extension #4",
            )
        ),
        ("202-555-0123 ext 4 (work)", "202-555-0123 ext. 4"),
        ("202-555-0123 (work)", "202-555-0123"),
        ("(202) 555-0123 cell phone", "202-555-0123"),
        ("Cell: (202) 555-0123", "202-555-0123"),
        ("202,555,0123", "202-555-0123"),
        ("+44 020 7946 0958", "+44 2079460958"),
        ("+44 0 20 7946 0958", "+44 2079460958"),
        ("+49 (0) 30 1234567 / 12", "+49 301234567 ext. 12"),
        ("+36 06 1 234 5678", "+36 12345678"),
        ("+39 06 6982 1234", "+39 0669821234"),
        ("+39 (0)6 6982 1234", "+39 0669821234"),
        ("+44 20 7946 0958", "+44 2079460958"),
        ("＋44 (0)20 7946-0958", "+44 2079460958"),
        ("011 49 3212 3456 ext 5", "+49 32123456 ext. 5"),
        ("+7 495 123-45-67", "+7 4951234567"),
        ("\u200e+52 55 1234 5678\u200b", "+52 5512345678"),
    ],
)
def test_extensions_and_full_numbers_abroad_are_taken(send, typed, stored):
    assert send(telephone=typed).status_code == 303
    assert ConsultationRequest.objects.get().telephone == stored


PASTED = [
    ("mailto:rosalind@example.com?subject=Hello", "rosalind@example.com"),
    ("Rosalind Okwuosa <rosalind@example.com>", "rosalind@example.com"),
    ("\u200brosalind@\u00adexample.com\ufeff\u00a0", "rosalind@example.com"),
    ("<mailto:rosalind@example.com>", "rosalind@example.com"),
    ("mailto://rosalind%2Bx@example.com", "rosalind+x@example.com"),
    ("Ann B zz.rosalind@example.com", "zz.rosalind@example.com"),
    ("rosalind@example.com thanks", "rosalind@example.com"),
    ("My email is rosalind@example.com.", "rosalind@example.com"),
    ("E-mail:rosalind@example.com, Rosalind", "rosalind@example.com"),
    ("“rosalind@example.com” (at home)", "rosalind@example.com"),
    ("rosalind @ example . com", "rosalind@example.com"),
    ("rosalind@\u200b example. com", "rosalind@example.com"),
    ("rosalind@example.com <mailto:rosalind@example.com>", "rosalind@example.com"),
]


@pytest.mark.long
def test_what_is_pasted_around_an_email_address_is_taken_off(stored_of):
    assert stored_of("email", dict(PASTED)) == dict(PASTED)


@pytest.mark.parametrize(
    "typed",
    [
        "rosalind@example.com or ngozi@example.com",
        "rosalind@example.com@example.org",
        "rosalind@example.co. uk",
        "rosa. lind@example.com",
        "Élodie@example.com Rosalind",
        "rosalind example.com",
        "rosalind@example com",
    ],
)
def test_an_email_address_that_could_be_somebody_elses_is_refused(send, typed):
    assert problems(send(email=typed)) == ["Enter an email address like name@example.com"]


# What was typed, and what was probably meant; "" where it may well be right.
TYPED = [
    ("rosalind@gmial.com", "rosalind@gmail.com"),
    ("Rosalind@GMAIL.con", "Rosalind@gmail.com"),
    ("rosalind@hotmal.co", "rosalind@hotmail.com"),
    ("rosalind@yahooo.com", "rosalind@yahoo.com"),
    ("rosalind@outlok.com", "rosalind@outlook.com"),
    ("rosalind@iclould.cmo", "rosalind@icloud.com"),
    ("rosalind@comcast.com", "rosalind@comcast.net"),
    ("rosalind@library.example.ogr", "rosalind@library.example.org"),
    ("rosalind@gmail.com.com", "rosalind@gmail.com"),
    ("rosalind@gmail.comcom", "rosalind@gmail.com"),
    *((f"rosalind@gmail.{end}", "rosalind@gmail.com") for end in "comn coml dom copm vcom cpm ckm".split()),
    ("rosalind@aoll.com", "rosalind@aol.com"),
    ("rosalind@alo.com", "rosalind@aol.com"),
    ("rosalind@msn.co", "rosalind@msn.com"),
    ("rosalind@live.cm", "rosalind@live.com"),
    ("rosalind@me.co", "rosalind@me.com"),
    ("rosalind@netzero.com", "rosalind@netzero.net"),
    ("rosalind@att.com", "rosalind@att.net"),
    ("rosalind@library.example.com.com", "rosalind@library.example.com"),
    *((f"rosalind@{domain}", "") for domain in "live.ca aim.com yahoo.co.uk gmx.net live.com.mx".split()),
    ("rosalind@mail.com", ""),
    ("rosalind@yahoo.ca", ""),
    ("rosalind@gmx.de", ""),
    ("rosalind@example.co", ""),
]


@pytest.mark.long
def test_a_likely_typo_in_a_domain_is_asked_about(send):
    """Whatever else is wrong is said along with it."""
    question = "Did you mean {}? Change it, or send again to keep what you typed"
    said = {typed: problems(send(email=typed, asker_name="")) for typed, _meant in TYPED}
    assert said == {
        typed: ["Enter your name", *[question.format(meant)] * bool(meant)] for typed, meant in TYPED
    }


@pytest.mark.long
@pytest.mark.parametrize("typed", ["rosalind@gmial.com", "rosalind@library.example.ogr"])
def test_a_typo_is_asked_about_once(send, typed):
    response = send(email=typed, asker_name="")
    kept = BeautifulSoup(response.content, "html.parser").select_one("[name=odd_email]")
    assert kept["value"] == typed
    again = send(email=typed, note="x" * 2000, odd_email=typed)
    assert problems(again) == ["Use 1000 characters or fewer. You have 2000."]
    assert send(email=typed, odd_email=typed).status_code == 303
    assert ConsultationRequest.objects.get().email == typed


def test_another_typo_is_asked_about_too(send):
    assert problems(send(email="rosalind@gmil.com", odd_email="rosalind@gmial.com")) == [
        "Did you mean rosalind@gmail.com? Change it, or send again to keep what you typed"
    ]


def test_everything_wrong_is_said_in_one_round(send):
    full = PhysicianPageFactory(is_accepting_new_patients=False)
    response = send(
        for_whom="someone_else",
        telephone="555-01",
        telephone_of="",
        email="rosalind@",
        may_leave_message=None,
        about="",
        agreed=None,
        physician=str(full.pk),
        location="x",
        note="x" * 1001,
        warning_signs="on",
    )
    assert problems(response) == [
        "Enter your name",
        "Enter your relationship to the patient, for example daughter",
        NO_NUMBER,
        "Choose whose phone it is",
        "Enter an email address like name@example.com",
        "Choose yes or no: may we leave a voice message?",
        "Choose what you would like help with. “I am not sure” is fine",
        "Check the box so that we may contact you",
        NO_NEW_PATIENTS,
        "Use 1000 characters or fewer. You have 1001.",
    ]
    assert "Nothing was sent." in response.text
    assert "Call 911 or go to an emergency room now" in response.text
    assert response.text.count("autofocus") == 1


@pytest.mark.long
def test_who_takes_no_new_patients_says_so_and_is_chosen_by_patients_alone(client, send):
    full = PhysicianPageFactory(job_title="Neurologist", is_accepting_new_patients=False)
    open_ = PhysicianPageFactory(job_title="Nurse practitioner")
    shown = client.get(URL).text
    assert f"{full.title} (no new patients) · Neurologist</option>" in shown
    assert "This clinician takes no new patients." not in shown
    hint = BeautifulSoup(shown, "html.parser").select_one("#id_physician_helptext")
    assert "Only people who have been here before can ask for someone marked “no new patients”." in hint.text
    assert "This clinician takes no new patients." in client.get(full.url).text
    assert f"{open_.title} · Nurse practitioner</option>" in shown
    for answer in ("no", ""):
        assert problems(send(physician=str(full.pk), is_returning_patient=answer)) == [NO_NEW_PATIENTS]
    returning = str(Concern.objects.get(kind="returning").pk)
    assert problems(send(physician=str(full.pk), about=f"concern-{returning}")) == [NO_NEW_PATIENTS]
    for changes in (
        {"is_returning_patient": "yes"},
        {"is_returning_patient": "", "about": f"concern-{returning}"},
    ):
        assert send(physician=str(full.pk), **changes).status_code == 303
    for consultation in ConsultationRequest.objects.all():
        assert (consultation.physician, consultation.is_returning_patient) == (full, True)
    assert send(physician=str(open_.pk), is_returning_patient="").status_code == 303
    assert ConsultationRequest.objects.get(physician=open_).is_returning_patient is None


def test_a_phone_number_alone_is_enough(client):
    needed = ("for_whom", "asker_name", "telephone", "may_leave_message", "about", "agreed")
    answers = {name: form_data()[name] for name in needed}
    assert client.post(URL, answers, headers=SAME_ORIGIN).status_code == 303
    consultation = ConsultationRequest.objects.get()
    assert (consultation.patient_name, consultation.concern_words) == ("Rosalind Okwuosa", "I am not sure")
    assert (consultation.preferred_contact, consultation.preferred_time) == ("phone", "any")
    assert (consultation.insurance, consultation.is_returning_patient) == ("", None)


def test_an_email_address_alone_is_enough(send):
    answers = {"telephone": "", "may_leave_message": None, "email": "r@example.com"}
    assert send(**answers, preferred_contact=None).status_code == 303
    assert ConsultationRequest.objects.get().preferred_contact == "email"


def test_a_form_that_was_opened_before_an_update_still_names_the_patient(client):
    old = form_data() | {"asker_name": "", "patient_name": "Rosalind Okwuosa"}
    assert client.post(URL, old, headers=SAME_ORIGIN).status_code == 303
    assert ConsultationRequest.objects.get().patient_name == "Rosalind Okwuosa"


def test_who_asks_is_not_kept_when_the_consultation_is_for_oneself(send):
    send(asker_name="Somebody", asker_relation="friend", telephone_of="asker")
    consultation = ConsultationRequest.objects.get()
    assert (consultation.patient_name, consultation.asker_name) == ("Somebody", "")
    assert (consultation.asker_relation, consultation.telephone_of) == ("", "")


@pytest.mark.long
def test_the_plan_is_chosen_from_the_list_of_those_who_pay_with_insurance(client, send):
    assert "Which insurance plan?" not in client.get(URL).text
    plan = InsurancePlan.objects.create(name="Harborline PPO", checked_on="2026-11-01")
    hidden = InsurancePlan.objects.create(name="Bygone HMO", checked_on="2026-11-01", is_shown=False)
    shown = client.get(URL).text
    assert "Harborline PPO" in shown
    assert "Bygone HMO" not in shown
    assert problems(send(plan=str(hidden.pk))) == ["Choose your plan again. Our list has changed"]
    send(plan=str(plan.pk))
    send(plan=str(plan.pk), insurance="no")
    send(plan="", note="none")
    plan.delete()
    stored = ConsultationRequest.objects.order_by("created_at").values_list("plan", "plan_name")
    assert list(stored) == [(None, "Harborline PPO"), (None, ""), (None, "")]


@pytest.mark.long
def test_the_fold_is_open_where_it_holds_a_mistake_or_an_answer(client, send):
    def is_open(response):
        return BeautifulSoup(response.content, "html.parser").select_one(".more-questions").has_attr("open")

    nothing = dict.fromkeys(ConsultationForm.more, "")
    assert not is_open(client.get(URL))
    assert not is_open(send(**nothing, asker_name=""))
    assert not is_open(send(**nothing | {"preferred_time": "any"}, asker_name=""))
    assert is_open(send(**nothing | {"note": "Ring twice"}, asker_name=""))
    assert is_open(send(**nothing | {"insurance": "no"}, asker_name=""))
    assert is_open(send(**nothing | {"physician": "999999"}))


ODD_VALUES = ["\0", "x" * 10_000, "\u202eabc", "\ufffd", "👩‍🦽 Zoë", "<script>", "{{ 7 }}", "-1", "9" * 30]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(field, marks=() if field in ("asker_name", "about", "note") else pytest.mark.long)
        for field in form_data()
    ],
)
def test_odd_values_never_break_the_form(send, field):
    assert {send(**{field: value}).status_code for value in ODD_VALUES} <= {303, 422}


def test_a_nul_byte_is_refused(send):
    for field in ("patient_name", "telephone", "email", "access_need", "note"):
        assert send(**{field: "a\0b"}).status_code == 422, field


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


@pytest.mark.long
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


@pytest.mark.long
def test_only_pages_the_public_may_see_can_be_chosen(client):
    shown = ProcedurePageFactory(title="Shown procedure")
    ProcedurePageFactory(title="Draft procedure", live=False)
    PhysicianPageFactory(family_name="Hidden", live=False)
    text = client.get(URL).text
    assert shown.title in text
    assert "Draft procedure" not in text
    assert "Hidden" not in text
