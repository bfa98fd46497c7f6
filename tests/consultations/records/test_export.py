import csv
import io

import openpyxl
import pytest
from wagtail.models import ModelLogEntry

from consultations.data_fields import DATA_FIELDS
from consultations.desk import services
from consultations.models import ConsultationRequest, RequestEvent
from consultations.records.export import TECHNICAL, Purpose, columns
from consultations.records.spreadsheets import csv_stream, defused, xlsx_stream
from tests.factories.consultations import front_desk_user, staff_of, submitted
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

EXPORT = "/admin/consultations/export/"
ALL = f"{EXPORT}?tab=all"

FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "|cmd"]


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def officer(client):
    """The privacy officer, logged in."""
    user = staff_of("Privacy officer", first_name="Olu", last_name="Officer")
    client.force_login(user)
    return user


def export(client, url=ALL, **fields):
    """Ask for an export and return the answer."""
    return client.post(url, {"purpose": Purpose.COPY, "file_format": "csv"} | fields)


def rows_of(response):
    """Return the rows of a CSV file as dictionaries."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_holds_what_was_asked(client, officer):
    consultation = submitted(note="Ring twice, “please”\nSecond line", email="r@example.com")
    response = export(client)
    assert response.streaming
    assert response["Content-Disposition"].endswith('.csv"')
    assert "no-store" in response["Cache-Control"]
    [row] = rows_of(response)
    assert row["reference number"] == consultation.reference_number
    assert row["patient"] == "Rosalind Okwuosa"
    assert row["note"] == "Ring twice, “please”\nSecond line"
    assert row["status"] == "New"


def test_the_xlsx_file_holds_the_same(client, officer):
    submitted(note="=1+1", patient_name="Zoë 猫 🎉")
    [row] = rows_of(export(client))
    sheet = openpyxl.load_workbook(
        io.BytesIO(b"".join(export(client, file_format="xlsx").streaming_content))
    ).active
    headings, values = sheet.iter_rows(values_only=True)
    shown = ["" if value is None else str(value) for value in values]
    assert dict(zip(headings, shown, strict=True)) == row
    assert row["note"] == "'=1+1"
    assert {cell.data_type for line in sheet for cell in line} == {"s", "n"}


def test_the_file_follows_the_filters(client, officer):
    wanted, other = submitted(), submitted(note="other")
    ConsultationRequest.objects.filter(pk=other.pk).update(status="booked")
    assert [row["reference number"] for row in rows_of(export(client, f"{ALL}&status=new"))] == [
        wanted.reference_number
    ]
    location = client.post("/admin/consultations/", {"q": "rosalind"})["Location"]
    assert len(rows_of(export(client, f"{EXPORT}?{location.partition('?')[2]}"))) == 2


def test_a_filter_that_makes_no_sense_exports_nothing(client, officer):
    submitted()
    response = export(client, f"{ALL}&status=nonsense")
    assert "Nothing was exported" in client.get(response["Location"]).text
    assert not ModelLogEntry.objects.filter(action="consultations.export").exists()


def test_the_record_names_the_tab_that_was_exported(client, officer):
    submitted()
    rows_of(export(client, f"{EXPORT}?tab=quarantine"))
    assert ModelLogEntry.objects.get(action="consultations.export").data["filters"]["tab"] == "new"


def test_staff_notes_are_left_out_unless_they_are_chosen(client, officer):
    consultation = submitted()
    services.add_note(consultation.pk, version=1, user=front_desk_user(), text="=Spoke to her sister")
    assert "sister" not in b"".join(export(client).streaming_content).decode()
    [row] = rows_of(export(client, with_notes="on"))
    assert "Dana Desk: =Spoke to her sister" in row["notes"]


def test_each_export_is_on_record_with_its_purpose_rows_and_filters(client, officer):
    consultation = submitted()
    submitted(note="other")
    query = client.post("/admin/consultations/", {"q": "rosalind"})["Location"].partition("?")[2]
    export(client, f"{EXPORT}?{query}&status=new")
    entry = ModelLogEntry.objects.get(action="consultations.export")
    assert entry.user == officer
    assert entry.data == {
        "rows": 2,
        "purpose": "copy",
        "notes": False,
        "format": "csv",
        "filters": {"tab": "all", "status": "new", "found": "…"},
    }
    event = consultation.events.get(kind=RequestEvent.Kind.EXPORTED)
    assert (event.user_name, event.detail) == ("Olu Officer", "copy")


@pytest.mark.parametrize("fields", [{"purpose": ""}, {"purpose": "because"}, {"file_format": "exe"}])
def test_nothing_leaves_without_a_purpose(client, officer, fields):
    submitted()
    response = export(client, **fields)
    assert response.status_code == 422
    assert not ModelLogEntry.objects.filter(action="consultations.export").exists()


def test_looking_at_the_export_screen_sends_nothing(client, officer):
    submitted()
    assert "1 request" in client.get(ALL).text
    assert not RequestEvent.objects.filter(kind=RequestEvent.Kind.EXPORTED).exists()


def test_a_large_export_needs_few_queries_and_sends_its_first_rows_at_once(
    client, officer, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("consultations.records.export.CHUNK", 5)
    for number in range(12):
        submitted(note=str(number))
    response = export(client)
    with django_assert_max_num_queries(6):
        chunks = list(response.streaming_content)
    assert len(chunks) >= 13


def test_every_declared_field_that_people_see_has_a_column():
    exported = {field.name for field in columns()}
    for field in DATA_FIELDS:
        named = [name for name in field.columns if name not in TECHNICAL]
        assert exported & set(named) or str(field.seen_by).startswith("No one"), field.name
    assert "answers_digest" not in exported


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_defused(text):
    assert defused(text).startswith("'")
    [value] = next(csv.reader(io.StringIO(b"".join(csv_stream([[text]])).decode("utf-8-sig"), newline="")))
    assert value.startswith("'")


@pytest.mark.parametrize("value", ["202-555-0123", "a=1", "Ng", "", 5, 2.5])
def test_other_values_stay_as_they_are(value):
    assert defused(value) == value


def test_text_that_xml_cannot_hold_does_not_break_the_file():
    stream = xlsx_stream([["a\x00b\x0bc\ud800d", '<&>"', 3]])
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(stream))).active
    assert next(sheet.iter_rows(values_only=True)) == ("abcd", '<&>"', 3)
