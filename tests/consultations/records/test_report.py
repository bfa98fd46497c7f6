import csv
import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from consultations.models import ConsultationRequest, PurgeReceipt, WarningSignCount
from consultations.records import figures, retention
from consultations.services import withdraw
from tests.factories.consultations import ConsultationRequestFactory, staff_of, submitted
from tests.factories.pages import HomePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]

REPORT = "/admin/consultations/report/"
MONDAY = date(2026, 3, 2)
WEEKS = [MONDAY, MONDAY + timedelta(weeks=1)]


@pytest.fixture(autouse=True)
def home():
    return HomePageFactory()


@pytest.fixture
def lead(client):
    """The triage lead, logged in."""
    user = staff_of("Triage lead")
    client.force_login(user)
    return user


def received(count, day="2026-03-04", hours_to_contact=None, promised_in=2, **fields):
    """Make requests that came on a day, with a promise and perhaps a first contact so many hours later."""
    with time_machine.travel(f"{day} 15:00Z", tick=False):
        now = timezone.now()
        contact = None if hours_to_contact is None else now + timedelta(hours=hours_to_contact)
        fields = {"promised_for": now + timedelta(hours=promised_in), "first_contact_at": contact} | fields
        ConsultationRequestFactory.create_batch(count, **fields)


def table(name, weeks=WEEKS):
    [found] = [table for table in figures.tables(weeks) if table.name == name]
    return found


def test_consultations_are_counted_by_week_and_page_procedure_and_outcome():
    received(6, origin_path="/mild/", procedure_title="MILD", status="closed", closed_reason="not_reached")
    received(5, day="2026-03-09", origin_path="/mild/", procedure_title="MILD", status="booked")
    assert table("origin").rows == [["/mild/", 6, 5]]
    assert table("procedure").rows == [["MILD", 6, 5]]
    assert table("outcome").rows == [["Booked", 0, 5], ["Closed: Not reached", 6, 0]]
    assert table("origin").headings == ["From page", *WEEKS]
    assert table("origin").on_screen[0] == ["From page", "Mar 2, 2026", "Mar 9, 2026"]


def test_counts_under_five_are_hidden():
    received(4)
    received(5, day="2026-03-09")
    assert table("procedure").rows == [["None named", "under 5", 5]]
    assert table("speed").rows[0] == [MONDAY, "under 5", "–", "–"]


def test_speed_and_promises_are_told_for_each_week():
    received(4, hours_to_contact=1)
    received(2, hours_to_contact=3)
    received(4)  # nobody called, and the time has passed
    assert table("speed").rows[0] == [MONDAY, 10, 1.0, 40]


def test_junk_and_duplicates_break_no_promise():
    received(5, hours_to_contact=1)
    received(5, status="spam")
    received(5, status="duplicate")
    assert table("speed").rows[0][3] == 100


def test_a_promise_that_is_still_open_is_neither_kept_nor_broken():
    consultation = ConsultationRequestFactory(promised_for=timezone.now() + timedelta(hours=1))
    assert figures.is_promise_kept(consultation, timezone.now()) is None


def test_a_consultation_that_the_patient_took_back_in_time_breaks_no_promise():
    with time_machine.travel("2026-03-04 15:00Z", tick=False):
        consultations = [submitted(note=str(number)) for number in range(5)]
    with time_machine.travel("2026-03-04 15:30Z", tick=False):
        for consultation in consultations:
            withdraw(consultation)
    assert table("speed").rows[0][-1] == "–"


def test_what_was_closed_after_the_promise_without_a_contact_breaks_it():
    received(5, status="closed", closed_reason="not_reached")
    ConsultationRequest.objects.update(updated_at=timezone.now())
    assert table("speed").rows[0][-1] == 0


def test_a_consultation_by_telephone_came_from_no_page():
    received(5, channel="telephone")
    received(5, origin_path="")
    assert [row[:2] for row in table("origin").rows] == [["Phone", 5], ["The form’s own page", 5]]


def test_warnings_and_deleted_consultations_are_counted_beside_the_consultations():
    for day, count in (("2026-03-03", 4), ("2026-03-08", 3), ("2026-03-09", 2)):
        WarningSignCount.objects.create(date=day, count=count)
    with time_machine.travel("2026-03-10 15:00Z", tick=False):
        PurgeReceipt.objects.create(counts={"closed": 4, "spam": 2})
    assert table("beside").rows == [
        ["Visitors told to call 911", 7, "under 5"],
        ["Requests deleted for good", 0, 6],
    ]


def test_suspect_consultations_are_not_counted():
    received(5, quarantine_rule="links")
    assert table("origin").rows == []


@time_machine.travel("2026-12-01 12:00Z")
def test_the_report_is_the_same_before_and_after_a_purge():
    received(3, hours_to_contact=1, origin_path="/mild/", status="booked")
    received(7, hours_to_contact=3, origin_path="/mild/", status="closed", closed_reason="other")
    before = figures.tables(WEEKS)
    ConsultationRequest.objects.filter(status="closed").update(
        updated_at=timezone.now() - timedelta(days=400)
    )
    retention.purge(timezone.now())
    assert ConsultationRequest.objects.count() == 3
    assert figures.tables(WEEKS) == before


def test_a_day_at_the_edge_of_a_week_is_counted_in_local_time():
    received(5, day="2026-03-02")
    with time_machine.travel("2026-03-09 03:00Z", tick=False):  # still Sunday evening in New York
        ConsultationRequestFactory.create_batch(5)
    assert [row[1] for row in table("speed").rows] == [10, 0]


def test_the_screen_shows_the_tables_of_the_weeks_asked_for(client, lead):
    received(5, procedure_title="MILD procedure")
    page = client.get(REPORT, {"first": "2026-03-01", "last": "2026-03-14"})
    assert "MILD procedure" in page.text
    assert "MILD procedure" not in client.get(REPORT).text


@pytest.mark.parametrize(
    "query",
    [
        "first=x",
        "first=2026-03-14&last=2026-03-01",
        "first=1026-03-14&last=2026-03-01",
        "last=",
        "first=0001-01-01&last=0001-01-03",
        "first=9999-12-30&last=9999-12-31",
    ],
)
def test_days_that_make_no_report_are_said_so(client, lead, query):
    response = client.get(f"{REPORT}?{query}")
    assert response.status_code == 200
    assert client.get(f"{REPORT}?{query}&export=csv&table=origin").status_code in (200, 404)


@pytest.mark.parametrize("query", ["export=exe&table=origin", "export=csv", "export=csv&table=nonsense"])
def test_an_export_of_nothing_is_not_found(client, lead, query):
    assert client.get(f"{REPORT}?{query}").status_code == 404


def test_a_table_is_exported_with_its_hidden_counts_and_on_record(client, lead):
    received(5, origin_path="=mild")
    received(2, day="2026-03-09", origin_path="=mild")
    query = {"first": "2026-03-02", "last": "2026-03-14", "export": "csv", "table": "origin"}
    text = b"".join(client.get(REPORT, query).streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["From page", "2026-03-02", "2026-03-09"],
        ["'=mild", "5", "under 5"],
    ]
    entry = ModelLogEntry.objects.get(action="consultations.report")
    assert (entry.user, entry.data["filters"]) == (lead, query)


def test_weeks_and_numbers_of_an_xlsx_file_are_no_texts(client, lead):
    received(5, hours_to_contact=1)
    query = {"first": "2026-03-02", "last": "2026-03-14", "export": "xlsx", "table": "speed"}
    content = io.BytesIO(b"".join(client.get(REPORT, query).streaming_content))
    _headings, first, second = openpyxl.load_workbook(content).active.values
    assert first == (datetime(2026, 3, 2), 5, 1, 100)
    assert second == (datetime(2026, 3, 9), 0, "–", "–")


def drawn(client, first, last):
    """Return the charts of a report as (title, SVG or None, words)."""
    page = BeautifulSoup(client.get(REPORT, {"first": first, "last": last}).text, "html.parser")
    return [
        (chart.h2.text, chart.find("svg", role="img"), chart.figcaption.text)
        for chart in page.select(".report-chart")
    ]


def test_charts_show_what_the_tables_tell_and_say_it_in_words(client, lead):
    received(6, status="booked", hours_to_contact=1)
    received(5, status="closed", closed_reason="other", hours_to_contact=3)
    received(4, status="waiting", hours_to_contact=1)
    received(2, day="2026-03-09", status="spam")
    outcome, wait, kept = drawn(client, "2026-03-02", "2026-03-14")
    title, svg, words = outcome
    assert title == "Requests a week, by outcome"
    kinds = [bar["class"][0].removeprefix("report-chart__") for bar in svg.find_all("rect")]
    assert kinds == ["booked", "closed", "hidden", "hidden"]
    booked, closed, hidden, few = (float(bar["height"]) for bar in svg.find_all("rect"))
    assert (round(booked / closed, 1), round(hidden / closed, 1)) == (1.2, 0.8)
    assert few < closed / 5
    assert {"15", "<5", "Mar 2, 2026", "Mar 9, 2026"} <= {text.text for text in svg.find_all("text")}
    assert words == (
        "Most requests in a week: 15, week from Mar 2, 2026. Latest week, from Mar 9, 2026: under 5."
    )
    assert len(wait[1].find_all("rect")) == 1
    assert wait[2] == (
        "Half of the patients heard from us within 1.0 hours in the week from Mar 2, 2026. "
        "In 1 week there were too few requests to tell."
    )
    assert kept[2].startswith("We kept 67 percent of our promises in the week from Mar 2, 2026.")


def test_each_chart_has_a_name_and_its_words_and_no_script(client, lead):
    received(6, status="booked", hours_to_contact=1)
    page = BeautifulSoup(
        client.get(REPORT, {"first": "2026-03-02", "last": "2026-03-08"}).text, "html.parser"
    )
    charts = page.select("svg[role=img].report-chart__plot")
    assert len(charts) == 3
    for chart in charts:
        assert page.find(id=chart["aria-labelledby"]).text
        assert page.find(id=chart["aria-describedby"]).text
        assert not chart.find("script")
        [bar] = chart.find_all("rect")
        assert float(bar["width"].rstrip("%")) == 12
        assert not chart.parent.get("tabindex")
    assert [item.text for item in page.select(".report-chart__legend li")] == ["Booked"]


def test_each_outcome_has_a_pattern_of_its_own(client, lead):
    for status in ("booked", "closed", "in_progress", "spam"):
        received(5, status=status, closed_reason="other" if status == "closed" else "")
    received(1, status="new")
    page = BeautifulSoup(
        client.get(REPORT, {"first": "2026-03-02", "last": "2026-03-08"}).text, "html.parser"
    )
    fills = [bar["fill"] for bar in page.select(".report-chart__legend rect")]
    assert len(set(fills)) == 5
    for fill in fills:
        if fill.startswith("url(#"):
            assert page.find("pattern", id=fill[5:-1])


def test_charts_of_nothing_are_words(client, lead):
    assert [(svg, words) for _title, svg, words in drawn(client, "2026-03-02", "2026-03-14")] == [
        (None, "No requests came in these weeks."),
        (None, "In 2 weeks there were too few requests to tell."),
        (None, "In 2 weeks there were too few requests to tell."),
    ]


def test_charts_of_many_weeks_name_a_few_and_scroll(client, lead):
    for week in range(53):
        received(5, day=str(MONDAY + timedelta(weeks=week, days=2)), hours_to_contact=1 + week)
    with time_machine.travel("2027-03-10 15:00Z", tick=False):
        client.force_login(lead)
        charts = drawn(client, "2026-03-02", "2027-03-07")
    for _title, svg, _words in charts:
        bars = svg.find_all("rect")
        assert len(bars) == 53
        ends = [float(bar["x"].rstrip("%")) + float(bar["width"].rstrip("%")) for bar in bars]
        assert ends == sorted(ends)
        assert ends[-1] <= 100
        assert len([text for text in svg.find_all("text") if "202" in text.text]) == 3
        assert svg.parent["tabindex"] == "0"
    assert charts[1][2].endswith("Longest wait: 53.0 hours, week from Mar 1, 2027.")


def test_the_number_of_queries_does_not_grow_with_the_consultations():
    def queries():
        with CaptureQueriesContext(connection) as captured:
            figures.tables(WEEKS)
        return len(captured)

    received(1)
    few = queries()
    received(20)
    received(20, day="2026-03-09", origin_path="/mild/")
    assert queries() == few
