"""The one field for a time that staff type: they write it as they are used to, and see it as Americans write it."""

import re
import unicodedata
from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateTimeInput, AdminTimeInput

# The same for Wagtail's picker, which would otherwise write the present moment over what it cannot read (7.4).
_PICKED_TIME = "g:i a"
_PICKER = {"formatTime": _PICKED_TIME, "validateOnBlur": False}

# “Tuesday November 24 2026” has four.
_MOST_WORDS_OF_A_DAY = 5

# From then on, an hour without am or pm is that of a morning.
_FIRST_PLAIN_HOUR = 7

_HALF = r"(?P<half>[ap])(\.?\s?m)?\.?"
_WORDS = r"(?P<word>noon|midday|midnight)"
_CLOCK = r"(?P<hour>\d\d?)(\s?[:.]\s?(?P<minute>\d\d)(:(?P<second>\d\d))?|\s(?P<late_minute>\d\d))?"
_TIME = re.compile(
    rf"({_CLOCK}|(?P<digits>\d{{3,4}}))?\s?(o['’]clock)?\s?({_HALF}|{_WORDS}|(?P<is_hours>hours|hrs))?",
    re.ASCII,
)


def read_time(text: str) -> time:
    """Return the time of day that a person means, such as “8:30 am”, “8.30a.m.”, “0830”, “5p”, “17:00” or “noon”.

    Without am or pm it is the time of a 24-hour clock; an hour alone could then mean two, and so does “1:30”, unlike
    “01:30”: few mean the night by it. Raises ValidationError with what to write instead.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    found = _TIME.fullmatch(written)
    if not written or not found or not (found["hour"] or found["digits"] or found["word"]):
        raise _no_time(text)
    digits = found["digits"] or ""
    hour = int(found["hour"] or digits[:-2] or 12)
    minute = int(found["minute"] or found["late_minute"] or digits[-2:] or 0)
    if found["half"] and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (found["half"] == "p")
    elif found["word"] and (hour, minute) in ((12, 0), (0, 0)):
        hour = 0 if found["word"] == "midnight" else 12
    elif found["half"] or found["word"]:
        raise _no_time(text)
    elif not found["is_hours"] and _could_mean_two(found):
        meant = f"{hour}:{minute:02}" if minute else hour
        raise ValidationError(
            _("Do you mean %(hour)s am or %(hour)s pm? Add “am” or “pm”."), "ambiguous", {"hour": meant}
        )
    try:
        return time(hour, minute, int(found["second"] or 0))
    except ValueError:
        raise _no_time(text) from None


def _could_mean_two(found):
    """Return whether a time without am or pm is an hour alone, or an early one that is written without a zero."""
    digits = found["digits"] or ""
    hour = found["hour"] or digits[:-2] or "0"
    if digits or found["minute"] or found["late_minute"]:
        return len(hour) == 1 and 1 <= int(hour) < _FIRST_PLAIN_HOUR
    return 1 <= int(hour) <= 12


def _no_time(text):
    return ValidationError(
        _("“%(time)s” is not a time of day. Write it like “8:30 am”, “5 pm”, or “17:00”."),
        "invalid",
        {"time": text.strip()},
    )


def written_time(moment: time | datetime) -> str:
    """Return a time as a field shows it, such as “8:30 am”, “8:00 am” or “12:00 pm”."""
    return time_format(moment, "g:i A").lower()


class TimeInput(AdminTimeInput):
    """A time of day, with Wagtail's list of times to pick from."""

    def format_value(self, value):
        return written_time(value) if isinstance(value, time) else value

    def get_config(self):
        return super().get_config() | _PICKER | {"format": _PICKED_TIME}


class DateTimeInput(AdminDateTimeInput):
    """A day and a time, with Wagtail's calendar and list of times to pick from."""

    def format_value(self, value):
        return f"{value:%Y-%m-%d} {written_time(value)}" if isinstance(value, datetime) else value

    def get_config(self):
        return super().get_config() | _PICKER | {"format": f"Y-m-d {_PICKED_TIME}"}


class TimeField(forms.TimeField):
    """A time of day as people write it."""

    widget = TimeInput

    def to_python(self, value):
        """Return the time that was typed, or None."""
        if isinstance(value, str):
            return read_time(value) if value.strip() else None
        return super().to_python(value)


class DateTimeField(forms.DateTimeField):
    """A day and a time as people write them, such as “2026-11-24 8:30 am” or “11/24/2026, 5p”."""

    widget = DateTimeInput

    def __init__(self, *, widget=None, **kwargs):
        # Where Wagtail brings a widget of its own, for the schedule of a page, it is made one of ours.
        if type(widget) is AdminDateTimeInput:
            widget = DateTimeInput(widget.attrs, js_overlay_parent_selector=widget.js_overlay_parent_selector)
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value):
        """Return the moment that was typed, in the active time zone, or None."""
        try:
            return super().to_python(value)
        except ValidationError:
            return super().to_python(self._read(value))

    def _read(self, text):
        words = unicodedata.normalize("NFKC", text).replace(",", " ").split()
        for number in range(1, min(len(words), _MOST_WORDS_OF_A_DAY + 1)):
            try:
                day = forms.DateField().to_python(" ".join(words[:number]))
            except ValidationError:
                continue
            rest = words[number:]
            return datetime.combine(day, read_time(" ".join(rest[1:] if rest[0].lower() == "at" else rest)))
        raise ValidationError(
            _("“%(moment)s” is not a day and a time. Write them like “2026-11-24 8:30 am”."),
            "invalid",
            {"moment": text.strip()},
        )


def register() -> None:
    """Have every form of the admin use these fields."""
    register_form_field_override(models.TimeField, override={"form_class": TimeField, "widget": TimeInput})
    register_form_field_override(
        models.DateTimeField, override={"form_class": DateTimeField, "widget": DateTimeInput}
    )
