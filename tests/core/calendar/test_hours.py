from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from core.calendar.federal_holidays import FederalHoliday, federal_holidays
from core.calendar.hours import hours_in_words, spans_of_days, special_days, time_in_words
from core.models import Closure, DeskHours, PracticeSettings, WorkedHoliday


def row(days, opens, closes):
    return SimpleNamespace(days=days, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("08:00", "8 am"),
        ("12:00", "12 noon"),
        ("16:30", "4:30 pm"),
        ("00:00", "12 am"),
        ("12:30", "12:30 pm"),
    ],
)
def test_a_time_is_said_as_people_say_it(moment, words):
    assert time_in_words(time.fromisoformat(moment)) == words


def test_neighboring_days_with_the_same_hours_share_a_phrase():
    week = [row([day], "08:00", "17:00") for day in range(4)]
    assert hours_in_words([row([4], "08:00", "12:00"), *week]) == [
        "Monday to Thursday, 8 am to 5 pm",
        "Friday, 8 am to 12 noon",
    ]


def test_a_day_between_ends_a_run_and_a_lunch_break_is_told():
    rows = [
        row([0], "08:00", "12:00"),
        row([0], "13:00", "17:00"),
        row([2], "08:00", "17:00"),
        row([3], "08:00", "17:00"),
    ]
    assert hours_in_words(rows) == [
        "Monday, 8 am to 12 noon and 1 pm to 5 pm",
        "Wednesday to Thursday, 8 am to 5 pm",
    ]


def test_a_row_of_several_days_says_the_same_as_a_row_for_each():
    rows = [row((0, 1, 3), "08:00", "17:00"), row((2, 4), "08:00", "12:00"), row((4,), "13:00", "15:00")]
    assert hours_in_words(rows) == [
        "Monday to Tuesday, 8 am to 5 pm",
        "Wednesday, 8 am to 12 noon",
        "Thursday, 8 am to 5 pm",
        "Friday, 8 am to 12 noon and 1 pm to 3 pm",
    ]
    assert hours_in_words([row((0, 2, 3, 4, 6), "09:00", "12:00")]) == [
        "Monday, 9 am to 12 noon",
        "Wednesday to Friday, 9 am to 12 noon",
        "Sunday, 9 am to 12 noon",
    ]


def test_no_hours_are_no_phrases():
    assert hours_in_words([]) == []


def test_hours_that_end_before_they_begin_are_refused():
    with pytest.raises(ValidationError) as error:
        DeskHours(days=[0], opens=time(17), closes=time(8)).clean()
    assert "closes" in error.value.message_dict


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "by 12 noon on the same working day"),
        (1, "by 12 noon on the next working day"),
        (3, "by 12 noon after 3 working days"),
    ],
)
def test_the_call_back_rule_is_told_without_a_date(days, words):
    assert PracticeSettings(callback_days=days, callback_by=time(12)).callback_rule_in_words == words


@pytest.mark.django_db
def test_closed_days_are_federal_holidays_and_the_practices_own_closures():
    practice = PracticeSettings.load()
    practice.time_zone = "America/New_York"
    practice.closures = [Closure(begins_on=date(2030, 7, 1), ends_on=date(2030, 7, 2), reason="We move")]
    practice.save()
    with time_machine.travel(datetime(2030, 7, 1, 9, tzinfo=ZoneInfo("America/New_York"))):
        assert [(day.first, day.in_words) for day in practice.special_days()] == [
            (date(2030, 7, 1), "We move"),
            (date(2030, 7, 2), "We move"),
            (date(2030, 7, 4), "Independence Day"),
        ]
        practice.observes_federal_holidays = False
        assert [day.in_words for day in practice.special_days()] == ["We move", "We move"]


@pytest.mark.django_db
def test_today_is_the_day_at_the_practice():
    practice = PracticeSettings.load()
    practice.time_zone = "Pacific/Honolulu"
    practice.closures = [Closure(begins_on=date(2030, 7, 1), ends_on=date(2030, 7, 1), reason="We move")]
    practice.save()
    # Already the second of July in New York and in UTC.
    with time_machine.travel(datetime(2030, 7, 2, 4, tzinfo=ZoneInfo("UTC"))):
        assert practice.special_days()[0][:3] == (date(2030, 7, 1), date(2030, 7, 1), "We move")


def day(text, *times):
    """Return a closure of one day, open between the times if there are any."""
    moment = date.fromisoformat(text)
    hours = dict(zip(("opens", "closes"), map(time.fromisoformat, times), strict=False))
    return Closure(begins_on=moment, ends_on=moment, reason="Training", **hours)


OFFICE = [row([number], *span) for number in range(5) for span in (("08:00", "12:00"), ("13:00", "17:00"))]


@pytest.mark.parametrize(
    ("own", "shared", "words"),
    [
        ([day("2030-07-01", "07:00", "15:00")], [], "Training, open 7 am to 3 pm"),
        ([], [day("2030-07-01", "07:00", "15:00")], "Training, open 8 am to 12 noon and 1 pm to 3 pm"),
        ([], [day("2030-07-01", "17:00", "20:00")], "Training"),
        (
            [day("2030-07-01", "08:00", "15:00")],
            [day("2030-07-01", "09:00", "20:00")],
            "Training, open 9 am to 3 pm",
        ),
        ([day("2030-07-01", "08:00", "15:00")], [day("2030-07-01")], "Training"),
        ([day("2030-07-06", "08:00", "12:00")], [], None),  # a Saturday
    ],
)
def test_of_several_shorter_hours_the_shortest_count(own, shared, words):
    monday = special_days([date(2030, 7, 1)], OFFICE, own, shared)
    assert [special.in_words for special in monday] == ([words] if words else [])
    saturday = special_days([date(2030, 7, 6)], OFFICE, own, shared)
    assert not any(special.hours for special in saturday)


def test_neighboring_days_with_the_same_reason_and_hours_are_one():
    dates = [date(2030, 7, 1), date(2030, 7, 2), date(2030, 7, 3)]
    closures = [day("2030-07-01", "09:00", "12:00"), day("2030-07-02", "09:00", "12:00"), day("2030-07-03")]
    spans = spans_of_days(special_days(dates, OFFICE, closures))
    assert [(span.days_in_words, span.in_words) for span in spans] == [
        ("Monday, July 1 to Tuesday, July 2", "Training, open 9 am to 12 noon"),
        ("Wednesday, July 3", "Training"),
    ]


@pytest.mark.parametrize(
    ("closure", "field"),
    [
        (Closure(begins_on=date(2030, 7, 2), ends_on=date(2030, 7, 1), reason="x"), "ends_on"),
        (day("2030-07-01", "12:00", "08:00"), "closes"),
        (day("2030-07-01", "12:00"), "closes"),
        (WorkedHoliday(holiday="Labor Day", closes=time(12)), "opens"),
        (WorkedHoliday(holiday="Labor Day", opens=time(12), closes=time(12)), "closes"),
    ],
)
def test_days_and_times_that_end_before_they_begin_are_refused(closure, field):
    with pytest.raises(ValidationError) as error:
        closure.clean()
    assert list(error.value.message_dict) == [field]


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_every_federal_holiday_can_be_chosen_and_is_known_in_each_year(year):
    dates = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    assert {holiday for _day, holiday, _name in federal_holidays(dates)} == set(FederalHoliday.values)


def test_a_holiday_on_a_weekend_is_observed_on_the_working_day_beside_it():
    dates = [date(2027, 12, 24) + timedelta(days=number) for number in range(9)]
    assert [(f"{day:%a %d}", name) for day, _holiday, name in federal_holidays(dates)] == [
        ("Fri 24", "Christmas Day (observed)"),
        ("Sat 25", "Christmas Day"),
        ("Fri 31", "New Year’s Day (observed)"),
        ("Sat 01", "New Year’s Day"),
    ]
