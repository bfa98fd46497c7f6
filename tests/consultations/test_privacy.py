"""What a person typed is found nowhere but in the encrypted fields."""

import logging
import sys

import pytest
from django.core import mail
from django.core.signals import got_request_exception
from django.views.debug import ExceptionReporter

from consultations.models import ConsultationRequest
from outbox.models import OutboxMessage
from tests.factories.consultations import SAME_ORIGIN, form_data, front_desk_user
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

MARKED = {
    "for_whom": "someone_else",
    "asker_name": "Markedasker",
    "asker_relation": "Markedrelation",
    "patient_name": "Markedpatient",
    "telephone": "202-555-0177",
    "email": "markedaddress@example.com",
    "access_need": "Markedneed",
    "note": "Markednote",
}
WORDS = ["marked", "555-0177", "5550177"]


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


def holds_typed(text):
    return [word for word in WORDS if word in text.lower()]


def test_nothing_typed_leaves_in_a_mail_a_log_a_url_or_a_session(client, caplog, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    caplog.set_level(logging.DEBUG)
    front_desk_user()
    client.post("/consultation/", form_data(**MARKED, agreed=None), headers=SAME_ORIGIN)
    response = client.post("/consultation/", form_data(**MARKED), headers=SAME_ORIGIN)
    assert response.status_code == 303
    assert not holds_typed(response["Location"])
    assert not holds_typed(str(response.headers))
    assert not response.cookies
    assert not client.session.items()
    # The database's own debug log of statements is never on in production; it would hold ciphertext and the recipient.
    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not holds_typed("\n".join(lines))
    messages = list(OutboxMessage.objects.all())
    assert len(messages) == 2
    for message in messages:
        assert not holds_typed(message.subject + message.body + message.html_body)
        assert not holds_typed(str(message.headers) + str(message.reply_to) + message.message_id)


def test_nothing_typed_stands_in_the_bodies_of_mails_that_are_sent(client):
    front_desk_user()
    client.post("/consultation/", form_data(**MARKED), headers=SAME_ORIGIN)
    assert len(mail.outbox) == 2
    for message in mail.outbox:
        assert not holds_typed(message.subject + message.body)


def test_an_error_report_shows_nothing_typed(client, monkeypatch, caplog):
    reports = []

    def fail(request):
        raise RuntimeError("broken")

    def report(sender, request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.extend([reporter.get_traceback_text(), reporter.get_traceback_html()])

    monkeypatch.setattr("consultations.services.notices.tell_staff", fail)
    client.raise_request_exception = False
    got_request_exception.connect(report)
    try:
        response = client.post("/consultation/", form_data(**MARKED), headers=SAME_ORIGIN)
    finally:
        got_request_exception.disconnect(report)
    assert response.status_code == 500
    assert len(reports) == 2
    assert not holds_typed("\n".join(reports))
    assert not holds_typed(caplog.text)
    assert not ConsultationRequest.objects.exists()
