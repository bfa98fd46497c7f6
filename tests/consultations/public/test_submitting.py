import threading

import pytest
from django.core import mail
from django.db import connection, connections

from consultations.desk.services import ChangedMeanwhile, move_consultation
from consultations.models import ConsultationRequest, RequestEvent
from consultations.promise import promise_in_words
from consultations.statuses import Status
from core.models import PracticeSettings
from outbox.models import OutboxMessage
from tests.factories.consultations import front_desk_user, submitted
from tests.factories.pages import ProcedurePageFactory

pytestmark = pytest.mark.django_db


def test_the_same_answers_again_are_the_same_consultation():
    first = submitted(note="Please call")
    again = submitted(note="  please   CALL ", patient_name="ROSALIND okwuosa")
    assert again.pk == first.pk
    assert ConsultationRequest.objects.count() == 1


def test_sending_again_sends_no_second_notice():
    PracticeSettings.objects.update_or_create(defaults={"email": "practice@example.com"})
    submitted()
    submitted()
    assert len(mail.outbox) == 1


def test_other_answers_or_another_page_are_another_consultation():
    submitted()
    submitted(note="Other")
    submitted(origin_page=ProcedurePageFactory())
    assert ConsultationRequest.objects.count() == 3


@pytest.mark.parametrize("status", [Status.BOOKED, Status.CLOSED, Status.SPAM, Status.DUPLICATE])
def test_the_same_answers_are_a_new_consultation_once_nobody_works_on_the_first(status):
    first = submitted()
    ConsultationRequest.objects.update(status=status, closed_reason="other")
    assert submitted().pk != first.pk


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_consultation_comes_of_many_clicks_at_the_same_moment():
    start, reference_numbers, errors = threading.Barrier(6), [], []

    def click():
        try:
            start.wait()
            reference_numbers.append(submitted().reference_number)
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(reference_numbers) == 6
    assert len(set(reference_numbers)) == 1
    assert ConsultationRequest.objects.count() == 1


def test_a_taken_reference_number_is_drawn_again(monkeypatch):
    drawn = iter(["K7MH4PR2", "K7MH4PR2", "A2BC3DE4"])
    monkeypatch.setattr("consultations.services.new_reference", lambda: next(drawn))
    assert submitted().reference_number == "K7MH4PR2"
    assert submitted(note="Other").reference_number == "A2BC3DE4"


def test_a_notice_that_cannot_be_written_undoes_the_consultation(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    front_desk_user(email="broken@example.com\nBcc: x@example.com")
    with pytest.raises(ValueError, match="Header values"):
        submitted()
    assert not ConsultationRequest.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_staff_hear_that_a_consultation_waits_and_nothing_else(settings):
    front_desk_user()
    front_desk_user(username="away", email="away@example.com", is_active=False)
    front_desk_user(username="no-address", email="")
    consultation = submitted()
    notice = mail.outbox[0]
    assert [message.to for message in mail.outbox] == [["desk@example.com"]]
    assert consultation.grouped_reference_number in notice.subject
    assert f"{settings.WAGTAILADMIN_BASE_URL}/admin/consultations/{consultation.pk}/" in notice.body


def test_the_practice_hears_when_nobody_has_the_permission():
    practice = PracticeSettings.load()
    practice.email = "practice@example.com"
    practice.save()
    submitted()
    assert [message.to for message in mail.outbox] == [["practice@example.com"]]


def test_a_consultation_is_stored_when_there_is_nobody_to_tell():
    assert submitted().reference_number
    assert mail.outbox == []


def test_the_patient_gets_the_reference_number_and_the_promise(practice_with_number):
    consultation = submitted(email="rosalind@example.com")
    (message,) = mail.outbox
    assert message.to == ["rosalind@example.com"]
    assert consultation.grouped_reference_number in message.body
    assert promise_in_words(consultation.promised_for, practice_with_number) in message.body
    assert "http://localhost/consultation/status/" in message.body
    assert "202-555-0142" in message.body


def test_the_timeline_begins_with_the_consultation():
    (event,) = submitted().events.all()
    assert (event.kind, event.user, event.new_status) == (RequestEvent.Kind.CREATED, None, "new")


def test_names_and_numbers_are_unreadable_in_every_table():
    submitted(email="rosalind@example.com", note="grey cat")
    with connection.cursor() as cursor:
        for table in ("consultationrequest", "requestevent", "searchdigest"):
            cursor.execute(f"SELECT * FROM consultations_{table}")
            rows = str(cursor.fetchall()).lower()
            assert not any(word in rows for word in ("rosalind", "okwuosa", "555-0123", "5550123", "grey"))


def test_two_who_move_a_consultation_at_once_do_not_overwrite_each_other():
    user, consultation = front_desk_user(), submitted()
    move_consultation(consultation.pk, version=1, user=user, to=Status.IN_PROGRESS)
    with pytest.raises(ChangedMeanwhile):
        move_consultation(consultation.pk, version=1, user=user, to=Status.SPAM)
    consultation.refresh_from_db()
    assert consultation.status == Status.IN_PROGRESS
