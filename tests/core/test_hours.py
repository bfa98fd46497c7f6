from datetime import date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from core.hours import hours_in_words, time_in_words
from core.models import Closure, DeskHours, PracticeSettings


def row(weekday, opens, closes):
    return SimpleNamespace(
        weekday=weekday, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes)
    )


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
    week = [row(day, "08:00", "17:00") for day in range(4)]
    assert hours_in_words([row(4, "08:00", "12:00"), *week]) == [
        "Monday to Thursday, 8 am to 5 pm",
        "Friday, 8 am to 12 noon",
    ]


def test_a_day_between_ends_a_run_and_a_lunch_break_is_told():
    rows = [
        row(0, "08:00", "12:00"),
        row(0, "13:00", "17:00"),
        row(2, "08:00", "17:00"),
        row(3, "08:00", "17:00"),
    ]
    assert hours_in_words(rows) == [
        "Monday, 8 am to 12 noon and 1 pm to 5 pm",
        "Wednesday to Thursday, 8 am to 5 pm",
    ]


def test_no_hours_are_no_phrases():
    assert hours_in_words([]) == []


def test_hours_that_end_before_they_begin_are_refused():
    with pytest.raises(ValidationError) as error:
        DeskHours(weekday=0, opens=time(17), closes=time(8)).clean()
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
        assert practice.closed_days() == [
            (date(2030, 7, 1), "We move"),
            (date(2030, 7, 2), "We move"),
            (date(2030, 7, 4), "Independence Day"),
        ]
        practice.observes_federal_holidays = False
        assert [reason for _day, reason in practice.closed_days()] == ["We move", "We move"]


@pytest.mark.django_db
def test_today_is_the_day_at_the_practice():
    practice = PracticeSettings.load()
    practice.time_zone = "Pacific/Honolulu"
    practice.closures = [Closure(begins_on=date(2030, 7, 1), ends_on=date(2030, 7, 1), reason="We move")]
    practice.save()
    # Already the second of July in New York and in UTC.
    with time_machine.travel(datetime(2030, 7, 2, 4, tzinfo=ZoneInfo("UTC"))):
        assert practice.closed_days()[0] == (date(2030, 7, 1), "We move")
