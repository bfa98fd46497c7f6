"""The file for a patient's calendar, read as RFC 5545 has it."""

import re
from datetime import UTC, datetime

import pytest

from consultations.booking.calendar import calendar_file
from consultations.booking.models import Booking
from core.models import PracticeSettings
from locations.models import LocationPage

pytestmark = pytest.mark.django_db

BOOKING = {
    "request_id": "11111111-1111-4111-8111-111111111111",
    "starts_at": datetime(2026, 7, 1, 18, tzinfo=UTC),
    "ends_at": datetime(2026, 7, 1, 18, 30, tzinfo=UTC),
    "updated_at": datetime(2026, 6, 1, tzinfo=UTC),
    "clinician_name": "Ada Example, MD, Pain Medicine",
}


def read(**changes):
    """Return the properties of the file by name, unfolded and with their escapes undone."""
    file = calendar_file(Booking(**BOOKING | changes), "K7M H4P R2")
    assert file.endswith("END:VCALENDAR\r\n")
    assert "\n" not in file.replace("\r\n", "")
    for line in file.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    lines = file.replace("\r\n ", "").split("\r\n")[:-1]
    properties = dict(line.split(":", 1) for line in lines)
    return {
        name: re.sub(r"\\(.)", lambda escape: "\n" if escape[1] == "n" else escape[1], value)
        for name, value in properties.items()
    }


def test_it_says_when_where_and_with_whom_and_no_specialty():
    PracticeSettings.objects.update_or_create(
        pk=1, defaults={"telephone": "202-555-0142", "name": "Spine and Pain"}
    )
    event = read(
        location=LocationPage(street="1 Main Street", city="Springfield", region="DC", postal_code="20000")
    )
    assert (event["DTSTART"], event["DTEND"]) == ("20260701T180000Z", "20260701T183000Z")
    assert event["SUMMARY"] == "Appointment"
    assert event["LOCATION"] == "1 Main Street, Springfield, DC 20000"
    assert event["DESCRIPTION"] == (
        "With Ada Example\nReference number: K7M H4P R2\nTo change or cancel, call 202-555-0142."
    )
    assert event["UID"].startswith(BOOKING["request_id"])
    assert "ain" not in "".join(event.values()).replace("Main", "")


@pytest.mark.parametrize(
    "name",
    [
        "a; b, c \\ d",
        "Ünï" * 60,
        "🧠" * 40,
        "a\r\nBEGIN:VEVENT\nb",
        "x" * 255,
        "e\u0301" * 100,
        "a\x00\x1b\u2028b",
        "\\n",
    ],
)
def test_any_name_is_one_value_on_short_lines(name):
    event = read(location_name=name)
    printable = "".join(char for char in name if char.isprintable())
    assert event["LOCATION"].replace("\n", "") == printable
    assert event["STATUS"] == "CONFIRMED"
