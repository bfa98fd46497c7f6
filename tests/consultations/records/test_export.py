import csv
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
import time_machine
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


def sheets_of(stream):
    """Return the sheets of an XLSX file that came in pieces."""
    return openpyxl.load_workbook(io.BytesIO(b"".join(stream))).worksheets


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
    [sheet] = sheets_of(export(client, file_format="xlsx").streaming_content)
    headings, values = sheet.iter_rows(values_only=True)
    in_xlsx = dict(zip(headings, values, strict=True))
    assert row["note"] == "'=1+1"
    assert in_xlsx["note"] == "=1+1"
    texts = {name: value for name, value in in_xlsx.items() if isinstance(value, str) and name != "note"}
    assert texts == {name: row[name] for name in texts}
    assert "Zoë 猫 🎉" in texts.values()


@time_machine.travel("2026-11-01 06:30Z", tick=False)  # half past one for the second time in New York
def test_cells_of_the_xlsx_file_have_types_and_times_name_their_zone(client, officer):
    consultation = submitted(telephone="202-555-0142")
    consultation.birth_date = "1948-02-29"
    consultation.save()
    [sheet] = sheets_of(export(client, file_format="xlsx").streaming_content)
    headings, cells = sheet.iter_rows()
    row = {heading.value: cell for heading, cell in zip(headings, cells, strict=True)}
    received = row["received (America/New_York)"]
    assert (received.value, received.is_date) == (datetime(2026, 11, 1, 1, 30), True)
    assert received.number_format == 'yyyy-mm-dd hh:mm" EST"'
    assert (row["legal hold"].value, row["legal hold"].data_type) == (False, "b")
    assert (row["phone"].value, row["phone"].data_type) == ("202-555-0142", "s")
    assert row["first contact (America/New_York)"].value is None
    born = row["date of birth"]
    assert (born.value, born.is_date, born.number_format) == (datetime(1948, 2, 29), True, "yyyy-mm-dd")
    [row] = rows_of(export(client))
    assert row["date of birth"] == "1948-02-29"
    assert row["received (America/New_York)"] == "2026-11-01 01:30 EST"
    assert (row["legal hold"], row["first contact (America/New_York)"]) == ("no", "")


def test_the_quarantine_goes_along_when_asked_for(client, officer):
    open_one = submitted()
    suspect = submitted(note="other")
    ConsultationRequest.objects.filter(pk=suspect.pk).update(quarantine_rule="links")
    for url in (ALL, f"{EXPORT}?tab=new"):
        assert "With the requests in quarantine" in client.get(url).text
        [row] = rows_of(export(client, url))
        assert row["reference number"] == open_one.reference_number
        assert len(rows_of(export(client, url, with_quarantine="on"))) == 2
    entry = ModelLogEntry.objects.filter(action="consultations.export").first()
    assert (entry.data["quarantine"], entry.data["rows"]) == (True, 2)
    assert not rows_of(export(client, f"{ALL}&status=booked", with_quarantine="on"))
    officer.groups.add(*front_desk_user().groups.all())
    in_quarantine = f"{EXPORT}?tab=quarantine"
    assert "With the requests in quarantine" not in client.get(in_quarantine).text
    assert len(rows_of(export(client, in_quarantine))) == 1


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
        "quarantine": False,
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
    with django_assert_max_num_queries(7):
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


@pytest.mark.parametrize("text", FORMULAS)
def test_an_xlsx_file_keeps_text_that_begins_like_a_formula(text):
    [sheet] = sheets_of(xlsx_stream([["Note"], [text]]))
    cell = sheet["A2"]
    # A marked cell stays text after it was edited.
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("value", ["202-555-0123", "a=1", "Ng", "", 5, 2.5, Decimal("1.5")])
def test_other_values_stay_as_they_are(value):
    assert defused(value) == value


@pytest.mark.parametrize(
    "value", [0, -3, 2.5, True, False, date(2026, 3, 2), date(1900, 3, 1), "1", "01", "TRUE", "a\r\nb", None]
)
def test_an_xlsx_file_keeps_values_and_their_types(value):
    [sheet] = sheets_of(xlsx_stream([["Value"], [value]]))
    found = sheet["A2"].value
    assert (found.date() if isinstance(found, datetime) else found) == value
    assert isinstance(found, datetime if isinstance(value, date) else type(value))


@pytest.mark.parametrize("value", [date(1899, 12, 31), float("nan"), float("inf"), 12345678901234567890])
def test_what_a_spreadsheet_cannot_count_with_is_text(value):
    [sheet] = sheets_of(xlsx_stream([["Value"], [value]]))
    assert sheet["A2"].value == str(value)


@pytest.mark.parametrize("letter", ["x", "\U0001f389", "x\U0001f389"])
@pytest.mark.parametrize("length", [32_766, 32_767, 32_768, 100_000])
def test_text_that_is_too_long_for_a_cell_goes_on_in_others_which_say_so(letter, length):
    text = (letter * length)[:length]
    [sheet] = sheets_of(xlsx_stream([["Note", "More"], [text, "y"]]))
    first, other, *further = [cell.value for cell in sheet[2]]
    assert other == "y"
    assert all(len(value.encode("utf-16-le")) // 2 <= 32_767 for value in (first, *further))
    if further:
        assert first.endswith(" [goes on in column C]")
        assert further[0].startswith(f"[Note, part 2 of {len(further) + 1}] ")
    told = [first.removesuffix(" [goes on in column C]"), *(part.partition("] ")[2] for part in further)]
    assert "".join(told) == text
    assert bool(further) == (len(text.encode("utf-16-le")) // 2 > 32_767)


def test_rows_beyond_a_sheet_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr("consultations.records.spreadsheets.MOST_ROWS", 3)
    sheets = sheets_of(xlsx_stream([["Number"], *([number] for number in range(5))]))
    assert [list(sheet.values) for sheet in sheets] == [
        [("Number",), (0,), (1,)],
        [("Number",), (2,), (3,)],
        [("Number",), (4,)],
    ]
    [empty] = sheets_of(xlsx_stream([["Number"]]))
    assert list(empty.values) == [("Number",)]


def test_the_screen_says_what_each_format_does_to_text(client, officer):
    page = client.get(ALL).text
    assert "Excel keeps every text as it is" in page
    assert "gets an apostrophe in front" in page


def test_text_that_xml_cannot_hold_does_not_break_the_file():
    [sheet] = sheets_of(xlsx_stream([["a\x00b\x0bc\ud800d", '<&>"', 3]]))
    assert next(sheet.iter_rows(values_only=True)) == ("abcd", '<&>"', 3)
