"""One record that cannot be read with the current keys takes nothing else along."""

import csv
import io

import pytest
from cryptography.fernet import Fernet
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from consultations.desk import services
from consultations.models import ConsultationRequest, RequestEvent, SearchDigest
from consultations.public import status
from encryption.rotation import encrypted_models
from outbox.delivery import deliver_next
from outbox.models import OutboxMessage
from outbox.services import enqueue, marked
from tests.factories.consultations import SAME_ORIGIN, staff_of, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
WORDS = "cannot be read with the current keys"
ENCRYPTED = encrypted_models()[ConsultationRequest]


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def staff(client):
    """Somebody in every role that works with requests, signed in."""
    user = staff_of("Front desk", "Triage lead", "Privacy officer", "Administrators")
    client.force_login(user)
    return user


def damage(row, *columns):
    """Change one byte of columns of a row, as a failing disk does."""
    with connection.cursor() as cursor:
        for column in columns:
            cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [key_of(row)])
            text = cursor.fetchone()[0]
            changed = text[:40] + ("A" if text[40] != "A" else "B") + text[41:]
            cursor.execute(
                f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [changed, key_of(row)]
            )


def key_of(row):
    return row.pk.hex if connection.vendor == "sqlite" else row.pk


def stored(row):
    return {name: type(row).objects.get(pk=row.pk).__dict__[name] for name in ENCRYPTED}


@pytest.mark.long
def test_every_screen_works_and_says_so_for_every_field(client, staff):
    good = submitted(patient_name="Good Neighbor", telephone="202-555-0188")
    for name in ENCRYPTED:
        broken = submitted(
            note=name,
            access_need="Ramp",
            for_whom="someone_else",
            asker_name="Ngozi",
            asker_relation="sister",
            email="r@example.com",
        )
        damage(broken, name)
        before = stored(broken)
        page = f"{QUEUE}{broken.pk}/"
        for url in (
            QUEUE,
            f"{QUEUE}?tab=all&status=new",
            f"{QUEUE}?tab=all&reference_number={broken.reference_number}",
            page,
        ):
            shown = client.get(url)
            assert shown.status_code == 200, (name, url)
            assert WORDS in shown.text, (name, url)
        assert "Good Neighbor" in client.get(QUEUE).text
        assert WORDS in client.get(f"{page}print/").text
        tick = {"action": "print", "consultation": [f"{row.pk}:1" for row in (broken, good)]}
        assert "Good Neighbor" in client.post(f"{QUEUE}selected/", tick).text
        for url in (f"{QUEUE}new/", f"{QUEUE}report/", f"{QUEUE}audit/", f"{page}erase/", "/admin/"):
            assert client.get(url).status_code == 200, (name, url)
        for action, fields in (
            ("take", {}),
            ("call", {"outcome": "reached"}),
            ("contact", {"way": "email_sent"}),
            ("note", {"note": "Ring twice"}),
            ("hold", {"hold": "on"}),
            ("move", {"to": "closed", "closed_reason": "other"}),
        ):
            version = ConsultationRequest.objects.get(pk=broken.pk).version
            response = client.post(f"{page}{action}/", {"version": version, **fields})
            assert response.status_code == 302, (name, action)
        assert stored(broken) == before
        assert broken.events.filter(kind="unreadable").count() == 1
        assert ConsultationRequest.objects.get(pk=broken.pk).status == "closed"


def test_a_record_under_a_missing_key_is_released_and_readable_once_the_key_is_back(client, staff, settings):
    consultation = submitted(note="grey cat", email="r@example.com", quarantine_rule="same_contact")
    services.add_note(consultation.pk, version=1, user=staff, text="Spoke to her")
    keys, settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS, [Fernet.generate_key().decode()]
    page = f"{QUEUE}{consultation.pk}/"
    assert client.post(f"{page}release/", {"version": 2}).status_code == 302
    shown = client.get(page).text
    for words in ("grey cat", "Spoke to her", "Rosalind"):
        assert words not in shown
    assert ">cannot be read with the current keys<" in shown
    assert "tel:" not in shown
    assert "mailto:" not in shown
    settings.FIELD_ENCRYPTION_KEYS = [*settings.FIELD_ENCRYPTION_KEYS, *keys]
    shown = client.get(page).text
    for words in ("grey cat", "Spoke to her", "Rosalind"):
        assert words in shown


def test_an_export_marks_its_rows_and_its_record_says_what_was_written(client, staff):
    good, broken, noted = submitted(), submitted(note="broken"), submitted(note="noted")
    services.add_note(noted.pk, version=1, user=staff, text="Spoke to her")
    damage(broken, "note", "patient_name")
    damage(noted.events.get(kind="note_added"), "note")
    sent = {"purpose": "copy", "file_format": "csv", "with_notes": "on"}
    response = client.post(f"{QUEUE}export/?tab=all", sent)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = {row["reference number"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows[good.reference_number][WORDS] == ""
    assert rows[broken.reference_number][WORDS] == "patient, note"
    assert rows[broken.reference_number]["note"] == rows[broken.reference_number]["patient"] == WORDS
    assert WORDS in rows[noted.reference_number]["notes"]
    data = ModelLogEntry.objects.get(action="consultations.export").data
    assert (data["rows"], data["written"], data["unreadable"]) == (3, 3, 2)
    assert set(RequestEvent.objects.filter(kind="unreadable").values_list("request", flat=True)) == {
        broken.pk,
        noted.pk,
    }


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_an_export_that_was_cut_off_is_recorded_with_what_was_sent(client, staff, file_format):
    for number in range(3):
        submitted(note=str(number))
    response = client.post(f"{QUEUE}export/?tab=all", {"purpose": "copy", "file_format": file_format})
    chunks = iter(response.streaming_content)
    for _ in range(3):
        next(chunks)
    # What a server does when the reader has gone away, but for closing the database too.
    for close in response._resource_closers:
        close()
    data = ModelLogEntry.objects.get(action="consultations.export").data
    assert (data["rows"], data["written"]) == (3, 2)


def test_the_status_page_answers_as_for_any_wrong_pair(client, staff):
    consultation = submitted(telephone="202-555-0123", email="r@example.com")
    by_mail = submitted(telephone="", email="m@example.com", preferred_contact="email")

    def answer(reference_number, proof):
        with CaptureQueriesContext(connection) as captured:
            response = client.post(
                "/consultation/status/",
                {"reference_number": reference_number, "proof": proof},
                headers=SAME_ORIGIN,
            )
        return (
            response.status_code,
            len(captured),
            response.text.replace(reference_number, "").replace(proof, ""),
        )

    client.logout()
    assert answer(consultation.reference_number, "0123")[0] == 200
    damage(consultation, "telephone")
    damage(by_mail, "email")
    # The first try of a reference number makes its count.
    for reference_number in ("K7MH4PR2", consultation.reference_number, by_mail.reference_number):
        answer(reference_number, "9999")
    wrong = answer("K7MH4PR2", "0123")
    assert wrong[0] == 422
    for reference_number, proof in (
        (consultation.reference_number, "0123"),
        (consultation.reference_number, "r@example.com"),
        (consultation.reference_number, WORDS),
        (by_mail.reference_number, "m@example.com"),
    ):
        assert answer(reference_number, proof) == wrong


def test_the_same_answers_and_a_duplicate_are_found_as_before(client, staff):
    consultation = submitted(email="r@example.com")
    other = submitted(note="again", email="r@example.com")
    damage(consultation, *ENCRYPTED)
    assert submitted(email="r@example.com") == consultation
    assert status.worked_on(other) == other
    services.link_duplicate(
        other.pk,
        version=1,
        user=staff,
        original=consultation,
        sure_of=consultation.reference_number,
    )
    other.refresh_from_db()
    assert status.worked_on(other) == consultation
    assert (
        ConsultationRequest.objects.get(pk=consultation.pk).grouped_reference_number
        in client.get(f"{QUEUE}{other.pk}/").text
    )


def test_a_record_that_cannot_be_read_is_still_found_after_digests_are_renewed(client, staff):
    consultation = submitted()
    damage(consultation, "patient_name")
    before = SearchDigest.objects.filter(request=consultation).count()
    call_command("renew_search_digests", stdout=io.StringIO())
    assert SearchDigest.objects.filter(request=consultation).count() == before


def test_a_record_that_cannot_be_read_is_erased_with_its_mail(client, staff):
    consultation = submitted(email="r@example.com")
    other = submitted(note="other", email="other@example.com", telephone="202-555-0199")
    damage(consultation, *ENCRYPTED)
    for reference_number in (consultation.grouped_reference_number, other.grouped_reference_number):
        enqueue(EmailMessage(f"We have your request {reference_number}", "Text", to=["r@example.com"]))
    damage(OutboxMessage.objects.get(subject__contains=consultation.grouped_reference_number), "addresses")
    page = f"{QUEUE}{consultation.pk}/erase/"
    shown = client.get(page).text
    assert f"{consultation.grouped_reference_number} · {WORDS}" in shown
    client.post(page, {"consultations": [consultation.pk], "is_sure": "on"})
    assert list(ConsultationRequest.objects.all()) == [other]
    assert not OutboxMessage.objects.filter(subject__contains=consultation.grouped_reference_number).exists()
    assert OutboxMessage.objects.filter(subject__contains=other.grouped_reference_number).exists()


def test_old_records_are_purged_all_the_same(client, staff):
    consultation = submitted()
    damage(consultation, *ENCRYPTED)
    ConsultationRequest.objects.update(status="spam", updated_at="2020-01-01T00:00Z")
    call_command("purge_requests", stdout=io.StringIO())
    assert not ConsultationRequest.objects.exists()


def test_a_mail_whose_address_cannot_be_read_is_shown_and_the_others_go_out(client, staff, mailoutbox):
    for name in ("one", "other"):
        enqueue(marked(EmailMessage(f"About {name}", "Text", to=[f"{name}@example.com"]), "desk"))
    damage(OutboxMessage.objects.get(subject="About one"), "addresses")
    while deliver_next():
        pass
    assert [mail.subject for mail in mailoutbox] == ["About other"]
    shown = client.get("/admin/stuck-mail/").text
    assert "About one" in shown
    assert "It cannot be read with the current keys" in shown


def test_keys_are_rotated_around_it(settings):
    consultation, other = submitted(), submitted(note="other")
    damage(consultation, "note")
    broken = stored(consultation)["note"]
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_ENCRYPTION_KEYS]
    with pytest.raises(CommandError, match="1 texts cannot be read"):
        call_command("rotate_keys", stdout=io.StringIO())
    settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS[:1]
    assert ConsultationRequest.objects.get(pk=other.pk).note == "other"
    assert ConsultationRequest.objects.get(pk=consultation.pk).patient_name == "Rosalind Okwuosa"
    assert stored(consultation)["note"] == broken


@pytest.mark.long
def test_readiness_counts_it_and_the_worker_puts_it_on_the_timeline_once(client, staff, settings):
    readiness = "/admin/readiness/"
    consultation, noted = submitted(), submitted(note="noted")
    services.add_note(noted.pk, version=1, user=staff, text="Spoke to her")
    sentence = "2 consultation requests cannot be read with the current keys"
    assert "requests cannot be read" not in client.get(readiness).text
    damage(consultation, "note", "telephone")
    damage(noted.events.get(kind="note_added"), "note")
    assert sentence in client.get(readiness).text
    for _ in range(2):
        output = io.StringIO()
        call_command("check_encryption", stdout=output)
        assert output.getvalue() == "2 requests cannot be read with the current keys\n"
    assert RequestEvent.objects.filter(kind="unreadable").count() == 2
    assert sentence in client.get(readiness).text


@pytest.mark.long
def test_many_such_records_need_as_many_queries_as_one(client, staff):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{QUEUE}?tab=all")
        return len(captured)

    damage(submitted(), *ENCRYPTED)
    queries()
    one = queries()
    for number in range(8):
        damage(submitted(note=str(number)), *ENCRYPTED)
    assert queries() == one
