"""By when we call: the dates of these tests are those of a wall calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultations.models import ConsultationRequest, ContactTime
from consultations.promise import offered_times, promise_in_words, promised_for
from core.models import Closure, DeskHours, PracticeSettings, WorkedHoliday
from tests.factories.consultations import submitted

NEW_YORK = ZoneInfo("America/New_York")
OFFICE_DAYS = {day: (time(8), time(17)) for day in range(5)}


def practice(hours=OFFICE_DAYS, closures=(), worked=(), **fields):
    """Return unsaved settings: desk hours {weekday: (opens, closes)}, closures [(first day, last day, times if open)].

    `worked` are federal holidays on which the desk works, as (holiday, times if it is a half day).
    """
    settings = PracticeSettings(time_zone="America/New_York", callback_days=1, callback_by=time(12))
    for name, value in fields.items():
        setattr(settings, name, value)
    settings.desk_hours = [
        DeskHours(days=[day], opens=span[0], closes=span[1]) for day, span in hours.items()
    ]
    settings.closures = [
        Closure(begins_on=first, ends_on=last, reason="Closed", **half_day(times))
        for first, last, *times in closures
    ]
    settings.worked_holidays = [
        WorkedHoliday(holiday=holiday, **half_day(times)) for holiday, *times in worked
    ]
    return settings


def half_day(times):
    return {"opens": times[0], "closes": times[1]} if times else {}


def promised(sent, wish=ContactTime.ANY, **fields):
    """Return the promise for a request sent at this local time, as local time."""
    sent_at = datetime.fromisoformat(sent).replace(tzinfo=NEW_YORK)
    moment = promised_for(practice(**fields), sent_at, wish)
    return f"{moment.astimezone(NEW_YORK):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("sent", "promise"),
    [
        ("2026-11-23 10:00", "Tue 2026-11-24 12:00"),
        ("2026-11-23 23:59", "Tue 2026-11-24 12:00"),
        ("2026-11-24 00:01", "Wed 2026-11-25 12:00"),
        ("2026-11-20 16:00", "Mon 2026-11-23 12:00"),  # a Friday
        ("2026-11-21 10:00", "Mon 2026-11-23 12:00"),  # a Saturday
        ("2026-11-22 10:00", "Mon 2026-11-23 12:00"),  # a Sunday
        ("2026-11-25 10:00", "Fri 2026-11-27 12:00"),  # before Thanksgiving
        ("2027-12-30 10:00", "Mon 2028-01-03 12:00"),  # New Year's Day is kept on the Friday before
    ],
)
def test_we_call_by_noon_on_the_next_working_day(sent, promise):
    assert promised(sent) == promise


def test_a_practice_that_works_on_holidays_calls_on_them():
    assert promised("2026-11-25 10:00", observes_federal_holidays=False) == "Thu 2026-11-26 12:00"


@pytest.mark.parametrize(
    ("sent", "promise"),
    [
        ("2026-11-23 07:00", "Mon 2026-11-23 16:00"),
        ("2026-11-23 15:59", "Mon 2026-11-23 16:00"),
        ("2026-11-23 16:00", "Tue 2026-11-24 16:00"),
        ("2026-11-21 10:00", "Mon 2026-11-23 16:00"),
    ],
)
def test_the_same_day_counts_while_the_desk_has_time_on_it(sent, promise):
    assert promised(sent, callback_days=0, callback_by=time(16)) == promise


CHRISTMAS_EVE = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("holiday", "times", "promise"),
    [
        ("Thanksgiving Day", (), "Thu 2026-11-26 12:00"),
        ("Thanksgiving Day", (time(8), time(10)), "Thu 2026-11-26 10:00"),
        ("Veterans Day", (), "Fri 2026-11-27 12:00"),
    ],
)
def test_each_federal_holiday_can_be_worked_all_day_or_half_of_it(holiday, times, promise):
    assert promised("2026-11-25 10:00", worked=[(holiday, *times)]) == promise


@pytest.mark.parametrize(
    ("worked", "promise"),
    [([], "Mon 2026-07-06 12:00"), ([("Independence Day",)], "Fri 2026-07-03 12:00")],
)
def test_a_holiday_on_a_weekend_is_kept_or_worked_on_the_day_it_is_observed(worked, promise):
    assert promised("2026-07-02 10:00", worked=worked) == promise


@pytest.mark.parametrize(
    ("times", "promise"),
    [
        ((time(8), time(11)), "Thu 2026-12-24 11:00"),  # ends before the usual time to call by
        ((time(13), time(15)), "Thu 2026-12-24 15:00"),  # begins after it
        ((time(7), time(16)), "Thu 2026-12-24 12:00"),
    ],
)
def test_a_half_day_is_a_working_day_and_we_call_within_it(times, promise):
    closures = [(CHRISTMAS_EVE, CHRISTMAS_EVE, *times)]
    assert promised("2026-12-23 10:00", closures=closures) == promise


def test_half_days_do_not_open_a_holiday_a_closure_or_a_weekend():
    closures = [
        (CHRISTMAS_EVE, date(2027, 1, 3), time(8), time(11)),
        (CHRISTMAS_EVE, CHRISTMAS_EVE),
    ]
    assert promised("2026-12-23 10:00", closures=closures) == "Mon 2026-12-28 11:00"


AFTERNOON_FRIDAYS = OFFICE_DAYS | {1: (time(8), time(12)), 4: (time(13), time(17))}


@pytest.mark.parametrize(
    ("wish", "fields", "promise"),
    [
        ("morning", {}, "Tue 2026-11-24 12:00"),
        ("afternoon", {}, "Tue 2026-11-24 17:00"),
        ("afternoon", {"callback_by": time(16)}, "Tue 2026-11-24 16:00"),
        ("morning", {"callback_by": time(16)}, "Wed 2026-11-25 12:00"),
        ("afternoon", {"hours": AFTERNOON_FRIDAYS}, "Wed 2026-11-25 17:00"),
        ("morning", {"hours": {1: (time(13), time(17)), 4: (time(8), time(11))}}, "Fri 2026-11-27 11:00"),
        (
            "afternoon",
            {"closures": [(date(2026, 11, 24), date(2026, 11, 25), time(8), time(12))]},
            "Fri 2026-11-27 17:00",
        ),
        ("afternoon", {"callback_days": 0, "callback_by": time(11)}, "Mon 2026-11-23 17:00"),
        ("afternoon", {"hours": {}}, "Tue 2026-11-24 17:00"),
        ("afternoon", {"hours": {1: (time(8), time(12))}}, "Tue 2026-11-24 12:00"),  # has no afternoon
    ],
)
def test_a_wish_is_promised_for_the_first_such_part_of_a_day_after_the_ordinary_promise(
    wish, fields, promise
):
    assert promised("2026-11-23 10:00", wish, **fields) == promise


@pytest.mark.parametrize(
    ("hours", "offered"),
    [
        (OFFICE_DAYS, ["any", "morning", "afternoon"]),
        ({}, ["any", "morning", "afternoon"]),
        ({0: (time(8), time(12))}, ["any", "morning"]),
        ({0: (time(12), time(17)), 1: (time(13), time(17))}, ["any", "afternoon"]),
        ({0: (time(8), time(12)), 1: (time(13), time(17))}, ["any", "morning", "afternoon"]),
    ],
)
def test_a_time_of_day_that_the_desk_never_has_is_not_offered(hours, offered):
    assert [wish for wish, _label in offered_times(practice(hours=hours))] == offered


def test_several_working_days_leave_out_weekends_and_closures():
    closures = [(date(2026, 11, 24), date(2026, 11, 24))]
    assert promised("2026-11-20 10:00", callback_days=3, closures=closures) == "Fri 2026-11-27 12:00"


def test_a_desk_that_closes_before_the_usual_time_calls_before_it_closes():
    assert promised("2026-11-23 10:00", hours={1: (time(8), time(11))}) == "Tue 2026-11-24 11:00"


def test_a_desk_that_opens_after_the_usual_time_calls_before_it_closes():
    assert promised("2026-11-23 10:00", hours={1: (time(13), time(17))}) == "Tue 2026-11-24 17:00"


def test_a_desk_that_has_not_told_its_hours_calls_on_weekdays():
    assert promised("2026-11-21 10:00", hours={}) == "Mon 2026-11-23 12:00"


def test_a_long_closure_moves_the_promise_behind_it():
    closures = [(date(2026, 11, 1), date(2027, 2, 26))]
    assert promised("2026-11-21 10:00", closures=closures) == "Mon 2027-03-01 12:00"


def test_a_closure_without_end_does_not_hang():
    closures = [(date(2026, 11, 1), date(9999, 12, 31))]
    assert promised("2026-11-21 10:00", closures=closures) == "Mon 2027-11-22 12:00"


@time_machine.travel("2026-11-23 10:00 -0500", tick=False)
def test_the_promise_keeps_its_time_on_the_clock_when_the_clock_changes():
    saturday = datetime(2027, 3, 13, 10, tzinfo=NEW_YORK)
    moment = promised_for(practice(hours={6: (time(8), time(17))}), saturday)
    assert moment.astimezone(UTC) == datetime(2027, 3, 14, 16, tzinfo=UTC)
    assert promise_in_words(moment, practice()) == "Sunday, March 14, 2027, 12 noon"


def test_days_are_those_of_the_practice_not_of_the_server():
    evening = datetime(2026, 11, 24, 3, tzinfo=UTC)  # Monday evening in New York, still afternoon in Honolulu
    assert promised_for(practice(), evening).date() == date(2026, 11, 24)
    moment = promised_for(practice(time_zone="Pacific/Honolulu"), evening)
    assert moment.astimezone(UTC) == datetime(2026, 11, 24, 22, tzinfo=UTC)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))
times = st.times().map(lambda value: value.replace(microsecond=0))
spans = st.tuples(times, times).filter(lambda span: span[0] < span[1])
days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
practices = st.builds(
    practice,
    hours=st.dictionaries(st.integers(0, 6), spans),
    closures=st.lists(
        st.tuples(days, st.integers(0, 60), st.just(()) | spans).map(
            lambda row: (row[0], row[0] + timedelta(days=row[1]), *row[2])
        ),
        max_size=3,
    ),
    callback_days=st.integers(0, 10),
    callback_by=times,
    observes_federal_holidays=st.booleans(),
    time_zone=st.sampled_from(["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"]),
)


@pytest.mark.long
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    practices,
    moments,
    st.timedeltas(timedelta(0), timedelta(days=10)),
    st.sampled_from(ContactTime.values),
)
def test_every_promise_can_be_kept_and_none_is_overtaken(practice, sent_at, later, wish):
    promise = promised_for(practice, sent_at, wish)
    assert promise > sent_at
    assert promise >= promised_for(practice, sent_at)
    local = promise.astimezone(ZoneInfo(practice.time_zone))
    spans = [(row.opens, row.closes) for row in practice.desk_hours.all() if local.weekday() in row.days]
    assert spans if practice.desk_hours.all() else local.weekday() < 5
    if special := practice.special_days(1, local.date()):
        spans = special[0].hours
        assert spans
    if spans:
        assert any(opens < promise.time() <= closes for opens, closes in spans)
    if wish in dict(offered_times(practice)) and not practice.closures.all():
        assert wish != "morning" or local.time() <= time(12)
        assert wish != "afternoon" or local.time() > time(12)
    assert promised_for(practice, sent_at + later, wish) >= promise


@pytest.mark.django_db
@time_machine.travel("2026-11-23 10:00 -0500", tick=False)
def test_what_was_promised_stays_when_the_hours_change():
    consultation = submitted()
    settings = PracticeSettings.load()
    settings.callback_days = 5
    settings.save()
    assert submitted().pk == consultation.pk
    stored = ConsultationRequest.objects.get()
    assert promise_in_words(stored.promised_for, settings) == "Tuesday, November 24, 12 noon"
