import uuid
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.mail.backends.locmem import EmailBackend as LocmemBackend
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from core.logs import progress
from core.management.commands import purge_sent_mail
from encryption.fields import Ciphertext
from outbox.delivery import deliver_next
from outbox.models import LEASE, LONGEST_RETRY, OutboxMessage
from outbox.services import enqueue, marked, retry
from tests.terminal import Terminal

pytestmark = pytest.mark.django_db


class RefusingBackend(LocmemBackend):
    """A mail server that takes nothing, and quotes the recipient in its answer."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such user")})


class PickyBackend(LocmemBackend):
    """A mail server that refuses the addresses at example.org, with an answer that a test chooses."""

    answers = [(550, b"5.1.1 no such user")]

    def send_messages(self, messages):
        refused = [address for address in messages[0].recipients() if address.endswith("@example.org")]
        if refused:
            raise SMTPRecipientsRefused(dict(zip(refused, self.answers, strict=True)))
        return super().send_messages(messages)


class SpyingBackend(LocmemBackend):
    """Notes whether a transaction was open while the mail server was spoken to."""

    transactions_open = []

    def send_messages(self, messages):
        self.transactions_open.append(connection.in_atomic_block)
        return super().send_messages(messages)


@pytest.fixture
def outbox_backend(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


@pytest.fixture
def refusing_server(settings):
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.RefusingBackend"


@pytest.fixture
def picky_server(settings, monkeypatch):
    """Return what makes the picky server answer something else."""
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.PickyBackend"
    return lambda *answers: monkeypatch.setattr(PickyBackend, "answers", answers)


def deliver_all():
    while deliver_next():
        pass


def a_mail(**changes):
    return EmailMessage(
        **{"subject": "A request waits", "body": "Please call.", "to": ["desk@example.com"]} | changes
    )


def test_mail_sent_through_django_waits_until_the_worker_comes(outbox_backend):
    assert send_mail("Subject", "Text", None, ["desk@example.com"], html_message="<p>Text</p>") == 1
    assert mail.outbox == []

    assert deliver_next()

    [sent] = mail.outbox
    assert (sent.subject, sent.to) == ("Subject", ["desk@example.com"])
    assert sent.body.startswith("Text")
    assert sent.alternatives[0].content.startswith("<p>Text</p>")
    assert not deliver_next()


def test_every_part_of_a_mail_is_kept():
    enqueue(
        a_mail(
            from_email="site@example.com",
            cc=["cc@example.com"],
            bcc=["bcc@example.com"],
            reply_to=["answer@example.com"],
            headers={"Auto-Submitted": "auto-generated"},
        )
    )
    deliver_next()
    [sent] = mail.outbox
    assert sent.recipients() == ["desk@example.com", "cc@example.com", "bcc@example.com"]
    assert (sent.from_email, sent.reply_to) == ("site@example.com", ["answer@example.com"])
    assert sent.message()["Auto-Submitted"] == "auto-generated"


def test_mail_is_dropped_with_the_transaction_it_belongs_to():
    with transaction.atomic():
        enqueue(a_mail())
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"to": []},
        {"subject": "Two\nlines"},
        {"attachments": [("scan.pdf", b"", "application/pdf")]},
    ],
)
def test_what_could_never_be_sent_is_refused_at_once(changes):
    with pytest.raises(ValueError):  # noqa: PT011
        enqueue(a_mail(**changes))


def test_an_alternative_other_than_html_is_refused():
    email = EmailMultiAlternatives("Subject", "Text", to=["desk@example.com"])
    email.attach_alternative("BEGIN:VCALENDAR", "text/calendar")
    with pytest.raises(ValueError, match="one HTML alternative"):
        enqueue(email)


def test_a_refused_mail_is_tried_again_later_and_with_the_same_identity(refusing_server, settings):
    with time_machine.travel("2026-03-02 09:00Z", tick=False) as clock:
        message = enqueue(a_mail())
        assert deliver_next()
        assert not deliver_next(), "it waits before the next attempt"
        message.refresh_from_db()
        assert (message.attempts, message.due_at) == (1, timezone.now() + timedelta(seconds=30))

        settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        clock.shift(31)
        assert deliver_next()

    message.refresh_from_db()
    assert message.sent_at
    assert message.last_error == ""
    sent = mail.outbox[0].message()
    assert sent["Message-ID"] == message.message_id
    assert sent["Date"].startswith("Mon, 02 Mar 2026 04:00:00")


def test_the_wait_doubles_up_to_an_hour():
    delays = [OutboxMessage(attempts=attempts).retry_delay() for attempts in range(1, 10)]
    assert [delay.total_seconds() for delay in delays[:4]] == [30, 60, 120, 240]
    assert max(delays) == OutboxMessage(attempts=100_000).retry_delay() == LONGEST_RETRY


def test_neither_log_nor_database_repeat_what_the_mail_server_quoted(refusing_server, log):
    message = enqueue(a_mail(to=["jane.patient@example.com"], subject="Jane Patient"))
    deliver_next()
    message.refresh_from_db()
    assert "SMTPRecipientsRefused" in message.last_error
    assert "SMTPRecipientsRefused" in log.text
    assert "jane" not in (log.text + message.last_error).lower()


def test_a_claimed_mail_is_left_alone_until_its_lease_ends():
    enqueue(a_mail())
    now = timezone.now()
    assert OutboxMessage.objects.claim_next(now)
    assert OutboxMessage.objects.claim_next(now) is None
    assert OutboxMessage.objects.claim_next(now + LEASE).attempts == 2


class OvertakenBackend(LocmemBackend):
    """A mail server that answers the first worker once its lease has run out and a second one has the mail."""

    def send_messages(self, messages):
        sent = super().send_messages(messages)
        if len(mail.outbox) == 1:
            OutboxMessage.objects.claim_next(timezone.now() + LEASE)
            if messages[0].subject == "refused":
                raise SMTPRecipientsRefused({"desk@example.com": (550, b"5.1.1 no such user")})
        return sent


@pytest.mark.parametrize("subject", ["sent", "refused"])
def test_a_worker_whose_lease_has_run_out_writes_no_outcome(settings, subject):
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.OvertakenBackend"
    OutboxMessage.objects.create(message_id="<1@x>", addresses='{"to": []}', sent_at=timezone.now())
    message = enqueue(a_mail(subject=subject))
    deliver_next()
    message.refresh_from_db()
    assert (message.sent_at, message.given_up_at, message.last_error) == (None, None, "")
    assert message.body == "Please call."
    with time_machine.travel(message.due_at, tick=False):
        assert deliver_next()
    message.refresh_from_db()
    assert message.sent_at


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_transaction_is_open_while_the_mail_server_is_spoken_to(settings):
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.SpyingBackend"
    enqueue(a_mail())
    deliver_next()
    assert SpyingBackend.transactions_open == [False]


def test_mail_sent_two_weeks_ago_is_purged_and_waiting_mail_is_kept():
    long_ago = timezone.now() - timedelta(days=15)
    enqueue(a_mail(subject="sent long ago"))
    OutboxMessage.objects.update(sent_at=long_ago)
    enqueue(a_mail(subject="waiting"))
    OutboxMessage.objects.filter(sent_at=None).update(created_at=long_ago)
    call_command("purge_sent_mail")
    assert OutboxMessage.objects.get().subject == "waiting"


def test_mail_that_was_written_before_the_clock_was_set_back_goes_out_once():
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        enqueue(a_mail())
    assert deliver_next()
    assert not deliver_next()
    assert len(mail.outbox) == 1


def test_purging_tells_how_far_it_is_and_goes_on_after_ctrl_c(monkeypatch):
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    monkeypatch.setattr(purge_sent_mail, "BATCH_SIZE", 2)
    for _number in range(5):
        enqueue(a_mail())
    OutboxMessage.objects.update(sent_at=timezone.now() - timedelta(days=15))
    with pytest.raises(CommandError, match="goes on with what is left"):
        call_command("purge_sent_mail", stdout=Terminal(patience=0))
    assert OutboxMessage.objects.count() == 3
    call_command("purge_sent_mail", stdout=(terminal := Terminal()))
    assert terminal.told() == [f"purge_sent_mail: {number} of 3" for number in (2, 3, 3)]


# Refused for good


@pytest.mark.parametrize(
    "order", [("nobody@example.org", "a@example.com"), ("a@example.com", "nobody@example.org")]
)
def test_an_address_refused_for_good_while_others_pass_is_not_tried_again(picky_server, order):
    for address in order:
        enqueue(a_mail(to=[address]))
    deliver_all()
    refused = OutboxMessage.objects.get(sent_at=None)
    assert (refused.refusal, refused.attempts) == ("5.1.1", 1)
    assert refused.given_up_at
    assert "5.1.1" in refused.last_error
    assert "nobody" not in refused.last_error
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert not deliver_next()


@pytest.mark.parametrize(
    "answer",
    [
        (550, b"no such user"),
        (450, b"4.1.1 not now"),
        (450, b"5.1.1 a code that says it may pass"),
        (550, b"5.7.1 relaying denied"),
        (552, b"5.2.2 mailbox full"),
        (550, b"5.1.8 sender address rejected"),
        (550, b"5.1.7 sender address rejected"),
        (550, b"5.10.1 something else"),
        (550, b"we say 5.1.1 in the middle"),
        (550, b"\xff\x00"),
        (550, b""),
    ],
)
def test_every_other_refusal_is_tried_again(picky_server, answer):
    picky_server(answer)
    for address in ("a@example.com", "patient@example.org"):
        enqueue(a_mail(to=[address]))
    deliver_all()
    waiting = OutboxMessage.objects.get(sent_at=None)
    assert (waiting.refusal, waiting.given_up_at) == ("", None)
    assert waiting.due_at > timezone.now()


def test_a_server_that_refuses_everybody_is_tried_again_until_it_takes_mail(picky_server):
    with time_machine.travel("2026-03-02 09:00Z", tick=False) as clock:
        enqueue(a_mail(to=["a@example.com"]))
        deliver_all()
        clock.shift(timedelta(hours=1))
        for address in ("b@example.org", "c@example.org"):
            enqueue(a_mail(to=[address]))
        deliver_all()
        assert OutboxMessage.objects.waiting().count() == 2
        enqueue(a_mail(to=["d@example.com"]))
        deliver_all()
    assert not OutboxMessage.objects.waiting().exists()
    assert OutboxMessage.objects.filter(given_up_at__isnull=False).count() == 2


def test_a_mail_to_two_is_given_up_only_if_both_addresses_are_bad(picky_server):
    enqueue(a_mail())
    picky_server((550, b"5.1.1 unknown"), (451, b"4.3.0 later"))
    enqueue(a_mail(to=["a@example.org", "b@example.org"]))
    deliver_all()
    assert OutboxMessage.objects.waiting().get().refusal == ""


def test_a_mail_given_up_goes_out_once_the_address_is_right_and_somebody_tries_again(picky_server, settings):
    enqueue(a_mail())
    message = enqueue(a_mail(to=["new@example.org"]))
    deliver_all()
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    retry(message)
    deliver_all()
    message.refresh_from_db()
    assert (bool(message.sent_at), message.given_up_at) == (True, None)


def test_mail_about_nothing_that_was_given_up_is_purged_and_mail_about_a_row_waits_for_staff(picky_server):
    enqueue(a_mail())
    enqueue(a_mail(to=["a@example.org"]))
    enqueue(marked(a_mail(to=["b@example.org"]), "", uuid.uuid4()))
    deliver_all()
    OutboxMessage.objects.filter(sent_at=None).update(given_up_at=timezone.now() - timedelta(days=15))
    call_command("purge_sent_mail")
    assert [message.recipients for message in OutboxMessage.objects.filter(sent_at=None)] == [
        ["b@example.org"]
    ]


def stored_words(message):
    """Return the row of a mail as its database has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_outboxmessage WHERE message_id = %s", [message.message_id])
        return str(cursor.fetchone())


def test_a_mail_is_unreadable_where_it_is_stored_and_emptied_once_it_is_sent():
    email = EmailMultiAlternatives("Subject", "A secret link", to=["desk@example.com"])
    email.attach_alternative("<p>A secret link</p>", "text/html")
    message = enqueue(email)
    assert "Subject" in stored_words(message)
    assert "secret" not in stored_words(message)

    deliver_next()

    [sent] = mail.outbox
    assert (sent.body, sent.alternatives[0].content) == ("A secret link", "<p>A secret link</p>")
    message = OutboxMessage.objects.get()
    assert (message.body, message.html_body) == ("", "")
    assert message.sent_at


def test_a_mail_whose_text_cannot_be_read_waits_for_its_key():
    message = enqueue(a_mail())
    OutboxMessage.objects.filter(pk=message.pk).update(body=Ciphertext("damaged"))
    assert deliver_next()
    message = OutboxMessage.objects.get()
    assert mail.outbox == []
    assert message.last_error == "It cannot be read with the current keys"
    assert message.__dict__["body"] == "damaged"
