"""A visit as a file for a patient's calendar (RFC 5545). Other people may look into a calendar: it says very little."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from consultations.booking.models import Booking
from core.models import PracticeSettings

CONTENT_TYPE = "text/calendar; charset=utf-8"

# Bytes of a line without its end.
LONGEST_LINE = 75


def calendar_file(booking: Booking, reference_number: str) -> str:
    """Return the file: when, where and with whom, and no word of a procedure or a specialty.

    Every visit of a request is the same entry of a calendar, which is moved or canceled by a higher `SEQUENCE`. Moments
    are in UTC: every calendar shows them in the zone in which it is looked at.
    """
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(host)}//Visits//EN",
        "BEGIN:VEVENT",
        f"UID:{booking.request_id}@{host}",
        f"SEQUENCE:{booking.sequence}",
        f"DTSTAMP:{_stamp(booking.updated_at)}",
        f"DTSTART:{_stamp(booking.starts_at)}",
        f"DTEND:{_stamp(booking.ends_at)}",
        f"SUMMARY:{_escaped(_('Appointment'))}",
        f"DESCRIPTION:{_escaped(_description(booking, reference_number))}",
        *([f"LOCATION:{_escaped(booking.address)}"] if booking.address else []),
        f"STATUS:{'CANCELLED' if booking.canceled_at else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _description(booking, reference_number):
    practice = PracticeSettings.load()
    lines = [
        booking.clinician_without_credentials
        and _("With %(name)s") % {"name": booking.clinician_without_credentials},
        _("Reference number: %(reference_number)s") % {"reference_number": reference_number},
        practice.telephone
        and _("To change or cancel, call %(telephone)s.") % {"telephone": practice.telephone},
    ]
    return "\n".join(filter(None, lines))


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text as a value: on one line, and without characters that a value cannot hold."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, escaped)
    return "\\n".join("".join(map(_plain, line)) for line in text.splitlines())


def _plain(character):
    return character if character.isprintable() else " " * character.isspace()


def _folded(line: str) -> str:
    """Return a line broken into pieces that are short enough in bytes; no character is cut in two."""
    pieces, piece = [], ""
    for character in line:
        # Each piece but the first begins with a space.
        if len(f"{' ' * bool(pieces)}{piece}{character}".encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
