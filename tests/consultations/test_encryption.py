import pytest
from cryptography.fernet import Fernet
from django.db import connection

from consultations.models import ConsultationRequest
from encryption.fields import DecryptionError
from tests.factories.consultations import ConsultationRequestFactory

pytestmark = pytest.mark.django_db


def stored(request, column="note"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM consultations_consultationrequest WHERE reference = %s",
            [request.reference],
        )
        return cursor.fetchone()[0]


def overwrite(request, value, column="note"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE consultations_consultationrequest SET {column} = %s WHERE reference = %s",
            [value, request.reference],
        )


def fetched(request):
    return ConsultationRequest.objects.get(pk=request.pk)


def test_text_comes_back_and_is_not_readable_in_the_database():
    request = ConsultationRequestFactory(note="Bring the grey cat – 猫")
    assert fetched(request).note == "Bring the grey cat – 猫"
    assert "grey" not in stored(request)


def test_an_empty_text_looks_like_any_other_in_the_database():
    request = ConsultationRequestFactory(note="")
    assert stored(request)
    assert fetched(request).note == ""


def test_a_text_moved_to_another_row_cannot_be_read():
    one, other = ConsultationRequestFactory(note="one"), ConsultationRequestFactory(note="other")
    overwrite(other, stored(one))
    with pytest.raises(DecryptionError):
        _ = fetched(other).note


def test_a_text_moved_to_another_field_cannot_be_read():
    request = ConsultationRequestFactory(note="one")
    overwrite(request, stored(request), column="access_need")
    with pytest.raises(DecryptionError):
        _ = fetched(request).access_need


@pytest.mark.parametrize(
    "change", [lambda text: text[:-10] + "A" + text[-9:], lambda text: "", lambda text: "plain"]
)
def test_changed_bytes_are_an_error_and_never_text(change):
    request = ConsultationRequestFactory(note="Bring the grey cat")
    overwrite(request, change(stored(request)))
    with pytest.raises(DecryptionError):
        _ = fetched(request).note


def test_a_new_key_writes_while_the_old_one_still_reads(settings):
    old = ConsultationRequestFactory(note="old")
    old_key, new_key = settings.FIELD_ENCRYPTION_KEYS[0], Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [new_key, old_key]
    new = ConsultationRequestFactory(note="new")
    assert fetched(old).note == "old"
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    assert fetched(new).note == "new"
    with pytest.raises(DecryptionError):
        _ = fetched(old).note


def test_encrypted_text_cannot_be_looked_up_nor_written_past_its_row():
    with pytest.raises(TypeError):
        ConsultationRequest.objects.filter(note="x").exists()
    with pytest.raises(TypeError):
        ConsultationRequest.objects.update(note="x")


def test_saving_other_fields_keeps_the_text():
    request = fetched(ConsultationRequestFactory(note="kept"))
    request.origin_title = "Another"
    request.save()
    assert fetched(request).note == "kept"
