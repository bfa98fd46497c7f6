from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command

from consultations.models import ConsultationRequest, RequestEvent
from core.logs import progress
from encryption import rotation
from encryption.fields import is_current
from outbox.models import OutboxMessage
from outbox.services import enqueue
from tests.factories.consultations import ConsultationRequestFactory
from tests.terminal import Terminal

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_texts():
    """Encrypted rows of every kind, written before there was a new key."""
    for number in range(5):
        consultation = ConsultationRequestFactory(note=f"Note {number}")
        RequestEvent.objects.create(
            request=consultation, kind=RequestEvent.Kind.NOTE_ADDED, note=f"Call {number}"
        )
        enqueue(EmailMessage("Subject", "Text", to=[f"patient{number}@example.com"]))


@pytest.fixture
def new_key(old_texts, settings):
    key = Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [key, *settings.FIELD_ENCRYPTION_KEYS]
    return key


def rotate(output=None, **options):
    output = output or StringIO()
    call_command("rotate_keys", stdout=output, **options)
    return output.getvalue()


def stored_texts():
    """Return every ciphertext in the database."""
    return [
        row.__dict__[name]
        for model, names in rotation.encrypted_models().items()
        for row in model.objects.all()
        for name in names
        if row.__dict__[name] is not None
    ]


def test_every_model_with_an_encrypted_field_takes_part():
    assert {ConsultationRequest, RequestEvent, OutboxMessage} <= set(rotation.encrypted_models())


def test_afterwards_the_new_key_alone_reads_everything(new_key, settings):
    rotate(batch_size=2)
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    assert {consultation.note for consultation in ConsultationRequest.objects.all()} == {
        f"Note {number}" for number in range(5)
    }
    assert {event.note for event in RequestEvent.objects.all()} == {f"Call {number}" for number in range(5)}
    assert OutboxMessage.objects.first().recipients[0].startswith("patient")
    assert all(is_current(text) for text in stored_texts())


def test_ctrl_c_stops_it_and_the_next_run_finishes_it_and_does_nothing_twice(new_key, monkeypatch):
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    with pytest.raises(CommandError, match="goes on with what is left"):
        rotate(Terminal(patience=2), batch_size=2)
    done = {text for text in stored_texts() if is_current(text)}
    assert 0 < len(done) < len(stored_texts())

    terminal = Terminal()
    rotate(terminal, batch_size=2)
    assert all(is_current(text) for text in stored_texts())
    assert done <= set(stored_texts())
    number, _of, total = terminal.told()[-1].removeprefix("rotate_keys: ").split()[:3]
    assert number == total != "0"


def test_lines_of_the_log_tell_how_far_it_is_where_there_is_no_terminal(new_key, monkeypatch, log):
    monkeypatch.setattr(progress, "IN_LOG", 0)
    rotate(batch_size=2)
    told = [line for line in log.about("A long command goes on") if line["command"] == "rotate_keys"]
    assert [line["done"] for line in told] == sorted(line["done"] for line in told)
    assert "consultations.ConsultationRequest" in {line.get("model") for line in told}


def test_a_text_changed_while_the_command_runs_is_not_overwritten(new_key):
    [model_rows] = [ConsultationRequest.objects.only("pk", "note").order_by("pk")[:1]]
    row = model_rows[0]
    changed = ConsultationRequest.objects.get(pk=row.pk)
    changed.note = "Newer"
    changed.save()
    assert rotation._rotate_text(row, "note") == "current"
    assert ConsultationRequest.objects.get(pk=row.pk).note == "Newer"


def test_a_text_no_key_reads_is_an_error_and_left_as_it_is(new_key, settings):
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    before = stored_texts()
    with pytest.raises(CommandError, match="cannot be read"):
        rotate()
    assert stored_texts() == before


@pytest.mark.parametrize("size", ["0", "-1"])
def test_batches_of_nothing_are_refused(size):
    with pytest.raises(CommandError, match="at least 1"):
        call_command("rotate_keys", "--batch-size", size)
