"""How the practice and a patient were in touch, and what the list and the page say before somebody calls."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.models import OtherContact
from core.calendar.clock import practice_zone
from core.calendar.working_days import working_day_after
from core.models import PracticeSettings
from tests.factories.consultations import ConsultationRequestFactory, front_desk_user, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
BY_DAUGHTER = {
    "for_whom": "someone_else",
    "asker_name": "Maria <Lopez>",
    "asker_relation": "daughter",
    "telephone_of": "patient",
}


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def desk(client):
    """The front desk, logged in."""
    user = front_desk_user()
    client.force_login(user)
    return user


def do(client, consultation, action, **fields):
    """Send a form of the request's page as it was seen now, and return the page it leads to."""
    consultation.refresh_from_db()
    fields = {"version": consultation.version} | fields
    response = client.post(f"{QUEUE}{consultation.pk}/{action}/", fields, follow=True)
    consultation.refresh_from_db()
    return response


def local_day(moment):
    return moment.astimezone(practice_zone()).date()


# Other contacts than a call

SENT, RECEIVED = ("email_sent", "text_sent"), ("email_received", "text_received", "voicemail_received")


@pytest.mark.long
@pytest.mark.parametrize("way", OtherContact.values)
def test_another_contact_is_logged_with_what_follows_from_it(client, desk, way):
    consultation = submitted()
    assert (
        str(OtherContact(way).label) in do(client, consultation, "contact", way=way, note="About Monday").text
    )
    event = consultation.events.get(kind="contact_logged")
    assert (event.way, event.user, event.next_try_at) == (way, desk, consultation.next_try_at)
    assert consultation.events.get(kind="note_added").note == "About Monday"
    assert (consultation.owner, consultation.status, consultation.last_outcome) == (desk, "in_progress", way)
    assert consultation.attempts == (1 if way in SENT else 0)
    assert bool(consultation.first_contact_at) == (way not in RECEIVED)
    spoken = local_day(consultation.next_try_at) == working_day_after(
        PracticeSettings.load(), timezone.now(), 3
    )
    assert spoken == (way == "in_person")
    assert ModelLogEntry.objects.get(action="consultations.contact", user=desk).data == {"way": way}


def test_another_contact_can_name_the_next_try(client, desk):
    consultation, day = submitted(), timezone.localdate() + timedelta(days=9)
    response = do(client, consultation, "contact", way="in_person", next_try_on=day.isoformat())
    assert local_day(consultation.next_try_at) == day
    assert "Not done" not in response.text


@pytest.mark.long
def test_who_answers_us_is_no_longer_waited_for(client, desk):
    consultation = submitted()
    do(client, consultation, "call", outcome="reached")
    do(client, consultation, "move", to="waiting")
    do(client, consultation, "contact", way="email_sent")
    assert consultation.status == "waiting"
    do(client, consultation, "contact", way="voicemail_received")
    assert (consultation.status, local_day(consultation.next_try_at) > timezone.localdate()) == (
        "in_progress",
        True,
    )
    assert consultation.due_at


@pytest.mark.long
@pytest.mark.parametrize(
    "fields", [{}, {"way": "pigeon"}, {"way": "\0"}, {"way": "in_person", "next_try_on": "soon"}]
)
def test_a_contact_that_makes_no_sense_is_said_so(client, desk, fields):
    consultation = submitted()
    assert do(client, consultation, "contact", **fields).status_code == 422
    assert consultation.events.count() == 1


def test_a_contact_about_a_closed_consultation_is_refused_and_one_logged_twice_is_there_once(client, desk):
    closed = ConsultationRequestFactory(status="booked")
    assert "not open" in do(client, closed, "contact", way="in_person").text
    consultation = submitted()
    for _ in range(2):
        client.post(f"{QUEUE}{consultation.pk}/contact/", {"version": 1, "way": "email_sent"})
    consultation.refresh_from_db()
    assert (consultation.attempts, consultation.events.filter(kind="contact_logged").count()) == (1, 1)


@pytest.mark.long
def test_a_call_that_was_not_logged_stays_on_the_page(client, desk):
    consultation = submitted()
    response = do(client, consultation, "contact", way="email_sent", outcome="voicemail")
    assert "Not done, because its button was not pressed: the call." in response.text
    response = do(client, consultation, "note", way="in_person", note="Ring twice")
    assert "Not done, because its button was not pressed: the other contact." in response.text


# Messages that were not wanted


@pytest.mark.long
@pytest.mark.parametrize(
    ("action", "fields"), [("call", {"outcome": "voicemail"}), ("contact", {"way": "text_sent"})]
)
def test_a_message_for_somebody_who_said_no_is_asked_about(client, desk, action, fields):
    consultation = submitted(may_leave_message=False)
    asked = do(client, consultation, action, note="Ring twice", **fields)
    assert asked.status_code == 422
    for words in ("They said: leave no message", "Ring twice</textarea>", 'value="agreed"', 'value="left"'):
        assert words in asked.text
    assert (consultation.version, consultation.owner, consultation.attempts) == (1, None, 0)

    shown = do(client, consultation, action, unwanted="left", **fields).text
    assert "left although they said no to messages" in shown
    assert (consultation.attempts, consultation.may_leave_message) == (1, False)
    assert consultation.events.filter(is_unwanted=True).count() == 1

    assert do(client, consultation, action, unwanted="nonsense", **fields).status_code == 422
    shown = do(client, consultation, action, unwanted="agreed", **fields).text
    assert "May we leave a voice message: No → Yes" in shown
    assert (consultation.attempts, consultation.may_leave_message) == (2, True)
    # From now on it is not asked again.
    do(client, consultation, action, **fields)
    assert (consultation.attempts, consultation.events.filter(is_unwanted=True).count()) == (3, 1)


@pytest.mark.long
def test_other_outcomes_are_not_asked_about_nor_messages_where_none_was_asked_for(client, desk):
    consultation = submitted(may_leave_message=False)
    do(client, consultation, "call", outcome="no_answer")
    do(client, consultation, "contact", way="email_sent")
    by_mail = submitted(
        may_leave_message=False, telephone="", email="r@example.com", preferred_contact="email"
    )
    do(client, by_mail, "call", outcome="voicemail")
    assert (consultation.attempts, by_mail.attempts) == (2, 1)


# What the list and the page say


@pytest.mark.long
def test_the_list_says_what_to_know_before_a_call_in_as_many_queries_for_many(client, desk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{QUEUE}?tab=all")
        return len(captured)

    def one_more(number):
        consultation = submitted(
            **BY_DAUGHTER, note=str(number), may_leave_message=False, interpreter_language="Spanish"
        )
        do(client, consultation, "call", outcome="no_answer")
        do(client, consultation, "call", outcome="voicemail", unwanted="left")

    one_more(1)
    queries()
    few = queries()
    shown = " ".join(client.get(f"{QUEUE}?tab=all").text.split())
    for words in (
        "2 tries · Voicemail",
        "No voicemail",
        "Asked by <bdi>Maria &lt;Lopez&gt;</bdi> (<bdi>daughter</bdi>)",
        "Interpreter: <bdi>Spanish</bdi>",
    ):
        assert words in shown
    for number in (2, 3, 4):
        one_more(number)
    assert queries() == few


@pytest.mark.long
def test_the_page_says_whom_to_ask_for_and_whose_number_it_is(client, desk):
    def said(**changes):
        page = client.get(f"{QUEUE}{submitted(note=str(changes), **changes).pk}/").text
        return " ".join(page.split())

    asker = "Ask for <bdi>Maria &lt;Lopez&gt;</bdi> (<bdi>daughter</bdi>)."
    shown = said(**BY_DAUGHTER, may_leave_message=False)
    for words in (asker, "The number is the patient’s.", "Do not leave a voicemail."):
        assert words in shown
    assert f"{asker} The number is theirs." in said(**BY_DAUGHTER | {"telephone_of": "asker"})
    assert f"{asker} We do not know whose number it is." in said(**BY_DAUGHTER | {"telephone_of": ""})
    own = said(interpreter_language="Spanish")
    assert "Ask for <bdi>Rosalind Okwuosa</bdi>, the patient." in own
    assert "Interpreter: <bdi>Spanish</bdi>" in own
    assert "voicemail." not in own
    by_mail = said(telephone="", email="r@example.com", preferred_contact="email", may_leave_message=False)
    assert "Write to <bdi>Rosalind Okwuosa</bdi>, the patient." in by_mail
    assert "Do not leave a voicemail" not in by_mail
