"""What a person typed is found nowhere but in the encrypted fields.

Marked values go through every field, of the public form and of the staff's screens, and are then looked for
everywhere else.
"""

import logging
import sys

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.core.signals import got_request_exception
from django.db import connection
from django.urls import reverse
from django.views.debug import ExceptionReporter

from consultations.data_fields import TYPED_COLUMNS
from consultations.models import ConsultationRequest, RequestEvent
from outbox.delivery import deliver_next
from outbox.models import OutboxMessage
from tests.factories.consultations import MARKED_ANSWERS, SAME_ORIGIN, form_data, staff_of, submitted
from tests.factories.pages import HomePageFactory, PhysicianPageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"

TYPED = {
    **MARKED_ANSWERS,
    "note": "Markednote <b>",
    "urgent_signs": "Markedsign",
}
# What the form does not ask, and staff hear.
HEARD = {
    "birth_date": "1961-03-04",
    "insurer_and_plan": "Markedinsurer",
    "referring_clinician": "Markedreferrer",
    "chart_number": "Markedchart",
}
MARKED = {"for_whom": "someone_else", **TYPED}
STAFF_NOTE = "Markedbystaff"
PHYSICIANS_NOTE = "Markedbyphysician"
WORDS = ["marked", "555-0177", "5550177", "555-0178", "o’brien", "ünü", "1961-03-04"]


class RefusingServer(EmailBackend):
    """A mail server that takes nothing, and quotes the recipient in its answer."""

    def send_messages(self, messages):
        raise OSError(f"no such user: {messages[0].to}")


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


def holds_typed(text):
    return [word for word in WORDS if word in text.lower()]


def test_every_field_that_people_type_into_is_marked():
    assert {*TYPED, *HEARD} == set(TYPED_COLUMNS)


class Journey:
    """A request from the form to the staff's note, with all that is said on the way."""

    def __init__(self, client):
        self.client, self.responses = client, []

    def post(self, url, data, **options):
        response = self.client.post(url, data, **options)
        self.responses.append(response)
        return response

    def as_patient(self):
        self.post("/consultation/", form_data(**MARKED, agreed=None), headers=SAME_ORIGIN)
        assert self.post("/consultation/", form_data(**MARKED), headers=SAME_ORIGIN).status_code == 303
        self.post("/consultation/", form_data(**MARKED), headers=SAME_ORIGIN)
        consultation = ConsultationRequest.objects.get()
        for proof in ("0177", "9999", TYPED["email"]):
            data = {"reference_number": consultation.reference_number, "proof": proof}
            self.post("/consultation/status/", data, headers=SAME_ORIGIN)
        return consultation

    def as_staff(self, consultation):
        self.client.force_login(staff_of("Triage lead", "Privacy officer", first_name="Dana"))
        for query in ("Markedpatient", TYPED["telephone"], TYPED["email"]):
            found = self.post(QUEUE, {"q": query})["Location"]
            assert consultation.grouped_reference_number in self.client.get(found).text
        page = f"{QUEUE}{consultation.pk}/"
        self.post(f"{page}take/", {"version": 1})
        self.post(f"{page}note/", {"version": 2, "note": STAFF_NOTE})
        self.post(f"{page}note/", {"version": 1, "note": STAFF_NOTE})  # somebody else was faster
        self.post(f"{page}call/", {"version": 3, "outcome": "reached"})
        self.post(f"{page}contact/", {"version": 4, "way": "email_sent"})
        corrected = form_data(**MARKED | HEARD | {"telephone": "202-555-0178", "access_need": "Markedramp"})
        self.post(f"{page}correct/", corrected | {"version": 5, "birth_date": "1961-03-04 marked"})
        self.post(f"{page}correct/", corrected | {"version": 1})
        assert self.post(f"{page}correct/", corrected | {"version": 5}).status_code == 302
        visit = {"visit_day": "2199-01-02", "visit_time": "10:00", "visit_minutes": "30"}
        asked = self.post(f"{page}book/", {"version": 6, **visit, "note": STAFF_NOTE})
        confirmed = BeautifulSoup(asked.text, "html.parser").find("input", {"name": "asked_about"})["value"]
        self.post(f"{page}book/", {"version": 6, **visit, "asked_about": confirmed})
        self.post(f"{page}cancel-visit/", {"version": 7, "to": "in_progress"})
        self.client.get(f"{QUEUE}visits/?day=2199-01-02")
        assert STAFF_NOTE in self.client.get(page).text
        self.client.get(f"{page}correct/")
        self.client.get(f"{page}print/")
        self.client.get(f"{page}erase/")
        exported = self.client.post(
            f"{QUEUE}export/?{found.partition('?')[2]}",
            {"purpose": "copy", "file_format": "csv", "with_notes": "on"},
        )
        assert STAFF_NOTE in b"".join(exported.streaming_content).decode()
        self.as_physician(consultation)
        self.client.force_login(staff_of("Privacy officer", username="officer"))
        self.client.get(f"{QUEUE}audit/")
        self.client.get("/admin/reports/site-history/")

    def as_physician(self, consultation):
        physician = staff_of("Physicians")
        ConsultationRequest.objects.update(physician=PhysicianPageFactory(user=physician))
        self.client.force_login(physician)
        page = f"{QUEUE}{consultation.pk}/"
        answer = {"answer": "urgent", "triage_note": PHYSICIANS_NOTE}
        self.post(f"{page}triage/", {"version": 1, **answer})  # somebody else was faster
        consultation.refresh_from_db()
        self.post(f"{page}triage/", {"version": consultation.version, **answer})
        assert PHYSICIANS_NOTE in self.client.get(page).text


@pytest.fixture
def journey(client, caplog, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.RefusingServer"
    caplog.set_level(logging.DEBUG)
    journey = Journey(client)
    journey.as_staff(journey.as_patient())
    while deliver_next():
        pass
    # The database's own debug log of statements is never on in production; it would hold the ciphertext.
    journey.log = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    return journey


def test_nothing_typed_stands_in_an_address_a_header_a_cookie_a_session_or_the_cache(journey):
    for response in journey.responses:
        assert not holds_typed(str(response.headers))
        assert not holds_typed(response.cookies.output())
        assert not holds_typed(response.request["PATH_INFO"] + response.request["QUERY_STRING"])
    assert not holds_typed(journey.client.cookies.output())
    for session in Session.objects.all():
        assert not holds_typed(str(session.get_decoded()))
    assert not holds_typed(str(getattr(cache, "_cache", "")))


def test_nothing_typed_stands_in_a_log(journey):
    log = "\n".join(journey.log)
    assert "was not sent" in log
    assert not holds_typed(log)


def test_nothing_typed_stands_in_a_mail(journey):
    messages = list(OutboxMessage.objects.all())
    # The patient is told of the request, and the desk of the physician's answer.
    assert {recipient for message in messages for recipient in message.recipients} == {
        TYPED["email"],
        "triage-lead-privacy-officer@example.com",
    }
    for message in messages:
        assert not holds_typed(message.subject + message.body + message.html_body + message.last_error)
        assert not holds_typed(f"{message.headers}{message.message_id}{message.sender}")


def test_a_dump_of_the_database_holds_nothing_typed(journey):
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        assert {"consultations_requestevent", "outbox_outboxmessage", "wagtailcore_modellogentry"} <= set(
            tables
        )
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not holds_typed(str(cursor.fetchall())), table
    # It was all there to be found.
    assert ConsultationRequest.objects.get().note == TYPED["note"]
    assert RequestEvent.objects.filter(kind=RequestEvent.Kind.NOTE_ADDED).get().note == STAFF_NOTE
    assert RequestEvent.objects.filter(kind=RequestEvent.Kind.TRIAGED).get().note == PHYSICIANS_NOTE


@pytest.mark.parametrize(
    "path",
    [
        "",
        "call-list/",
        "{pk}/",
        "{pk}/print/",
        "{pk}/correct/",
        "{pk}/erase/",
        "enter/",
        "visits/",
        "audit/",
        "export/",
    ],
)
def test_no_page_with_requests_is_kept_by_a_browser_or_tells_of_them_in_its_title(client, path):
    consultation = submitted(**TYPED)
    client.force_login(staff_of("Triage lead", "Privacy officer"))
    response = client.get(QUEUE + path.format(pk=consultation.pk))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not holds_typed(BeautifulSoup(response.content, "html.parser").title.text)


# Error reports


def broken(*args, **kwargs):
    raise RuntimeError("broken")


def report_of(client, url, data):
    """Post to a page that breaks, and return all that an error report would say."""
    reports = []

    def report(sender, request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.extend([reporter.get_traceback_text(), reporter.get_traceback_html()])

    client.raise_request_exception = False
    got_request_exception.connect(report)
    try:
        assert client.post(url, data, headers=SAME_ORIGIN).status_code == 500
    finally:
        got_request_exception.disconnect(report)
    assert len(reports) == 2
    return "\n".join(reports)


@pytest.mark.parametrize(
    ("place", "url", "data"),
    [
        ("consultations.services.tell_staff", "/consultation/", form_data(**MARKED)),
        ("consultations.services.search_digests", "/consultation/", form_data(**MARKED)),
        ("consultations.public.views.ConsultationForm.is_valid", "/consultation/", form_data(**MARKED)),
        (
            "consultations.public.status_views.find_consultation",
            "/consultation/status/",
            {"reference_number": "K7MH4PR2", "proof": TYPED["email"]},
        ),
    ],
)
def test_an_error_report_shows_nothing_a_patient_typed(client, monkeypatch, caplog, place, url, data):
    monkeypatch.setattr(place, broken)
    assert not holds_typed(report_of(client, url, data))
    assert not holds_typed(caplog.text)
    assert not ConsultationRequest.objects.exists()


CORRECTED = form_data(**MARKED | HEARD | {"asker_name": "Markednewasker"}, version=1)


@pytest.mark.parametrize(
    ("place", "path", "data"),
    [
        ("consultations.desk.forms.digests_of_query", "", {"q": "Markedpatient"}),
        ("consultations.desk.services.record_event", "{pk}/note/", {"version": 1, "note": STAFF_NOTE}),
        (
            "consultations.desk.consultation_views.audit.record",
            "{pk}/note/",
            {"version": 7, "note": STAFF_NOTE},
        ),
        (
            "consultations.records.retention._delete",
            "{pk}/erase/",
            {"consultations": "{pk}", "is_sure": "on"},
        ),
        ("consultations.desk.correction_views.correct_consultation", "{pk}/correct/", CORRECTED),
        ("consultations.desk.corrections.record_event", "{pk}/correct/", CORRECTED),
        ("consultations.desk.correction_form.CorrectionForm.clean", "{pk}/correct/", CORRECTED),
        ("consultations.desk.entry.submit_consultation", "enter/", form_data(**MARKED, channel="telephone")),
    ],
)
def test_an_error_report_shows_nothing_staff_typed_or_read(client, monkeypatch, caplog, place, path, data):
    consultation = submitted(**TYPED)
    client.force_login(staff_of("Triage lead", "Privacy officer"))
    monkeypatch.setattr(place, broken)
    data = {name: str(value).format(pk=consultation.pk) for name, value in data.items()}
    assert not holds_typed(report_of(client, QUEUE + path.format(pk=consultation.pk), data))
    assert not holds_typed(caplog.text)


def test_the_front_desk_reads_all_that_was_typed(client):
    journey = Journey(client)
    journey.as_patient()
    client.force_login(staff_of("Front desk"))
    consultation = ConsultationRequest.objects.get()
    text = client.get(reverse("consultation_requests:detail", args=[consultation.pk])).text
    shown = BeautifulSoup(text, "html.parser").get_text(" ")
    assert [name for name, typed in TYPED.items() if typed not in shown] == []
