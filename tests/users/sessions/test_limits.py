"""How long somebody stays signed in, and what a copy of the database knows of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from users.models import Session

pytestmark = pytest.mark.django_db

HOME = "/admin/"
SCRIPT = {"Sec-Fetch-Dest": "empty"}
FRAME = {"Sec-Fetch-Dest": "iframe"}


@pytest.fixture
def front_desk(client, staff, practice_of_the_folder, time_machine):
    """The browser of somebody at the front desk."""
    time_machine.move_to(datetime(2026, 11, 30, 14, tzinfo=UTC), tick=False)
    client.user = staff("desk", "Front desk")
    client.force_login(client.user)
    return client


@pytest.fixture
def asked(front_desk):
    """A function that tells whether the front desk is signed in, without being there."""
    return lambda: front_desk.get(reverse("users_session"), headers=SCRIPT).status_code == 200


def test_fifteen_minutes_without_a_click_end_a_session(front_desk, asked, time_machine):
    time_machine.shift(timedelta(minutes=14))
    assert front_desk.get(HOME).status_code == 200
    time_machine.shift(timedelta(minutes=14))
    assert asked()
    time_machine.shift(timedelta(minutes=1))
    assert not asked()
    assert front_desk.get(HOME).status_code == 302
    assert not Session.objects.exists()


def test_pings_polls_and_previews_keep_nobody_signed_in_and_typing_does(front_desk, asked, time_machine):
    for headers in (SCRIPT, FRAME):
        front_desk.get(HOME)
        for _minute in range(15):
            assert asked()
            time_machine.shift(timedelta(minutes=1))
            front_desk.get(HOME, headers=headers)
        assert not asked()
        front_desk.force_login(front_desk.user)
    for _minute in range(20):
        time_machine.shift(timedelta(minutes=1))
        assert front_desk.post(reverse("users_session"), headers=SCRIPT).status_code == 200


def test_twelve_hours_end_a_session_whatever_somebody_does(front_desk, asked, time_machine):
    for _quarter in range(12 * 6 - 1):
        time_machine.shift(timedelta(minutes=10))
        assert front_desk.get(HOME).status_code == 200
    time_machine.shift(timedelta(minutes=10))
    assert not asked()


def test_a_copy_of_the_database_holds_no_key_of_a_session(front_desk):
    key = front_desk.cookies[settings.SESSION_COOKIE_NAME].value
    assert front_desk.get(HOME).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data FROM users_session")
        rows = cursor.fetchall()
    assert len(rows) == 1
    assert key not in str(rows)
    for stored, _data in rows:
        front_desk.cookies[settings.SESSION_COOKIE_NAME] = stored
        assert front_desk.get(HOME).status_code == 302


def test_whoever_signs_out_leaves_no_row_and_the_key_opens_nothing(front_desk):
    key = front_desk.cookies[settings.SESSION_COOKIE_NAME].value
    assert front_desk.post("/admin/logout/").status_code == 302
    assert not Session.objects.exists()
    front_desk.cookies[settings.SESSION_COOKIE_NAME] = key
    assert front_desk.get(HOME).status_code == 302


def test_whoever_runs_the_server_signs_out_one_account_or_everybody(staff, practice_of_the_folder):
    owner, colleague = staff("owner", "Front desk"), staff("colleague", "Editors")
    browsers = {account.username: Client() for account in (owner, colleague)}
    for account in (owner, colleague):
        browsers[account.username].force_login(account)
    with pytest.raises(CommandError, match="No account"):
        call_command("end_sessions", "nobody")
    call_command("end_sessions", owner.username)
    assert browsers[owner.username].get("/admin/").status_code == 302
    assert browsers[colleague.username].get("/admin/").status_code == 200
    call_command("end_sessions", "--all")
    assert browsers[colleague.username].get("/admin/").status_code == 302
    logged = ModelLogEntry.objects.filter(action="users.sessions_ended").values_list("object_id", flat=True)
    assert sorted(logged) == sorted(str(account.pk) for account in (owner, owner, colleague))
