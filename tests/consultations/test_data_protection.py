"""What is declared about each field is what the documents say and what the code does."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from consultations.booking.models import Booking
from consultations.data_fields import BY_NAME, DATA_FIELDS, FOR_STATISTICS, LINES, TYPED_COLUMNS, VISIT_FIELDS
from consultations.models import ClosedRecord, ConsultationRequest
from consultations.records import figures
from encryption.fields import EncryptedTextField
from tests.factories.consultations import ConsultationRequestFactory


def test_the_table_in_the_documents_is_the_declaration():
    output = StringIO()
    call_command("print_data_fields", stdout=output)
    assert output.getvalue() in Path("docs/data-protection.md").read_text()


def test_every_field_of_a_consultation_is_declared_once():
    declared = [name for field in DATA_FIELDS for name in field.columns]
    fields = {field.name for field in ConsultationRequest._meta.local_fields}
    assert len(declared) == len(set(declared))
    assert set(declared) == fields - {"due_at", "queue_at", "due_order_at"}  # worked out from others


def test_every_field_of_a_visit_is_declared_once():
    declared = [name for field in VISIT_FIELDS for name in field.columns]
    assert sorted(declared) == sorted(field.name for field in Booking._meta.local_fields)


def test_exactly_what_people_type_is_encrypted():
    encrypted = {
        field.name
        for field in ConsultationRequest._meta.local_fields
        if isinstance(field, EncryptedTextField)
    }
    assert encrypted == set(TYPED_COLUMNS)


def test_a_purge_leaves_nothing_but_what_is_declared_for_statistics():
    consultation = ConsultationRequestFactory.build()

    class Watched:
        """The request, noting which of its fields are read."""

        read = set()

        def __getattr__(self, name):
            self.read.add(name)
            return getattr(consultation, name)

    consultation.created_at = consultation.promised_for
    record = figures.closed_record(Watched())
    kept = {name for field in DATA_FIELDS if field.kept == FOR_STATISTICS for name in field.columns}
    assert Watched.read <= kept
    assert isinstance(record, ClosedRecord)


def test_the_front_desk_reads_every_answer():
    unread = {
        field.name
        for field in DATA_FIELDS
        if field.is_asked and field not in LINES and BY_NAME.get(field.told_with) not in LINES
    }
    assert unread == set()
