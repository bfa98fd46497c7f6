"""What staff are emailed: of new requests, of promises that pass soon, and of emails to patients that were refused."""

import threading
from datetime import datetime, time, timedelta
from smtplib import SMTPRecipientsRefused
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.desk import services
from consultations.models import ConsultationRequest
from consultations.records import retention
from core.models import DeskHours, PracticeSettings
from core.readiness.registry import checks
from outbox.delivery import deliver_next
from outbox.models import OutboxMessage
from outbox.periodic import PERIODIC_COMMANDS
from tests.factories.consultations import (
    ConsultationRequestFactory,
    form_data,
    front_desk_user,
    staff_of,
    submitted,
)
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture(autouse=True)
def _practice(db):
    """A desk that is there on weekdays from 8 to 12 and from 1 to 5."""
    HomePageFactory()
    practice = PracticeSettings.load()
    practice.time_zone, practice.email = "America/New_York", "practice@example.com"
    practice.desk_hours.set(
        [
            DeskHours(days=[0, 1, 2, 3, 4], opens=time(8), closes=time(12)),
            DeskHours(days=[0, 1, 2, 3, 4], opens=time(13), closes=time(17)),
        ]
    )
    practice.save()


@pytest.fixture
def dana(db):
    return front_desk_user()


@pytest.fixture
def olga(db):
    return front_desk_user(username="olga", first_name="Olga", last_name="Other", email="olga@example.com")


def at(text):
    """Return a moment in the practice's time: 2026-03-02 is a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def told(*addresses):
    """Return the (address, subject) pairs of the emails since the last call, all or those to some."""
    emails = [(email.to[0], email.subject) for email in mail.outbox]
    mail.outbox.clear()
    return [email for email in emails if not addresses or email[0] in addresses]


def tell(moment):
    """Run the worker's command at a moment, and return what it sent."""
    with time_machine.travel(at(moment), tick=False):
        call_command("tell_front_desk")
    return told()


def submitted_at(moment, **answers):
    with time_machine.travel(at(moment), tick=False):
        return submitted(note=moment, **answers)


def test_the_worker_runs_the_command_by_itself():
    [command] = [command for command in PERIODIC_COMMANDS if command.name == "tell_front_desk"]
    assert command.every <= timedelta(minutes=5)


# New requests


def test_the_first_is_told_at_once_and_later_ones_every_quarter_of_an_hour_in_one_email(dana, olga):
    first = submitted_at("2026-03-02 09:00")
    assert told() == [
        (email, f"New consultation request: {first}") for email in ("desk@example.com", "olga@example.com")
    ]
    submitted_at("2026-03-02 09:01")
    submitted_at("2026-03-02 09:09")
    assert told() == []
    assert tell("2026-03-02 09:14") == []
    assert tell("2026-03-02 09:15") == [
        (email, "2 new consultation requests") for email in ("desk@example.com", "olga@example.com")
    ]
    assert tell("2026-03-02 09:40") == []
    last = submitted_at("2026-03-02 09:41")
    assert told("desk@example.com") == [("desk@example.com", f"New consultation request: {last}")]


def test_of_the_night_the_first_is_told_at_once_and_the_others_when_the_desk_opens(dana):
    submitted_at("2026-03-06 21:00")
    assert len(told()) == 1
    second = submitted_at("2026-03-06 23:00")
    submitted_at("2026-03-07 11:00")  # a Saturday
    assert told() == []
    with time_machine.travel(at("2026-03-07 12:00")):
        services.move_consultation(second.pk, version=1, user=dana, to="in_progress")
    for moment in ("2026-03-07 12:00", "2026-03-09 07:59"):
        assert tell(moment) == []
    # What somebody has begun with needs no email; one alone is named.
    [(address, subject)] = tell("2026-03-09 08:00")
    assert (address, subject.partition(":")[0]) == ("desk@example.com", "New consultation request")
    assert tell("2026-03-09 08:30") == []


def test_an_urgent_one_is_always_told_at_once_also_out_of_quarantine(dana):
    submitted_at("2026-03-02 03:00")
    told()
    for number, rule in enumerate(["", "links"]):
        urgent = submitted_at(
            f"2026-03-02 03:0{number + 1}", urgent_signs="New weakness", quarantine_rule=rule
        )
        assert told() == [("desk@example.com", f"Urgent consultation request: {urgent}")]
    with time_machine.travel(at("2026-03-02 03:05")):
        services.release_consultation(urgent.pk, version=1, user=dana)
    assert told() == [("desk@example.com", f"Urgent consultation request: {urgent}")]


def test_who_entered_a_request_is_not_told_of_it(client, dana, olga):
    client.force_login(dana)

    def enter(moment, **answers):
        with time_machine.travel(at(moment), tick=False):
            client.post(f"{QUEUE}enter/", form_data(channel="telephone", note=moment, **answers))

    enter("2026-03-02 09:00")
    assert {address for address, _subject in told()} == {"olga@example.com"}
    enter("2026-03-02 09:01", urgent_signs=["New weakness"])
    assert {address for address, _subject in told()} <= {"olga@example.com"}
    enter("2026-03-02 09:02")
    submitted_at("2026-03-02 09:03")
    sent = dict(tell("2026-03-02 09:15"))
    assert sent["olga@example.com"] == "2 new consultation requests"
    assert sent["desk@example.com"].startswith("New consultation request:")


def test_held_requests_that_are_let_out_together_make_one_email_more(dana):
    held = [ConsultationRequestFactory(quarantine_rule="links") for _number in range(4)]
    with time_machine.travel(at("2026-03-02 09:00"), tick=False):
        for consultation in held:
            services.release_consultation(consultation.pk, version=1, user=dana)
    assert len(told()) == 1
    assert tell("2026-03-02 09:15") == [("desk@example.com", "3 new consultation requests")]


# Reminders


def promised(moment, **fields):
    return ConsultationRequestFactory(promised_for=at(moment), **fields)


def test_the_owner_is_reminded_first_and_then_everybody_each_once(dana, olga):
    consultation = promised("2026-03-02 15:00", owner=dana, owner_name="Dana Desk", status="in_progress")
    subject = f"Call due soon: {consultation}"
    # From 1 pm two hours are left; before that, the break at noon does not count.
    assert tell("2026-03-02 11:30") == []
    assert tell("2026-03-02 13:00") == [("desk@example.com", subject)]
    assert tell("2026-03-02 13:30") == []
    assert tell("2026-03-02 14:00") == [("desk@example.com", subject), ("olga@example.com", subject)]
    assert tell("2026-03-02 14:30") == []
    assert tell("2026-03-02 15:01") == []


def test_reminders_come_in_desk_hours_of_the_working_day_before(dana):
    promised("2026-03-09 09:00")  # a Monday
    for moment in ("2026-03-06 15:59", "2026-03-06 17:30", "2026-03-08 12:00"):
        assert tell(moment) == []
    assert len(tell("2026-03-06 16:00")) == 1
    assert tell("2026-03-09 08:30") == []


def departed(user):
    user.is_active = False
    user.save()


def without_role(user):
    user.groups.clear()


def without_email(user):
    user.email = ""
    user.save()


@pytest.mark.long
@pytest.mark.parametrize("leave", [departed, without_role, without_email])
def test_an_owner_who_is_not_here_counts_as_nobody(dana, olga, leave):
    promised("2026-03-02 15:00", owner=olga, owner_name="Olga Other", status="in_progress")
    leave(olga)
    assert [address for address, _subject in tell("2026-03-02 13:00")] == ["desk@example.com"]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "closed"},
        {"status": "booked"},
        {"status": "spam"},
        {"status": "waiting", "first_contact_at": timezone.now()},
        {"status": "in_progress", "first_contact_at": timezone.now()},
    ],
)
def test_nobody_is_reminded_of_who_has_heard_from_us_or_need_not(dana, fields):
    promised("2026-03-02 15:00", **fields)
    assert tell("2026-03-02 14:30") == []


def test_several_that_are_due_make_one_email_each(dana, olga):
    for number in range(3):
        promised("2026-03-02 15:00", owner=[dana, dana, olga][number], status="in_progress")
    sent = dict(tell("2026-03-02 13:00"))
    assert sent["desk@example.com"] == "2 calls due soon"
    assert sent["olga@example.com"].startswith("Call due soon:")
    assert {subject for _address, subject in tell("2026-03-02 14:10")} == {"3 calls due soon"}


def test_who_may_release_is_reminded_of_what_is_held(dana):
    reader = staff_of("Privacy officer")
    held = promised("2026-03-02 15:00", quarantine_rule="links")
    sent = tell("2026-03-02 13:00")
    assert sent == [("desk@example.com", f"Held request due soon: {held}")]
    assert reader.email not in dict(sent)
    assert tell("2026-03-02 14:30") == []


def test_no_reminder_holds_what_a_patient_wrote(dana):
    for rule in ("", "links"):
        promised("2026-03-02 15:00", quarantine_rule=rule, note="Grey cat", email="rosalind@example.com")
    with time_machine.travel(at("2026-03-02 14:00"), tick=False):
        call_command("tell_front_desk")
    assert len(mail.outbox) == 2
    for email in mail.outbox:
        text = f"{email.subject}{email.body}".lower()
        assert not [word for word in ("rosalind", "okwuosa", "555-0123", "grey") if word in text]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_remind_once_and_tell_of_new_ones_once(dana):
    promised("2026-03-02 15:00")
    submitted_at("2026-03-02 13:00")
    submitted_at("2026-03-02 13:01")
    told()
    start, errors = threading.Barrier(2), []

    def work():
        try:
            start.wait()
            call_command("tell_front_desk")
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    with time_machine.travel(at("2026-03-02 13:30"), tick=False):
        threads = [threading.Thread(target=work) for _number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert errors == []
    assert sorted(subject.partition(":")[0] for _address, subject in told()) == [
        "Call due soon",
        "New consultation request",
    ]


# Quarantine


def unchanged_since(consultation, days):
    ConsultationRequest.objects.filter(pk=consultation.pk).update(
        updated_at=timezone.now() - timedelta(days=days)
    )


@pytest.mark.long
@pytest.mark.parametrize("ages", [{}, {"new": 10}])
def test_what_is_held_ages_out_only_after_somebody_looked_at_it(client, dana, settings, ages):
    settings.RETENTION_DAYS = ages
    unseen, seen, young = (ConsultationRequestFactory(quarantine_rule="links") for _number in range(3))
    client.force_login(dana)
    assert "not looked at" in client.get(f"{QUEUE}?tab=quarantine").text
    for consultation in (seen, young):
        shown = client.post(
            f"{QUEUE}{consultation.pk}/seen/", {"version": 1, "note": "Odd"}, follow=True
        ).text
        assert "Last looked at" in shown
        assert "Looked at and left in quarantine" in shown
        consultation.refresh_from_db()
        assert consultation.is_suspect
        assert consultation.due_at == consultation.promised_for
    unchanged_since(unseen, 5000)
    unchanged_since(seen, 31)
    unchanged_since(young, 29)
    assert retention.count_expired(timezone.now()) == {"spam": 1}
    receipt = retention.purge(timezone.now())
    assert receipt.counts == {"spam": 1}
    assert set(ConsultationRequest.objects.all()) == {unseen, young}
    assert ModelLogEntry.objects.filter(action="consultations.seen", user=dana).count() == 2


def test_a_request_that_is_let_out_is_no_longer_looked_at_in_quarantine(dana):
    consultation = ConsultationRequestFactory(quarantine_rule="links")
    services.leave_in_quarantine(consultation.pk, version=1, user=dana)
    services.release_consultation(consultation.pk, version=2, user=dana)
    unchanged_since(consultation, 5000)
    assert not retention.count_expired(timezone.now())
    with pytest.raises(services.Refused):
        services.leave_in_quarantine(consultation.pk, version=3, user=dana)


@pytest.mark.long
@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("release", {"quarantine_rule": "", "status": "new"}),
        ("seen", {"quarantine_rule": "links", "status": "new"}),
        ("spam", {"quarantine_rule": "links", "status": "spam"}),
    ],
)
def test_many_are_released_looked_at_or_marked_as_spam_at_once(client, dana, action, fields):
    held = [ConsultationRequestFactory(quarantine_rule="links") for _number in range(3)]
    client.force_login(dana)
    shown = client.get(f"{QUEUE}?tab=quarantine").text
    assert f'value="{action}"' in shown
    ticked = [f"{consultation.pk}:{consultation.version}" for consultation in held]
    answer = client.post(
        f"{QUEUE}selected/?tab=quarantine", {"action": action, "consultation": ticked}, follow=True
    )
    assert "3 requests changed." in answer.text
    assert ConsultationRequest.objects.filter(**fields, version=2).count() == 3
    assert ConsultationRequest.objects.filter(quarantine_seen_at__isnull=False).count() == 3 * (
        action == "seen"
    )


@pytest.mark.long
def test_nothing_that_is_held_is_released_by_who_may_not_or_where_nothing_is_held(client, dana):
    consultation = ConsultationRequestFactory(quarantine_rule="links")
    client.force_login(staff_of("Privacy officer"))
    for action in ("release", "seen"):
        assert f'value="{action}"' not in client.get(f"{QUEUE}?tab=all").text
        client.post(f"{QUEUE}selected/", {"action": action, "consultation": f"{consultation.pk}:1"})
    assert ConsultationRequest.objects.get().version == 1
    client.force_login(dana)
    assert 'value="release"' not in client.get(QUEUE).text


def test_the_home_page_asks_for_a_look_at_what_nobody_looked_at(client, dana):
    consultation = ConsultationRequestFactory(quarantine_rule="links")
    client.force_login(dana)
    assert "1 request is in quarantine. See whether a patient wrote it." in client.get("/admin/").text
    services.leave_in_quarantine(consultation.pk, version=1, user=dana)
    home = client.get("/admin/").text
    assert "in quarantine. See whether" not in home
    assert "tab=quarantine" in home


# Emails that were refused


class RefusingPatients(EmailBackend):
    """A mail server that knows no address at example.org."""

    def send_messages(self, messages):
        if messages[0].to[0].endswith("@example.org"):
            raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"5.1.1 <rosalind@example.org> unknown")})
        return super().send_messages(messages)


@pytest.fixture
def refused(dana, settings):
    """A request whose confirmation was refused, while the email to the desk went out."""
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    settings.OUTBOX_DELIVERY_BACKEND = f"{__name__}.RefusingPatients"
    consultation = submitted(email="rosalind@example.org")
    while deliver_next():
        pass
    return consultation


def corrected(consultation, email):
    """Give a request another address, as staff who correct it do."""
    consultation.refresh_from_db()
    consultation.email = email
    consultation.save(update_fields=["email"])


@pytest.mark.long
def test_a_refused_address_is_told_on_the_request_with_the_way_to_correct_it(client, dana, refused):
    client.force_login(dana)
    shown = client.get(f"{QUEUE}{refused.pk}/").text
    assert "this address does not exist" in shown
    assert "Write the correct address" in shown
    assert [event.author for event in refused.events.filter(kind="email_refused")] == ["The website"]
    assert ConsultationRequest.objects.get().version == 1
    assert "Our email was refused" not in client.get(f"{QUEUE}{submitted(note='Other').pk}/").text
    assert f"We have your request {refused}" in client.get("/admin/stuck-mail/").text
    reader = staff_of("Privacy officer")
    client.force_login(reader)
    shown = client.get(f"{QUEUE}{refused.pk}/").text
    assert "this address does not exist" in shown
    assert "Write the correct address" not in shown


@pytest.mark.long
def test_after_the_address_is_corrected_the_confirmation_is_sent_anew(client, dana, refused):
    client.force_login(dana)
    page = f"{QUEUE}{refused.pk}/"
    assert client.post(f"{page}confirm/", {"version": 1}).status_code == 409
    corrected(refused, "rosalind@example.com")
    shown = client.get(page).text
    assert "Send the confirmation again" in shown
    assert "this address does not exist.</p>" not in shown
    assert "is on its way" in client.post(f"{page}confirm/", {"version": 1}, follow=True).text
    while deliver_next():
        pass
    assert mail.outbox[-1].to == ["rosalind@example.com"]
    assert mail.outbox[-1].subject == f"We have your request {refused}"
    assert not OutboxMessage.objects.filter(sent_at=None).exists()
    assert "Send the confirmation again" not in client.get(page).text
    assert client.post(f"{page}confirm/", {"version": 2}).status_code == 409
    assert refused.events.filter(kind="confirmed_again", user=dana).count() == 1
    assert ModelLogEntry.objects.filter(action="consultations.confirm", user=dana).count() == 1


def test_a_confirmation_sent_anew_promises_nothing_that_has_passed(dana, refused):
    corrected(refused, "rosalind@example.com")
    with time_machine.travel(refused.promised_for + timedelta(hours=1)):
        services.confirm_again(refused.pk, version=1, user=dana)
    body = OutboxMessage.objects.latest("created_at").body
    assert "We will call or email you by" not in body
    assert refused.grouped_reference_number in body


@pytest.mark.long
def test_a_mailbox_that_had_its_emails_gets_no_more_and_staff_are_told(client, dana, refused):
    client.force_login(dana)
    for number in range(3):
        submitted(email="rosalind@example.com", note=f"{number}")
    corrected(refused, "rosalind@example.com")
    answer = client.post(f"{QUEUE}{refused.pk}/confirm/", {"version": 1})
    assert answer.status_code == 409
    assert "too many emails today" in answer.text
    assert not refused.events.filter(kind="confirmed_again").exists()


def test_a_request_that_is_purged_takes_its_undelivered_emails_along(refused):
    ConsultationRequest.objects.update(status="spam", updated_at=timezone.now() - timedelta(days=31))
    retention.purge(timezone.now())
    assert not OutboxMessage.objects.filter(about=refused.pk).exists()
    assert not OutboxMessage.objects.filter(sent_at=None).exists()


# When no requests come


@pytest.fixture
def _alarm(settings):
    """An alarm after ten hours of the phones: a day and two hours, since they are open for eight a day."""
    settings.ALARM_AFTER_QUIET_HOURS = 10
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


def silences(moment):
    """Run the worker's command at a moment, and return how many emails about a silence there are."""
    with time_machine.travel(at(moment), tick=False):
        call_command("tell_front_desk")
    return OutboxMessage.objects.filter(subject="No consultation request for a while").count()


def is_noticed(moment):
    [check] = [check for check in checks() if str(check) == "Requests through the website"]
    with time_machine.travel(at(moment), tick=False):
        return not check.run().is_ready


@pytest.mark.usefixtures("_alarm")
def test_a_silence_of_so_many_phone_hours_is_told_once_and_in_desk_hours(client, dana):
    assert silences("2026-02-27 09:00") == 0  # nobody has ever asked: the practice is new
    submitted_at("2026-03-05 15:00")  # a Thursday
    client.force_login(dana)
    with time_machine.travel(at("2026-03-06 16:00"), tick=False):
        client.post(f"{QUEUE}enter/", form_data(channel="telephone"))
    assert ConsultationRequest.objects.count() == 2
    assert silences("2026-03-06 16:59") == 0
    assert not is_noticed("2026-03-06 16:59")
    # Two hours of Thursday, eight of Friday; by now the desk has gone home.
    assert silences("2026-03-06 17:00") == silences("2026-03-08 12:00") == 0
    assert is_noticed("2026-03-08 12:00")
    assert silences("2026-03-09 08:00") == silences("2026-03-09 12:00") == 1
    body = OutboxMessage.objects.get(subject="No consultation request for a while").body
    assert "Thursday, March 5" in body
    # A request ends it, and the next silence is another one.
    submitted_at("2026-03-09 13:00")
    assert not is_noticed("2026-03-10 12:00")
    assert silences("2026-03-10 16:00") == 2


def test_nobody_is_told_who_has_not_asked_to_be(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    submitted_at("2026-03-02 09:00")
    assert silences("2026-12-01 09:00") == 0
    assert not is_noticed("2026-12-01 09:00")
