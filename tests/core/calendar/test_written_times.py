"""Times as staff write them: what a field takes, what it refuses, and how it shows them."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.urls import reverse

from core.forms.times import DateTimeField, TimeField
from core.models import DeskHours, NoticeBanner, PracticeSettings
from tests.core.test_settings import settings_form


class Form(forms.Form):
    moment = TimeField()
    day_and_moment = DateTimeField(required=False)


@pytest.mark.parametrize(
    ("texts", "moment"),
    [
        (
            "8:30 am|8:30am|08:30|8:30 AM|8:30 a.m.|8:30A.M.|8:30 a. m.|8.30|8.30 am|830|0830|830am|8:30a|8 30 am"
            "| 8:30\u00a0am |8:30\u202fa.m.|8:30:00|８:３０ am|08:30 hours",
            "08:30",
        ),
        ("8am|8 am|8 a.m.|8 AM|8a|08:00|0800|8:00 a.m.|8 o’clock am|8 o'clock a.m.", "08:00"),
        ("noon|12 noon|12:00 noon|Noon|12noon|12 pm|12p|12:00|midday|1200", "12:00"),
        ("midnight|12 midnight|Midnight|12am|12 a.m.|00:00|0:00|0000", "00:00"),
        ("5p|5 pm|5PM|5 p.m.|5:00 pm|17:00|1700|17.00|17|500pm|5 p", "17:00"),
        ("12:30|12:30 pm|12:30p", "12:30"),
        ("12:30 am|0:30|00:30", "00:30"),
        ("01:30|0130|1:30 am", "01:30"),
        ("11:59 pm|23:59|2359", "23:59"),
    ],
)
def test_a_time_is_taken_as_people_write_it(texts, moment):
    for text in texts.split("|"):
        form = Form({"moment": text})
        assert form.is_valid(), text
        assert form.cleaned_data["moment"] == time.fromisoformat(moment), text


@pytest.mark.parametrize(
    "text",
    [
        "25:00",
        "8:75",
        "13pm",
        "0 am",
        "8:5",
        "24:00",
        "8:30 noon",
        "1 noon",
        "am",
        "p.m.",
        "soon",
        "8-5",
        "8:",
        ":30",
    ]
    + ["8:30 xm", "860", "99999", "-8 am", "8 am 5 pm", "1:2:3"],
)
def test_what_is_no_time_is_refused_with_what_to_write(text):
    form = Form({"moment": text})
    assert form.errors["moment"] == [
        f"“{text}” is not a time of day. Write it like “8:30 am”, “5 pm”, or “17:00”."
    ]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        *[("8", "8"), ("8 o’clock", "8"), ("12", "12")],
        *[("1:00", "1"), ("5.30", "5:30"), ("6 45", "6:45"), ("2:15:00", "2:15"), ("130", "1:30")],
    ],
)
def test_what_could_mean_two_times_is_asked_about(text, hour):
    assert Form({"moment": text}).errors["moment"] == [
        f"Do you mean {hour} am or {hour} pm? Add “am” or “pm”."
    ]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [("08:30", "8:30 am"), ("08:00", "8:00 am"), ("12:00", "12:00 pm"), ("17:05", "5:05 pm")],
)
def test_a_time_is_shown_as_americans_write_it_and_taken_again(moment, shown):
    moment = time.fromisoformat(moment)
    assert f'value="{shown}"' in str(Form(initial={"moment": moment})["moment"])
    again = Form({"moment": shown}, initial={"moment": moment})
    assert again.is_valid()
    assert not again.has_changed()


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_an_empty_time_is_missing(text):
    assert Form({"moment": text}).errors["moment"] == ["This field is required."]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24 08:30",
        "2026-11-24 8:30 am",
        "2026-11-24T08:30",
        "11/24/2026 8.30am",
        "11/24/2026, 830",
        "Nov 24, 2026 at 8:30 a.m.",
        "November 24, 2026 8:30\u00a0am",
    ],
)
def test_a_day_and_a_time_are_taken_as_people_write_them(text):
    form = Form({"moment": "noon", "day_and_moment": text})
    assert form.is_valid()
    moment = form.cleaned_data["day_and_moment"]
    assert f"{moment:%Y-%m-%d %H:%M}" == "2026-11-24 08:30"
    assert moment.tzinfo


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-24 25:00", "“25:00” is not a time of day."),
        ("2026-11-24 13pm", "“13pm” is not a time of day."),
        ("2026-11-24 5", "Do you mean 5 am or 5 pm?"),
        ("tomorrow 8 am", "“tomorrow 8 am” is not a day and a time. Write them like “2026-11-24 8:30 am”."),
        ("8 am", "“8 am” is not a day and a time."),
    ],
)
def test_what_is_no_day_and_time_is_refused_with_what_to_write(text, words):
    [error] = Form({"moment": "noon", "day_and_moment": text}).errors["day_and_moment"]
    assert error.startswith(words)


@pytest.mark.long
def test_staff_write_times_as_they_like_in_the_settings_and_see_them_again(admin_client):
    PracticeSettings.objects.create(pk=1, time_zone="America/New_York")
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings", 1])
    rows = [{"days": (0, 1, 2, 3, 4), "opens": "8am", "closes": "5:30 p.m."}]
    assert admin_client.post(url, settings_form(desk_hours=rows)).status_code == 302
    assert [(row.opens, row.closes) for row in DeskHours.objects.all()] == [(time(8), time(17, 30))]
    shown = admin_client.get(url).text
    for words in ('value="8:00 am"', 'value="5:30 pm"', 'value="12:00 pm"'):
        assert words in shown
    rows[0]["closes"] = "5:75 pm"
    assert "“5:75 pm” is not a time of day." in admin_client.post(url, settings_form(desk_hours=rows)).text


def test_a_notice_banner_begins_at_a_time_as_people_write_it(admin_client):
    PracticeSettings.objects.create(pk=1, time_zone="America/New_York")
    url = reverse(NoticeBanner.snippet_viewset.get_url_name("add"))
    fields = {"heading": "Snow", "begins_at": "2026-11-24 noon", "ends_at": "11/24/2026 5p", "days_before": 0}
    answer = admin_client.post(url, fields | {"text": "We close early.", "level": "information"})
    assert answer.status_code == 302, answer.context["form"].errors
    banner = NoticeBanner.objects.get()
    zone = ZoneInfo("America/New_York")
    assert banner.begins_at == datetime(2026, 11, 24, 12, tzinfo=zone)
    edit = reverse(NoticeBanner.snippet_viewset.get_url_name("edit"), args=[banner.pk])
    assert 'value="2026-11-24 5:00 pm"' in admin_client.get(edit).text
