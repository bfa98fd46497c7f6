from datetime import date, datetime, time, timedelta
from html import unescape

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from articles.models import Topic
from core.calendar.federal_holidays import FederalHoliday
from core.memo import request_memo
from core.models import (
    Closure,
    DeskHours,
    EmergencyText,
    FooterText,
    InsurancePlan,
    NoticeBanner,
    PracticeSettings,
    Source,
    WorkedHoliday,
)
from physicians.models import Specialty
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db


def source(**fields):
    return Source(
        **{"key": "katz-2022", "authors": "Katz JN, Zimmerman ZE", "title": "Stenosis", "year": 2022} | fields
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"pmid": "35503342"},
        {"pmid": "1"},
        {"doi": "10.1001/jama.2022.5921"},
        {"doi": "10.1016/S0140-6736(18)30480-X"},
        {"doi": "10.1002/(sici)1097-0142<1::aid>3.0.co;2-8"},
    ],
)
def test_a_well_formed_source_is_accepted(fields):
    source(**fields).full_clean()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pmid", "0123"),
        ("pmid", "PMID 1"),
        ("pmid", "123456789"),
        ("pmid", "35503342\n"),
        ("doi", "https://doi.org/10.1001/x"),
        ("doi", "10.1/x"),
        ("doi", "10.1001/with space"),
        ("doi", "10.1001/"),
        ("year", 1799),
        ("year", 2999),
        ("url", "javascript:alert(1)"),
    ],
)
def test_a_malformed_source_is_refused(field, value):
    with pytest.raises(ValidationError) as error:
        source(**{field: value}).full_clean()
    assert set(error.value.message_dict) == {field}


@pytest.mark.parametrize(
    ("authors", "title", "year", "name"),
    [
        ("Katz JN, Zimmerman ZE", "Stenosis", 2022, "Katz JN 2022"),
        ("", "A guideline", None, "A guideline"),
        ("Deer T and others", "Consensus", 2019, "Deer T 2019"),
    ],
)
def test_editors_know_a_source_by_its_first_author_and_year(authors, title, year, name):
    assert source(authors=authors, title=title, year=year).short_name == name


def test_a_source_links_to_what_identifies_it():
    katz = source(pmid="35503342", doi="10.1001/jama.2022.5921")
    assert katz.pubmed_url == "https://pubmed.ncbi.nlm.nih.gov/35503342/"
    assert katz.doi_url == "https://doi.org/10.1001/jama.2022.5921"
    assert source().pubmed_url == source().doi_url == ""


def test_a_notice_shows_from_its_beginning_to_its_end(client):
    home, now = HomePageFactory(), timezone.now()
    for heading, begins, ends in (
        ("Over", -2, -1),
        ("Now", -1, 1),
        ("Without an end", -1, None),
        ("Later", 1, 2),
    ):
        NoticeBanner.objects.create(
            heading=heading,
            text="Please call us.",
            begins_at=now + timedelta(hours=begins),
            ends_at=ends and now + timedelta(hours=ends),
        )
    html = client.get(home.url).text
    assert [heading in html for heading in ("Over<", "Now<", "Without an end<", "Later<")] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("days", "days_before", "shown"),
    [
        ((2, 3), 1, None),
        ((2, 3), 3, "Saturday, November 28."),
        ((2, 4), 7, "Saturday, November 28 to Sunday, November 29."),
        ((2, None), 7, "From Saturday, November 28."),
        ((-1, 1), 7, "Wednesday, November 25 to Thursday, November 26."),
        ((0, 1), 0, ""),
        ((-2, 0), 7, None),
    ],
)
def test_a_banner_appears_days_before_what_it_is_about_and_says_which_days(client, days, days_before, shown):
    PracticeSettings.objects.update_or_create(defaults={"time_zone": "America/New_York"})
    midnight = datetime.fromisoformat("2026-11-26T00:00-05:00")
    begins, ends = (day if day is None else midnight + timedelta(days=day) for day in days)
    NoticeBanner.objects.create(
        heading="Closed", text="Call us after.", begins_at=begins, ends_at=ends, days_before=days_before
    )
    home = HomePageFactory()
    with time_machine.travel(midnight + timedelta(hours=12)):
        html = client.get(home.url).content
    banner = BeautifulSoup(html, "html.parser").select_one(".banner p")
    assert (banner and " ".join(banner.get_text().split())) == (
        shown if shown is None else f"{shown} Call us after.".strip()
    )


def test_folded_banners_begin_with_the_newest_that_holds_and_say_how_many_more(client):
    home, now = HomePageFactory(), timezone.now()
    for heading, begins, days_before in (
        ("Closed in a week", 7, 28),
        ("Closed tomorrow", 1, 28),
        ("Old door", -9, 0),
        ("No phone", -1, 0),
    ):
        NoticeBanner.objects.create(
            heading=heading, text="Call.", begins_at=now + timedelta(days=begins), days_before=days_before
        )
    banner = BeautifulSoup(client.get(home.url).content, "html.parser").select_one(".banner")
    headings = [heading.get_text() for heading in banner.find_all("strong")]
    assert headings == ["No phone", "Old door", "Closed tomorrow", "Closed in a week"]
    folded = " ".join(banner.summary.get_text().split())
    assert folded == "No phone Call. and 3 more"
    NoticeBanner.objects.exclude(heading="No phone").delete()
    assert (
        " more" not in BeautifulSoup(client.get(home.url).content, "html.parser").select_one(".banner").text
    )


def test_a_notice_that_ends_before_it_begins_is_refused():
    now = timezone.now()
    with pytest.raises(ValidationError):
        NoticeBanner(heading="x", text="x", begins_at=now, ends_at=now).clean()


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24 08:00 -0500", True),
        ("2026-11-24 16:59 -0500", True),
        ("2026-11-24 17:00 -0500", False),
        ("2026-11-24 07:59 -0500", False),
        ("2026-11-28 10:00 -0500", False),  # a Saturday
        ("2026-11-26 10:00 -0500", False),  # Thanksgiving Day
        ("2026-11-11 16:59 -0500", True),  # Veterans Day, which this desk works
        ("2026-10-12 08:59 -0400", False),  # Columbus Day, of which it works a half
        ("2026-10-12 09:00 -0400", True),
        ("2026-10-12 12:00 -0400", False),
        ("2026-12-24 11:59 -0500", True),  # a half day
        ("2026-12-24 12:00 -0500", False),
        ("2026-11-24 14:00 +0000", True),
    ],
)
def test_the_desk_is_open_within_its_hours_on_days_that_are_no_holiday(moment, is_open):
    practice = PracticeSettings(time_zone="America/New_York")
    practice.desk_hours = [DeskHours(opens=time(8), closes=time(17))]
    half_day = {"opens": time(9), "closes": time(12)}
    day = date(2026, 12, 24)
    practice.closures = [Closure(begins_on=day, ends_on=day, reason="Early close", **half_day)]
    practice.worked_holidays = [
        WorkedHoliday(holiday=FederalHoliday.VETERANS),
        WorkedHoliday(holiday=FederalHoliday.COLUMBUS, **half_day),
    ]
    assert practice.is_open_at(datetime.strptime(moment, "%Y-%m-%d %H:%M %z")) is is_open


def settings_form(**rows):
    fields = {"name": "Clinic", "review_interval_months": 12, "observes_federal_holidays": "on"}
    fields |= {"time_zone": "America/New_York", "callback_days": 1, "callback_by": "12:00"}
    names = ("desk_hours", "worked_holidays", "closures", "social_links")
    return nested_form_data(fields | {name: inline_formset(rows.get(name, [])) for name in names})


def closure(first, last, opens="", closes=""):
    return {"begins_on": first, "ends_on": last, "reason": "Training", "opens": opens, "closes": closes}


@pytest.mark.long
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"closures": [closure("2026-12-24", "2026-12-23")]}, "The last day must not be before the first."),
        (
            {"closures": [closure("2026-12-24", "2026-12-24", "12:00", "08:00")]},
            "The closing time, 8 am, must be after the opening time, 12 noon.",
        ),
        ({"closures": [closure("2026-12-24", "2026-12-24", "12:00")]}, "Enter both times, or neither."),
        (
            {"closures": [closure("2026-12-24", "2026-12-23", "12:00", "08:00")]},
            "The closing time, 8 am, must be after|The last day must not be before the first.",
        ),
        ({"worked_holidays": [{"holiday": "Labor Day"}] * 2}, "duplicate"),
    ],
)
def test_days_that_cannot_be_are_an_error_of_the_settings(admin_client, rows, words):
    PracticeSettings.objects.create(pk=1)
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings", 1])
    refused = admin_client.post(url, settings_form(**rows))
    assert refused.status_code == 200
    assert all(part in refused.text for part in words.split("|"))
    assert not Closure.objects.exists()


def test_holidays_that_are_worked_and_half_days_are_kept_by_the_settings(admin_client):
    PracticeSettings.objects.create(pk=1)
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings", 1])
    worked = [
        {"holiday": "Labor Day"},
        {"holiday": "Columbus Day", "opens": "09:00", "closes": "12:00"},
    ]
    rows = {
        "worked_holidays": worked,
        "closures": [closure("2026-10-13", "2026-10-14", "08:00", "12:00")],
        "desk_hours": [{"days": tuple(range(5)), "opens": "08:00", "closes": "17:00"}],
    }
    assert admin_client.post(url, settings_form(**rows)).status_code == 302
    days = PracticeSettings.load().special_days(60, date(2026, 9, 1))
    assert [(f"{day.first:%b %d}", day.in_words) for day in days] == [
        ("Oct 12", "Columbus Day, open 9 am to 12 noon"),
        ("Oct 13", "Training, open 8 am to 12 noon"),
        ("Oct 14", "Training, open 8 am to 12 noon"),
    ]


def hours(days, opens, closes):
    return {"days": days, "opens": opens, "closes": closes}


@pytest.mark.long
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [hours((0, 1, 2, 3, 4), "8 am", "5 pm"), hours((4, 5), "noon", "6 pm")],
            "Hours 1 (Monday to Friday, 8 am to 5 pm) and Hours 2 (Friday to Saturday, 12 noon to 6 pm) overlap on "
            "Friday.",
        ),
        (
            [hours((5,), "9 am", "noon"), hours((0, 2, 4), "8 am", "noon"), hours((0, 4), "8 am", "noon")],
            "Hours 2 (Monday, Wednesday, Friday, 8 am to 12 noon) and Hours 3 (Monday, Friday, 8 am to 12 noon) "
            "overlap on Monday, Friday.",
        ),
        ([hours((), "8 am", "noon")], "Check at least one day."),
        ([hours((0,), "8 pm", "midnight")], "If you are open until the end of the day, enter 11:59 pm."),
    ],
)
def test_rows_of_hours_that_cannot_be_are_an_error_that_names_them(admin_client, rows, words):
    PracticeSettings.objects.create(pk=1)
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings", 1])
    refused = admin_client.post(url, settings_form(desk_hours=rows))
    assert refused.status_code == 200
    assert words in unescape(refused.text)
    assert not DeskHours.objects.exists()


def test_rows_of_hours_may_meet_and_a_deleted_one_does_not_count(admin_client):
    PracticeSettings.objects.create(pk=1)
    url = reverse("wagtailsettings:edit", args=["core", "practicesettings", 1])
    rows = [
        hours((0, 1), "8 am", "noon"),
        hours((0, 1), "10 am", "11 am") | {"DELETE": "on"},
        hours((1, 2), "noon", "5 pm"),
    ]
    assert admin_client.post(url, settings_form(desk_hours=rows)).status_code == 302
    assert PracticeSettings.load().desk_hours_in_words == [
        "Monday, 8 am to 12 noon",
        "Tuesday, 8 am to 12 noon and 12 noon to 5 pm",
        "Wednesday, 12 noon to 5 pm",
    ]


def test_nobody_knows_whether_a_desk_without_hours_is_open():
    assert PracticeSettings().is_open_at(timezone.now()) is None


@pytest.mark.parametrize(("model", "field"), [(EmergencyText, "sentence"), (FooterText, "disclaimer")])
def test_there_is_one_text_of_its_kind_for_each_language(model, field):
    first = model.objects.create(**{field: "First."})
    first.full_clean()
    with pytest.raises(ValidationError):
        model(**{field: "Second."}, locale=first.locale).full_clean()


@pytest.mark.parametrize(
    "model", [Source, InsurancePlan, NoticeBanner, EmergencyText, FooterText, Topic, Specialty]
)
def test_staff_find_and_add_each_snippet(admin_client, model):
    name = model.snippet_viewset.get_url_name
    for address in (reverse(name("list")), reverse(name("add"))):
        assert admin_client.get(address).status_code == 200


def test_the_settings_of_the_practice_can_be_changed(admin_client):
    address = reverse("wagtailsettings:edit", args=["core", "practicesettings", PracticeSettings.load().pk])
    answer = admin_client.get(address)
    assert answer.status_code == 200
    for words in ("phone hours", "call back", "Patient portal"):
        assert words.lower() in answer.text.lower()


def test_the_settings_are_read_once_for_a_request_and_anew_once_they_are_saved(django_assert_num_queries):
    edited = PracticeSettings.load()
    with request_memo():
        before = PracticeSettings.load()
        with django_assert_num_queries(0):
            assert PracticeSettings.load() is before
        edited.name = "New Name"
        edited.save()
        assert PracticeSettings.load().name == "New Name"
