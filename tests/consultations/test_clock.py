"""The practice's clock at the front desk, in exports, in the report and in what is counted by day."""

import csv
import io
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils.formats import date_format
from wagtail.users.models import UserProfile

from consultations.models import ClosedRecord, ConsultationRequest
from consultations.wrong_tries import TRIES_PER_DAY
from core.models import PracticeSettings
from tests.factories.consultations import (
    SAME_ORIGIN,
    ConsultationRequestFactory,
    form_data,
    front_desk_user,
    staff_of,
)
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/consultations/"
ZONES = ("Pacific/Honolulu", "America/Los_Angeles", "America/New_York")
# Around midnight, the gap in spring and the hour that comes twice in autumn: year, month, day, hour, minute, fold.
NIGHTS = {
    "Pacific/Honolulu": [(2026, 11, 24, 23, 30), (2026, 11, 25, 0, 30)],
    "America/Los_Angeles": [(2027, 3, 13, 23, 59), (2027, 3, 14, 3, 1), (2027, 3, 14, 23, 30)],
    "America/New_York": [(2027, 11, 7, 1, 30), (2027, 11, 7, 1, 30, 1), (2027, 11, 7, 23, 30)],
}


@pytest.fixture(autouse=True)
def _elsewhere(settings):
    """The server's clock is neither UTC's nor any practice's."""
    settings.TIME_ZONE = "Asia/Tokyo"
    HomePageFactory()


def practice_in(zone):
    practice = PracticeSettings.load()
    practice.time_zone = zone
    practice.save()
    return ZoneInfo(zone)


def at(zone, year, month, day, hour=0, minute=0, fold=0):
    """Return a moment on the clock of `zone`, as UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=zone, fold=fold).astimezone(ZoneInfo("UTC"))


def asked_online(client):
    """Send the public form and return the request."""
    assert client.post("/consultation/", form_data(), headers=SAME_ORIGIN).status_code == 303
    return ConsultationRequest.objects.latest("created_at")


def fact(response, name):
    """Return what a request's page says under a heading."""
    page = BeautifulSoup(response.text, "html.parser")
    return page.find("dt", string=name).find_next_sibling("dd").get_text(" ", strip=True)


def exported(client, file_format):
    """Export all requests, and return the rows as dictionaries."""
    fields = {"purpose": "copy", "file_format": file_format}
    content = b"".join(client.post(f"{QUEUE}export/?tab=all", fields).streaming_content)
    if file_format == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    headings, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.mark.long
def test_today_and_every_time_at_the_desk_are_the_practices_around_midnight_and_changes_of_the_clock(client):
    desk = front_desk_user()
    UserProfile.objects.create(user=desk, current_time_zone="Europe/Berlin")
    for name, moments in NIGHTS.items():
        zone = practice_in(name)
        for moment in (at(zone, *night) for night in moments):
            with time_machine.travel(moment, tick=False):
                ConsultationRequest.objects.all().delete()
                consultation = asked_online(client)
                client.force_login(desk)
                now = moment.astimezone(zone)
                shown = client.get(f"{QUEUE}{consultation.pk}/")
                received = date_format(now, "DATETIME_FORMAT")
                assert fact(shown, "Received") == received
                assert "12 noon" in shown.text  # the promise
                today, yesterday = now.date(), now.date() - timedelta(days=1)
                call = {"version": consultation.version, "outcome": "no_answer"}
                url = f"{QUEUE}{consultation.pk}/call/"
                assert client.post(url, call | {"next_try_on": yesterday}).status_code == 422, (name, now)
                # What is on a day without phone hours is asked about once.
                call |= {"next_try_on": today, "next_try_asked": today}
                assert client.post(url, call).status_code == 302, (name, now)
                assert consultation.grouped_reference_number in client.get(QUEUE, {"tab": "today"}).text
                days = {"received_from": today, "received_to": today}
                assert consultation.grouped_reference_number in client.get(QUEUE, {"tab": "all"} | days).text
                days = {"received_from": yesterday, "received_to": yesterday}
                assert not client.get(QUEUE, {"tab": "all"} | days).context["rows"]
                # On paper too.
                sheet = client.post(
                    f"{QUEUE}selected/", {"action": "print", "consultation": f"{consultation.pk}:1"}
                )
                assert received in sheet.text
                client.logout()


def test_an_export_says_noon_for_noon_and_names_the_zone_in_both_files(client):
    officer = staff_of("Privacy officer")
    UserProfile.objects.create(user=officer, current_time_zone="Europe/Berlin")
    client.force_login(officer)
    consultation = ConsultationRequestFactory()
    for name, moments in {
        "Pacific/Honolulu": {(2026, 11, 24, 12, 0): "2026-11-24 12:00 HST"},
        "America/Los_Angeles": {(2027, 3, 14, 3, 0): "2027-03-14 03:00 PDT"},
        "America/New_York": {
            (2027, 11, 7, 1, 30): "2027-11-07 01:30 EDT",
            (2027, 11, 7, 1, 30, 1): "2027-11-07 01:30 EST",
        },
    }.items():
        zone = practice_in(name)
        for moment, words in moments.items():
            ConsultationRequest.objects.filter(pk=consultation.pk).update(created_at=at(zone, *moment))
            for file_format in ("csv", "xlsx"):
                [row] = exported(client, file_format)
                assert row[f"received ({name})"] == (words if file_format == "csv" else datetime(*moment[:5]))


def test_the_report_and_the_purge_count_a_week_from_the_practices_monday(client):
    lead = staff_of("Triage lead")
    for name in ZONES:
        zone = practice_in(name)
        sunday = at(zone, 2026, 11, 22, 23, 30)
        consultations = [ConsultationRequestFactory(status="closed") for _number in range(5)]
        keys = [consultation.pk for consultation in consultations]
        ConsultationRequest.objects.filter(pk__in=keys).update(
            created_at=sunday, updated_at=sunday - timedelta(days=366)
        )
        week = {"first": "2026-11-16", "last": "2026-11-22", "export": "csv", "table": "speed"}
        with time_machine.travel(sunday + timedelta(minutes=1), tick=False):
            client.force_login(lead)
            answer = b"".join(client.get(f"{QUEUE}report/", week).streaming_content).decode("utf-8-sig")
            assert answer.splitlines()[1].startswith("2026-11-16,5,")
            tomorrow = client.get(f"{QUEUE}report/", week | {"last": "2026-11-23"})
            assert tomorrow.status_code == 404  # that day has not come
            call_command("purge_requests", verbosity=0)
        assert set(ClosedRecord.objects.values_list("week", flat=True)) == {date(2026, 11, 16)}
        ClosedRecord.objects.all().delete()


@pytest.mark.long
def test_what_is_limited_by_day_is_free_again_at_the_practices_midnight(client):
    consultation = ConsultationRequestFactory()

    def proves(digits):
        answer = {"reference_number": consultation.reference_number, "proof": digits}
        return client.post("/consultation/status/", answer, headers=SAME_ORIGIN).status_code == 200

    for name, day in {
        "Pacific/Honolulu": (2026, 11, 25),
        "America/Los_Angeles": (2027, 3, 14),  # begins before the gap
        "America/New_York": (2027, 11, 8),  # ends a day of 25 hours
    }.items():
        midnight = at(practice_in(name), *day)
        # Hours apart, so that no network asks too often within one.
        for hours in (20, 1):
            with time_machine.travel(midnight - timedelta(hours=hours), tick=False):
                assert not any(proves("9999") for _try in range(TRIES_PER_DAY // 2))
        with time_machine.travel(midnight - timedelta(minutes=1), tick=False):
            assert not proves("0123")
        with time_machine.travel(midnight + timedelta(minutes=1), tick=False):
            assert proves("0123")
