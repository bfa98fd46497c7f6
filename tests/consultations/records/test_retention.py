from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations import audit
from consultations.desk import services
from consultations.models import ClosedRecord, ConsultationRequest, PurgeReceipt, RequestEvent, SearchDigest
from consultations.records import retention
from consultations.records.erase_views import EraseForm
from outbox.models import OutboxMessage
from outbox.periodic import PERIODIC_COMMANDS
from outbox.services import enqueue
from tests.factories.consultations import ConsultationRequestFactory, staff_of, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def officer():
    return staff_of("Privacy officer", first_name="Olu", last_name="Officer")


def unchanged_for(days, status="closed", **fields):
    """Return a request that has stood unchanged for so many days."""
    consultation = ConsultationRequestFactory(status=status, **fields)
    ConsultationRequest.objects.filter(pk=consultation.pk).update(
        updated_at=timezone.now() - timedelta(days=days)
    )
    return consultation


def purge(**options):
    output = StringIO()
    call_command("purge_requests", stdout=output, **options)
    return output.getvalue()


@pytest.mark.parametrize(
    ("status", "days"), [("booked", 365), ("closed", 365), ("spam", 30), ("duplicate", 90)]
)
def test_consultations_are_purged_once_their_status_is_old_enough(status, days):
    old, young = unchanged_for(days + 1, status), unchanged_for(days - 1, status)
    purge()
    assert list(ConsultationRequest.objects.all()) == [young]
    assert not ConsultationRequest.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("status", ["new", "in_progress", "waiting"])
def test_consultations_on_which_somebody_must_act_are_never_purged(status):
    unchanged_for(5000, status)
    purge()
    assert ConsultationRequest.objects.exists()


def test_the_ages_are_settings(settings):
    settings.RETENTION_DAYS = {"closed": 10}
    unchanged_for(11)
    unchanged_for(300, "booked")
    purge()
    assert ConsultationRequest.objects.get().status == "booked"


def test_a_status_whose_age_is_not_set_has_that_of_the_table(settings):
    settings.RETENTION_DAYS = {}
    for status in ("new", "in_progress", "waiting", "booked", "closed", "spam", "duplicate"):
        unchanged_for(5000, status)
    purge()
    assert {consultation.status for consultation in ConsultationRequest.objects.all()} == {
        "new",
        "in_progress",
        "waiting",
    }


@pytest.mark.parametrize("ages", [{"colsed": 365}, {"closed": 0}, {"closed": -1}])
def test_a_mistyped_age_does_not_pass_the_checks(settings, ages):
    settings.RETENTION_DAYS = ages
    with pytest.raises(SystemCheckError, match=r"consultations\.E003"):
        call_command("check")


@time_machine.travel("2026-03-02 15:00Z", tick=False)
def test_looks_go_after_six_years_and_changes_stay(officer):
    consultation, held = submitted(), submitted(note="other")
    services.hold_consultation(held.pk, version=1, user=officer, on=True)
    for one in (consultation, held):
        audit.record(one, "consultations.view", officer)
    audit.record_list([consultation.reference_number], {}, officer)
    audit.record(consultation, "consultations.print", officer)
    with time_machine.travel("2032-03-01 15:00Z"):
        assert "0 entries of looks deleted" in purge()
    with time_machine.travel("2032-03-02 17:00Z"):
        assert "2 entries of looks would be deleted" in purge(dry_run=True)
        assert "2 entries of looks deleted" in purge(batch_size=1)
        assert [look.entry.action for look in audit.looks_at(consultation)] == ["consultations.print"]
        assert len(audit.looks_at(held)) == 2
        assert ModelLogEntry.objects.get(action="consultations.purge").data == {"looks": 2}


def test_the_age_of_looks_is_a_setting(officer, settings):
    settings.LOOKS_KEPT_DAYS = 10
    audit.record(submitted(), "consultations.view", officer)
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        assert "1 entries of looks deleted" in purge()
    settings.LOOKS_KEPT_DAYS = 0
    with pytest.raises(SystemCheckError, match=r"consultations\.E004"):
        call_command("check")


def test_a_legal_hold_keeps_a_consultation_until_it_is_lifted(officer):
    consultation = unchanged_for(400)
    services.hold_consultation(consultation.pk, version=1, user=officer, on=True)
    with time_machine.travel(timezone.now() + timedelta(days=1000)):
        purge()
        assert ConsultationRequest.objects.exists()
        services.hold_consultation(consultation.pk, version=2, user=officer, on=False)
    with time_machine.travel(timezone.now() + timedelta(days=1366)):
        purge()
    assert not ConsultationRequest.objects.exists()


def test_a_dry_run_says_what_would_go_and_deletes_nothing():
    unchanged_for(400)
    unchanged_for(31, "spam")
    output = purge(dry_run=True)
    assert "closed: 1 would be deleted" in output
    assert "spam: 1 would be deleted" in output
    assert ConsultationRequest.objects.count() == 2
    assert not PurgeReceipt.objects.exists()


def test_a_purge_leaves_nameless_rows_and_one_receipt():
    with time_machine.travel("2026-03-05 15:00Z"):
        consultation = submitted(email="rosalind@example.com", note="Grey cat")
    ConsultationRequest.objects.update(
        status="closed",
        closed_reason="not_reached",
        first_contact_at=consultation.created_at + timedelta(minutes=90),
        promised_for=consultation.created_at + timedelta(hours=2),
        updated_at=timezone.now() - timedelta(days=366),
    )
    for _number in range(4):
        unchanged_for(400)
    purge(batch_size=2)
    assert not ConsultationRequest.objects.exists()
    assert not RequestEvent.objects.exists()
    assert not SearchDigest.objects.exists()
    assert PurgeReceipt.objects.get().counts == {"closed": 5}
    record = ClosedRecord.objects.get(minutes_to_first_contact=90)
    assert (str(record.week), record.promise_kept, record.closed_reason) == (
        "2026-03-02",
        True,
        "not_reached",
    )
    assert ModelLogEntry.objects.get(action="consultations.purge").data == {"closed": 5}


@pytest.mark.parametrize("size", ["0", "-1"])
def test_batches_of_nothing_are_refused(size):
    with pytest.raises(CommandError, match="at least 1"):
        call_command("purge_requests", "--batch-size", size)


def test_a_purge_killed_between_batches_is_on_its_receipt_and_goes_on_next_time(monkeypatch):
    for _number in range(5):
        unchanged_for(400)
    delete, batches = retention._delete, []

    def killed(consultations, receipt):
        if len(batches) == 2:
            raise KeyboardInterrupt
        batches.append(1)
        return delete(consultations, receipt)

    monkeypatch.setattr(retention, "_delete", killed)
    with pytest.raises(CommandError, match="Stopped"):
        purge(batch_size=2)
    assert (ConsultationRequest.objects.count(), ClosedRecord.objects.count()) == (1, 4)
    assert PurgeReceipt.objects.get().counts == {"closed": 4}
    monkeypatch.undo()
    purge(batch_size=2)
    assert (ConsultationRequest.objects.count(), ClosedRecord.objects.count()) == (0, 5)


def test_the_worker_purges_every_day():
    [command] = [command for command in PERIODIC_COMMANDS if command.name == "purge_requests"]
    assert command.every == timedelta(days=1)


# Erasing one person's data


def test_the_consultations_with_the_same_telephone_or_email_are_listed():
    first = submitted(email="Rosalind@example.com")
    same_telephone = submitted(patient_name="R. Okwuosa", telephone="202-555-0123")
    same_email = submitted(telephone="202-555-0199", email="rosalind@example.com")
    submitted(telephone="202-555-0188", email="other@example.com")
    assert set(EraseForm(first).fields["consultations"].queryset) == {first, same_telephone, same_email}


def everything_stored():
    """Return every row of every table, and every text that is not encrypted, as one text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return str(rows)


def test_erasing_leaves_nothing_that_leads_to_the_person(officer, settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    consultation = submitted(email="rosalind@example.com", note="Grey cat")
    services.add_note(consultation.pk, version=1, user=officer, text="Called")
    digests = set(SearchDigest.objects.values_list("digest", flat=True))
    enqueue(EmailMessage("Subject", "Text", to=["Other <other@example.com>"], cc=["ROSALIND@example.com"]))
    kept = enqueue(EmailMessage("Subject", "Text", to=["other@example.com"]))

    retention.erase(ConsultationRequest.objects.filter(pk=consultation.pk), officer)

    assert not ConsultationRequest.objects.exists()
    assert not RequestEvent.objects.exists()
    assert list(OutboxMessage.objects.all()) == [kept]
    stored = everything_stored()
    assert str(consultation.answers_digest) not in stored
    assert not [digest for digest in digests if digest in stored]
    assert ClosedRecord.objects.count() == 1
    receipt = PurgeReceipt.objects.get()
    assert (receipt.user_name, receipt.counts) == ("Olu Officer", {"new": 1})
    assert (
        ModelLogEntry.objects.get(action="consultations.erase").label == consultation.grouped_reference_number
    )


def test_a_consultation_on_legal_hold_is_not_erased_nor_what_came_with_it(officer):
    held, other = submitted(), submitted(note="other")
    services.hold_consultation(held.pk, version=1, user=officer, on=True)
    with pytest.raises(retention.EraseRefused, match=held.grouped_reference_number):
        retention.erase(ConsultationRequest.objects.filter(pk__in=[held.pk, other.pk]), officer)
    assert ConsultationRequest.objects.count() == 2


def test_the_officer_chooses_which_of_the_listed_consultations_go(client, officer):
    client.force_login(officer)
    hers, husbands = submitted(), submitted(patient_name="Emeka Okwuosa")
    url = f"/admin/consultations/{hers.pk}/erase/"
    page = client.get(url)
    assert hers.grouped_reference_number in page.text
    assert husbands.grouped_reference_number in page.text
    assert page.context["form"].initial["consultations"] == [hers.pk]
    refused = client.post(url, {"consultations": [hers.pk]})  # not sure
    assert refused.status_code == 422
    tick = BeautifulSoup(refused.content, "html.parser").find(id="id_is_sure")
    assert tick["aria-invalid"] == "true"
    assert "This field is required." in refused.text.split(f'id="{tick["aria-describedby"]}"')[1]
    response = client.post(url, {"consultations": [hers.pk], "is_sure": "on"}, follow=True)
    assert "1 request is erased." in response.text
    assert ConsultationRequest.objects.get() == husbands


def test_only_consultations_with_the_same_contact_can_be_erased_from_a_page(client, officer):
    client.force_login(officer)
    hers, stranger = submitted(), submitted(telephone="202-555-0188")
    data = {"consultations": [stranger.pk], "is_sure": "on"}
    assert client.post(f"/admin/consultations/{hers.pk}/erase/", data).status_code == 422
    assert ConsultationRequest.objects.count() == 2


def test_a_hold_is_set_and_lifted_on_the_page_of_a_consultation(client, officer):
    client.force_login(officer)
    consultation = submitted()
    url = f"/admin/consultations/{consultation.pk}/hold/"
    client.post(url, {"version": 1, "hold": "on"})
    consultation.refresh_from_db()
    assert consultation.legal_hold
    response = client.post(url, {"version": 1, "hold": "off"}, follow=True)
    assert "You changed this request in the meantime" in response.text
    client.post(url, {"version": 2, "hold": "off"})
    consultation.refresh_from_db()
    assert not consultation.legal_hold
    events = consultation.events.filter(kind=RequestEvent.Kind.HOLD_CHANGED)
    assert [event.detail for event in events] == ["on", "off"]
    assert ModelLogEntry.objects.filter(action="consultations.hold", user=officer).count() == 2


@pytest.mark.long
def test_a_purge_of_more_than_any_ordinary_day_deletes_nothing_and_turns_readiness_red(client):
    for number in range(retention.MOST_ROWS + 1):
        unchanged_for(366, patient_name=f"Old {number}")
    ConsultationRequestFactory()
    client.force_login(get_user_model().objects.create_superuser("root"))
    with pytest.raises(CommandError, match=r"21 of 22 would be deleted.*purge_requests --any-share"):
        purge()
    assert ConsultationRequest.objects.count() == 22
    assert not PurgeReceipt.objects.exists()
    readiness = client.get("/admin/readiness/").text
    assert "Nothing is being deleted: 21 of 22 records of requests would be" in readiness
    assert "21 requests would be deleted" in purge(dry_run=True)

    assert "21 requests deleted" in purge(any_share=True)
    assert ConsultationRequest.objects.count() == 1
    assert "Nothing is being deleted" not in client.get("/admin/readiness/").text


def test_a_tenth_or_twenty_are_no_more_than_on_an_ordinary_day():
    assert not retention.is_too_much(20, 20)
    assert not retention.is_too_much(21, 210)
    assert retention.is_too_much(22, 210)


def test_a_clock_that_runs_ahead_deletes_no_log_of_looks(officer):
    consultation = ConsultationRequestFactory()
    for number in range(retention.MOST_ROWS + 1):
        with time_machine.travel(timezone.now() - 2 * number * audit.SAME_LOOK, tick=False):
            audit.record(consultation, "consultations.view", officer)
    looks = audit.entries().filter(action="consultations.view")
    number = looks.count()
    with (
        time_machine.travel(timezone.now() + timedelta(days=3000), tick=False),
        pytest.raises(CommandError, match="would be deleted"),
    ):
        purge()
    assert looks.count() == number
