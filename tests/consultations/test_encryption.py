import pytest
from cryptography.fernet import Fernet
from django.db import connection
from django.template import Context, Template

from consultations.models import ConsultationRequest
from encryption.fields import DecryptionError, Unreadable
from tests.factories.consultations import ConsultationRequestFactory

pytestmark = pytest.mark.django_db


def stored(consultation, column="note"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM consultations_consultationrequest WHERE reference_number = %s",
            [consultation.reference_number],
        )
        return cursor.fetchone()[0]


def overwrite(consultation, value, column="note"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE consultations_consultationrequest SET {column} = %s WHERE reference_number = %s",
            [value, consultation.reference_number],
        )


def fetched(consultation):
    return ConsultationRequest.objects.get(pk=consultation.pk)


def test_text_comes_back_and_is_not_readable_in_the_database():
    consultation = ConsultationRequestFactory(note="Bring the grey cat – 猫")
    assert fetched(consultation).note == "Bring the grey cat – 猫"
    assert "grey" not in stored(consultation)


def test_an_empty_text_looks_like_any_other_in_the_database():
    consultation = ConsultationRequestFactory(note="")
    assert stored(consultation)
    assert fetched(consultation).note == ""


def test_a_text_moved_to_another_row_cannot_be_read():
    one, other = ConsultationRequestFactory(note="one"), ConsultationRequestFactory(note="other")
    overwrite(other, stored(one))
    assert isinstance(fetched(other).note, Unreadable)


def test_a_text_moved_to_another_field_cannot_be_read():
    consultation = ConsultationRequestFactory(note="one")
    overwrite(consultation, stored(consultation), column="access_need")
    assert isinstance(fetched(consultation).access_need, Unreadable)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-10] + ("A" if text[-10] != "A" else "B") + text[-9:],
        lambda text: text[: len(text) // 2],
        lambda text: f"é{text[1:]}",
        lambda text: "",
        lambda text: "plain",
        lambda text: "gAAAAA==",
    ],
)
def test_changed_bytes_are_noticed_and_never_text(change):
    consultation = ConsultationRequestFactory(note="Bring the grey cat")
    overwrite(consultation, change(stored(consultation)))
    assert isinstance(fetched(consultation).note, Unreadable)


def test_a_new_key_writes_while_the_old_one_still_reads(settings):
    old = ConsultationRequestFactory(note="old")
    old_key, new_key = settings.FIELD_ENCRYPTION_KEYS[0], Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [new_key, old_key]
    new = ConsultationRequestFactory(note="new")
    assert fetched(old).note == "old"
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    assert fetched(new).note == "new"
    assert isinstance(fetched(old).note, Unreadable)


def test_encrypted_text_cannot_be_looked_up_nor_written_past_its_row():
    with pytest.raises(TypeError):
        ConsultationRequest.objects.filter(note="x").exists()
    with pytest.raises(TypeError):
        ConsultationRequest.objects.update(note="x")


def test_saving_other_fields_keeps_the_text():
    consultation = fetched(ConsultationRequestFactory(note="kept"))
    consultation.origin_title = "Another"
    consultation.save()
    assert fetched(consultation).note == "kept"


@pytest.mark.sqlite_only
def test_a_byte_that_is_no_text_at_all_closes_no_other_row():
    consultation, other = ConsultationRequestFactory(note="one"), ConsultationRequestFactory(note="other")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE consultations_consultationrequest SET note = CAST(x'67ff41' AS TEXT) WHERE reference_number = %s",
            [consultation.reference_number],
        )
    notes = {one.pk: one.note for one in ConsultationRequest.objects.all()}
    assert isinstance(notes[consultation.pk], Unreadable)
    assert notes[other.pk] == "other"


def test_saving_a_row_keeps_what_cannot_be_read_as_it_is(settings):
    consultation = ConsultationRequestFactory(note="kept", telephone="202-555-0123")
    keys = settings.FIELD_ENCRYPTION_KEYS
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    closed = fetched(consultation)
    closed.note = closed.note
    closed.origin_title = "Another"
    closed.telephone = "202-555-0199"
    closed.save()
    closed.save(update_fields=["note", "origin_title"])
    settings.FIELD_ENCRYPTION_KEYS = [*settings.FIELD_ENCRYPTION_KEYS, *keys]
    after = fetched(consultation)
    assert (after.note, after.patient_name, after.telephone) == (
        "kept",
        consultation.patient_name,
        "202-555-0199",
    )
    assert after.origin_title == "Another"


def test_what_cannot_be_read_is_not_copied_into_another_row(settings):
    consultation = ConsultationRequestFactory(note="kept")
    overwrite(consultation, "plain")
    with pytest.raises(DecryptionError):
        ConsultationRequestFactory(note=fetched(consultation).note)


def test_what_cannot_be_read_is_empty_for_code_and_words_for_people():
    consultation = ConsultationRequestFactory(note="kept")
    overwrite(consultation, "plain")
    note = fetched(consultation).note
    assert not note
    assert {str(note), f"{note}", "%s" % note} == {"cannot be read with the current keys"}  # noqa: UP031
    assert Template("{{ note }}").render(Context({"note": note})) == str(note)
