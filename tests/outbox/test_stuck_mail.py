from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from outbox.delivery import deliver_next
from outbox.kinds import KINDS
from outbox.models import OutboxMessage
from outbox.services import enqueue, forget, hold_all, marked
from tests.factories.consultations import ConsultationRequestFactory, staff_of
from users.emails import send_to

pytestmark = pytest.mark.django_db

LIST = "/admin/stuck-mail/"


def waiting(kind="patient", about=None, **fields):
    """Return a mail to a patient, or of another kind, that waits in the outbox."""
    email = EmailMessage("We have your request K7M", "Text with /link/", to=["jane.patient@example.com"])
    message = enqueue(marked(email, kind, about and about.pk))
    OutboxMessage.objects.filter(pk=message.pk).update(**fields)
    return message


def failed(kind="patient", about=None, **fields):
    return waiting(
        kind, about, attempts=3, last_error="SMTPRecipientsRefused 550", due_at=timezone.now(), **fields
    )


@pytest.fixture
def consultation(db):
    return ConsultationRequestFactory()


def test_staff_see_what_is_stuck_and_why_but_not_whom_it_is_for(client, consultation):
    message = failed(about=consultation)
    client.force_login(staff_of("Front desk"))
    page = client.get(LIST).text
    for shown in (
        "We have your request K7M",
        message.message_id[1:-1],
        "SMTPRecipientsRefused 550",
        "<dd>3</dd>",
    ):
        assert shown in page
    assert "jane" not in page
    assert "1 email could not be delivered." in client.get("/admin/").text


def test_mail_that_no_worker_comes_for_is_stuck_and_other_mail_is_not(client):
    now = timezone.now()
    stuck = waiting(due_at=now - timedelta(minutes=11))
    waiting()
    waiting(sent_at=now, last_error="")
    assert list(OutboxMessage.objects.stuck(now)) == [stuck]


def test_the_home_page_says_nothing_when_all_mail_has_gone_out(client):
    client.force_login(staff_of("Triage lead"))
    assert "go out" not in client.get("/admin/").text
    assert "All email has been delivered." in client.get(LIST).text


def test_staff_retry_mail_of_requests_and_dismiss_it(client, consultation):
    retried = failed(about=consultation, given_up_at=timezone.now(), refusal="5.1.1")
    dismissed = failed("desk")
    client.force_login(staff_of("Front desk"))
    assert "this address was refused" in client.get(LIST).text
    answer = client.post(f"{LIST}{retried.pk}/", {"action": "retry"}, follow=True)
    assert "will be tried again now" in answer.text
    assert "is dismissed" in client.post(f"{LIST}{dismissed.pk}/", {"action": "dismiss"}, follow=True).text
    assert list(OutboxMessage.objects.all()) == [retried]
    assert OutboxMessage.objects.claim_next(timezone.now()) == retried
    entries = ModelLogEntry.objects.filter(action="consultations.mail")
    assert {(entry.object_id == str(consultation.pk), entry.data["did"]) for entry in entries} == {
        (True, "retry"),
        (False, "dismiss"),
    }


@pytest.mark.parametrize("action", ["", "send", "\0", None])
def test_nothing_else_is_done_with_a_mail(client, consultation, action):
    message = failed(about=consultation)
    client.force_login(staff_of("Front desk"))
    assert client.get(f"{LIST}{message.pk}/").status_code == 405
    client.post(f"{LIST}{message.pk}/", {} if action is None else {"action": action})
    assert OutboxMessage.objects.get().attempts == 3
    assert not ModelLogEntry.objects.filter(action="consultations.mail").exists()


@pytest.mark.parametrize("kind", ["", "invitation", "handed_over", "review", "gone"])
def test_mail_about_accounts_is_for_superusers_who_see_its_kind_and_error_alone(client, kind):
    message = failed(kind)
    client.force_login(staff_of("Front desk", "Triage lead"))
    assert "All email has been delivered." in client.get(LIST).text
    assert "could not be delivered" not in client.get("/admin/").text
    client.force_login(get_user_model().objects.create_superuser("root"))
    page = client.get(LIST).text
    assert "SMTPRecipientsRefused 550" in page
    for hidden in ("K7M", "jane", "/link/", message.message_id[1:-1], str(message.pk)):
        assert hidden not in page
    for action in ("retry", "dismiss"):
        assert client.post(f"{LIST}{message.pk}/", {"action": action}).status_code == 404
    assert OutboxMessage.objects.get().attempts == 3


def test_each_email_about_an_account_is_of_a_kind_that_has_a_word(client, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    staff_of("Editors", username="edda", password="long-enough-1")
    client.post("/admin/password_reset/", {"login": "edda@example.com"})
    send_to("new@example.com", "emails/invitation.txt", {})
    send_to("new@example.com", "emails/handed_over.txt", {})
    send_to("new@example.com", "emails/account_changed.txt", {})
    kinds = set(OutboxMessage.objects.values_list("kind", flat=True))
    assert kinds == {"password_reset", "account_changed", "invitation", "handed_over"}
    assert kinds <= set(KINDS)


def test_the_list_costs_as_many_queries_with_one_mail_as_with_ten(
    client, consultation, django_assert_num_queries
):
    client.force_login(staff_of("Front desk"))
    failed(about=consultation)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _number in range(9):
        failed(about=consultation)
    with django_assert_num_queries(len(one)):
        client.get(LIST)


@pytest.mark.parametrize("role", ["Editors", "Administrators", "Physicians", "Privacy officer"])
def test_others_are_refused(client, consultation, role):
    message = waiting(about=consultation, last_error="x")
    client.force_login(staff_of(role))
    assert client.post(f"{LIST}{message.pk}/", {"action": "dismiss"})["Location"] == "/admin/"
    assert OutboxMessage.objects.exists()
    assert client.get(LIST)["Location"] == "/admin/"
    assert "could not be delivered" not in client.get("/admin/").text


def test_addresses_are_unreadable_in_the_database():
    enqueue(
        EmailMessage(
            "Subject",
            "Text",
            to=["to@example.com"],
            cc=["cc@example.com"],
            bcc=["bcc@example.com"],
            reply_to=["reply@example.com"],
        )
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_outboxmessage")
        stored = str(cursor.fetchall())
    assert "@example.com" not in stored.replace("website@", "")
    assert OutboxMessage.objects.get().recipients == ["to@example.com", "cc@example.com", "bcc@example.com"]


def test_a_person_is_forgotten_in_any_spelling_of_the_address():
    waiting()
    enqueue(EmailMessage("Subject", "Text", to=["Jane <Jane.Patient@Example.com>"]))
    kept = enqueue(EmailMessage("Subject", "Text", to=["other@example.com"]))
    assert forget(" jane.patient@example.com") == 2
    assert list(OutboxMessage.objects.all()) == [kept]


def test_mail_held_after_a_restore_waits_for_somebody_who_looks_at_it(client, consultation):
    message = waiting("desk", about=consultation)
    assert hold_all() == 1
    OutboxMessage.objects.update(due_at=timezone.now() - timedelta(days=1))
    assert not deliver_next()
    client.force_login(staff_of("Front desk"))
    page = client.get(LIST).text
    assert "Held: it was written before a backup was restored" in page
    assert "none until you try again" in page
    assert "this address was refused" not in page
    client.post(f"{LIST}{message.pk}/", {"action": "retry"})
    assert deliver_next()
    message.refresh_from_db()
    assert message.sent_at
