"""One clock: the practice's time zone holds for everybody, in requests and in commands."""

import csv
import io
import threading
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from core.models import PracticeSettings
from editorial.review.approving import record_review
from outbox.management.commands.run_worker import work
from outbox.models import PeriodicRun
from tests.editorial.admin import admin_url, edit_form
from tests.factories.pages import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    PhysicianPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

ZONES = ("Pacific/Honolulu", "America/Los_Angeles", "America/New_York")


@pytest.fixture(autouse=True)
def _elsewhere(settings):
    """The server's clock is neither UTC's nor any practice's."""
    settings.TIME_ZONE = "Asia/Tokyo"


def practice_in(zone):
    PracticeSettings.load()
    PracticeSettings.objects.update(time_zone=zone)  # as another process does
    return ZoneInfo(zone)


@pytest.fixture
def editor(client):
    """A member of staff whose profile names another zone, logged in."""
    user = get_user_model().objects.create_superuser("editor", "editor@example.org")
    UserProfile.objects.create(user=user, current_time_zone="Europe/Berlin")
    client.force_login(user)
    return user


@pytest.mark.long
def test_an_editor_schedules_by_the_practices_clock_and_reads_it_everywhere(client, editor):
    for name, day in {
        "Pacific/Honolulu": (2030, 11, 4),
        "America/Los_Angeles": (2030, 3, 10),  # the gap in spring
        "America/New_York": (2030, 11, 3),  # the day on which an hour comes twice
    }.items():
        zone = practice_in(name)
        page = StandardPageFactory()
        typed = "{:04}-{:02}-{:02} 00:30".format(*day)
        form = edit_form(client, page) | {"go_live_at": typed}
        client.post(admin_url("edit", page), form | {"action-publish": "1"})
        [revision] = page.revisions.filter(approved_go_live_at__isnull=False)
        assert revision.approved_go_live_at == datetime(*day, 0, 30, tzinfo=zone), name
        shown = "{:04}-{:02}-{:02} 12:30 am".format(*day)
        assert f'value="{shown}"' in client.get(admin_url("edit", page)).text
        assert "12:30 a.m." in client.get(admin_url("history", page)).text
        # A time of day that only a practice whose clock never changes has.
        skipped = edit_form(client, page) | {"go_live_at": "2030-03-10 02:30", "action-publish": "1"}
        is_refused = (
            "couldn’t be interpreted in time zone" in client.post(admin_url("edit", page), skipped).text
        )
        assert is_refused == (name != "Pacific/Honolulu")


@pytest.mark.long
def test_the_very_next_request_has_the_new_zone_and_none_is_left_behind(client, editor):
    now = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    page = StandardPageFactory()
    PageLogEntry.objects.create(
        page_id=page.pk,
        content_type=page.content_type,
        action="wagtail.edit",
        timestamp=now,
        label="Ours",
    )
    before = timezone.get_current_timezone()
    for name, words, stamp in (
        ("Pacific/Honolulu", "noon", "2026-11-24 12:00 HST"),
        ("America/Los_Angeles", "2 p.m.", "2026-11-24 14:00 PST"),
        ("America/New_York", "5 p.m.", "2026-11-24 17:00 EST"),
    ):
        practice_in(name)
        report = "/admin/reports/site-history/"
        assert f"Nov. 24, 2026, {words}" in client.get(report).text
        text = b"".join(client.get(report, {"export": "csv"}).streaming_content).decode()
        assert stamp in [row["Date/Time"] for row in csv.DictReader(io.StringIO(text))]
        book = io.BytesIO(b"".join(client.get(report, {"export": "xlsx"}).streaming_content))
        assert stamp in [row[-1].value for row in openpyxl.load_workbook(book).active]
        assert timezone.get_current_timezone() == before


@pytest.mark.long
@pytest.mark.parametrize("has_profile", [True, False])
def test_nobody_has_a_clock_of_their_own(client, has_profile):
    user = get_user_model().objects.create_superuser("reader", "reader@example.org")
    if has_profile:
        UserProfile.objects.create(user=user, current_time_zone="Europe/Berlin")
    client.force_login(user)
    practice_in("Pacific/Honolulu")
    page = client.get("/admin/account/")
    assert "time zone" not in page.text.lower()
    # The answer is rendered after the view; the date form of the practice's own day stands in it.
    with time_machine.travel(datetime(2026, 11, 25, 9, 30, tzinfo=UTC), tick=False):
        client.force_login(user)
        page = ArticleIndexPageFactory()
        shown = client.get(f"/admin/pages/add/articles/articlepage/{page.pk}/").text
        assert 'name="published_on" value="2026-11-24"' in shown
    client.force_login(user)
    client.patch("/admin/dismissibles/", '{"seen": true}', content_type="application/json")
    assert UserProfile.objects.get(user=user).dismissibles == {"seen": True}
    assert UserProfile.objects.get(user=user).current_time_zone == ("Europe/Berlin" if has_profile else "")


@pytest.mark.long
def test_what_the_public_reads_follows_the_practices_day(client):
    page = ArticlePageFactory()
    record_review(page, approver_name="A colleague", next_review_on=date(2026, 11, 24))
    page.live = True
    page.save()
    for name in ZONES:
        zone = practice_in(name)
        for hour, is_overdue in (((24, 23, 59), False), ((25, 0, 1), True)):
            with time_machine.travel(datetime(2026, 11, *hour, tzinfo=zone).astimezone(UTC), tick=False):
                answer = client.get(page.url)
                assert ("was due for review" in answer.text) == is_overdue, (name, hour)
                assert not answer.cookies


def test_commands_mean_the_practices_day(mailoutbox):
    author = get_user_model().objects.create_user("author", "author@example.org")
    page = ArticlePageFactory(authors=[PhysicianPageFactory(user=author)])
    record_review(page, approver_name="A colleague", next_review_on=date(2026, 11, 24))
    page.live = True
    page.save()
    for name in ZONES:
        zone = practice_in(name)
        for hour, words in (((24, 23, 59), "Review due on"), ((25, 0, 1), "Review was due on")):
            mailoutbox.clear()
            with time_machine.travel(datetime(2026, 11, *hour, tzinfo=zone).astimezone(UTC), tick=False):
                call_command("send_review_digests", verbosity=0)
            assert words in mailoutbox[0].body, (name, hour)


class UntilIdle(threading.Event):
    """Stops the worker once it has done all that is due."""

    def wait(self, timeout=None):
        self.set()


@pytest.mark.long
@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # the worker closes its connections
def test_the_worker_means_the_practices_day_and_dates_mail_by_its_clock(settings, mailoutbox):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    author = get_user_model().objects.create_user("author", "author@example.org")
    page = ArticlePageFactory(authors=[PhysicianPageFactory(user=author)])
    record_review(page, approver_name="A colleague", next_review_on=date(2026, 11, 24))
    page.live = True
    page.save()
    zone = practice_in("Pacific/Honolulu")
    with time_machine.travel(datetime(2026, 11, 24, 23, 59, tzinfo=zone).astimezone(UTC), tick=False):
        work(UntilIdle())
    [mail] = mailoutbox
    assert "Review due on" in mail.body
    assert mail.message()["Date"] == "Tue, 24 Nov 2026 23:59:00 -1000"
    assert not PeriodicRun.objects.exclude(error="").exists()
    assert timezone.get_current_timezone_name() == settings.TIME_ZONE


@pytest.mark.long
def test_the_environment_only_begins_a_practice(settings):
    for given, zone in {
        "Pacific/Honolulu": "Pacific/Honolulu",
        "UTC": "America/New_York",  # a server's clock is no practice's
    }.items():
        PracticeSettings.objects.all().delete()
        settings.TIME_ZONE = given
        call_command("setup_practice", verbosity=0)
        assert PracticeSettings.load().time_zone == zone
        settings.TIME_ZONE = "America/Los_Angeles"
        call_command("setup_practice", verbosity=0)
        assert PracticeSettings.load().time_zone == zone
