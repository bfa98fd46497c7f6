"""A Monday at the front desk, in the browser: sixty requests of all kinds, and nobody is lost."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.demo_site import CHECKOUT, demo_site, sign_in
from tests.browser.desk import fill_in_visit, find, unfold
from tests.databases import put_migrated_database

QUEUE = "/admin/consultations/"

# What came before the desk opens: most of it over the weekend, some of it in the hands of colleagues who are not here.
MONDAY = """
import django
django.setup()
from datetime import timedelta
from django.contrib.auth.models import Group
from django.utils import timezone
import time_machine
from consultations.desk.leave import set_leave
from consultations.desk.services import move_consultation, take_consultation
from tests.factories.consultations import submitted
from users.models import User

def colleague(username, name):
    user = User.objects.create_user(username, f"{username}@example.org", first_name=name, last_name="Away")
    user.groups.add(Group.objects.get(name="Front desk"))
    return user

gone, on_leave = colleague("gone", "Greta"), colleague("leave", "Lars")
number = 0

def ask(**answers):
    global number
    number += 1
    with time_machine.travel(timezone.now() - timedelta(hours=72 - number), tick=False):
        return submitted(**{"patient_name": f"Patient {number}", "telephone": f"202-555-01{number:02}"} | answers)

for owner, many in ((gone, 5), (on_leave, 4)):
    for _each in range(many):
        consultation = take_consultation(ask().pk, version=1, user=owner)
    move_consultation(consultation.pk, version=2, user=owner, to="waiting")
for place in range(4):
    ask(urgent_signs="Fever and new back pain", patient_name=f"Urgent {place}")
for place in range(4):
    ask(quarantine_rule="links", note=f"See one.example and two.example {place}", patient_name=f"Held {place}")
for place in range(8):
    ask(for_whom="someone_else", asker_name=f"Dana Daughter {place}", asker_relation="Daughter", telephone_of="asker")
for place in range(4):
    ask(preferred_contact="email", email=f"patient{place}@example.org")
for place in range(4):
    ask(interpreter_language="Spanish", may_leave_message=False)
for name in ("María Núñez", "Ann Smith", "Bo Østergård"):
    ask(patient_name=name)
for _twice in range(2):
    ask(patient_name="Theo Twice", telephone="202-555-0199", note=f"Again {number}")
while number < 60:
    ask()
gone.is_active = False
gone.save()
set_leave(on_leave, timezone.localdate(), timezone.localdate() + timedelta(days=5), by=on_leave)
"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def monday_url(tmp_path_factory, chromium_path, django_db_blocker):
    """The address of the demo site, with sixty requests that nobody here has seen."""
    folder = tmp_path_factory.mktemp("monday")
    (folder / "var").mkdir()
    with django_db_blocker.unblock():
        put_migrated_database(folder / "var" / "db.sqlite3")
    with demo_site(folder) as url:
        environment = {
            "DJANGO_SETTINGS_MODULE": "apmsite.settings.local",
            "ENV_FILE": "tests/test.env",
            "VAR_DIR": str(folder / "var"),
            "PUBLIC_URL": url,
        }
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run([sys.executable, "-c", MONDAY], cwd=CHECKOUT, env=inherited | environment, check=True)
        yield url


@pytest.fixture
def desk(browser, monday_url):
    """The admin, with the front desk logged in."""
    page = browser.new_page(base_url=monday_url, viewport={"width": 1280, "height": 900})
    sign_in(page, "frontdesk")
    yield page
    page.context.close()


def rows_in(page, tab):
    """Open a tab and return its rows."""
    page.goto(f"{QUEUE}?tab={tab}")
    return page.locator(".queue__row")


def press_for_all_in(page, tab, button):
    """Tick everything on the pages of a tab and press a button, until the tab is empty."""
    while rows_in(page, tab).count():
        page.get_by_label("Tick all").check()
        press(page, button)


def press(page, button):
    """Press a button, and wait for the page that says what was done."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def book(page, place):
    """Book a visit, at a time of its own."""
    fill_in_visit(page, date.today() + timedelta(days=1))
    page.get_by_label("Time", exact=True).fill(f"{9 + place // 4:02}:{place % 4 * 15:02}")
    page.get_by_label("How long").select_option("15 minutes")
    press(page, "Book the visit")
    if page.get_by_role("button", name="Book it anyway").count():
        press(page, "Book it anyway")


def close(page, _place):
    unfold(page, "Move on")
    page.get_by_label("Close, because").select_option("No longer needed")
    press(page, "Close")


def reach_and_book(page, place):
    press(page, "Reached")
    book(page, place)


def leave_a_message(page, _place):
    press(page, "Voicemail")
    if (unwanted := page.get_by_label("It was left anyway")).count():
        unwanted.first.check()
        press(page, "Voicemail")


def wait_for_the_patient(page, _place):
    press(page, "Reached")
    unfold(page, "Move on")
    press(page, "Waiting for patient")


def find_nobody_at_home(page, _place):
    press(page, "No answer")


WORK = (reach_and_book, leave_a_message, close, wait_for_the_patient, find_nobody_at_home)


def test_at_the_end_of_monday_each_is_booked_or_closed_or_due_and_in_somebodys_hands(desk):
    # What is urgent stands first, whatever came before it.
    new = rows_in(desk, "new")
    assert all("Urgent" in row for row in new.all_inner_texts()[:4])
    assert rows_in(desk, "nobody").count() == 50

    # Two of the four that are held are people.
    for name in ("Held 0", "Held 1"):
        rows_in(desk, "quarantine").filter(has_text=name).get_by_role("checkbox").check()
        press(desk, "Release")
    press_for_all_in(desk, "quarantine", "Mark as spam")

    # Callers who spell as they hear, and one who asked twice.
    for heard, name in (("nunes", "María Núñez"), ("smit", "Ann Smith"), ("oestergaard", "Bo Østergård")):
        find(desk, heard)
        expect(desk.locator(".queue__row").filter(has_text=name)).to_have_count(1)
    find(desk, "theo twice")
    first = desk.locator(".queue__reference-number").last.inner_text()
    desk.locator(".queue__row").first.get_by_role("link", name="Theo Twice").click()
    unfold(desk, "Move on")
    desk.get_by_label("Duplicate of reference number").fill(first)
    press(desk, "Link")

    # The colleagues' and nobody's become one's own, and each is worked on.
    press_for_all_in(desk, "nobody", "Take")
    addresses = []
    page_number = 1
    while (rows := rows_in(desk, f"mine&p={page_number}")).count():
        links = rows.locator("th a")
        addresses += [links.nth(number).get_attribute("href") for number in range(links.count())]
        page_number += 1
    assert len(addresses) == 57  # without the spam, and the duplicate
    for place, address in enumerate(addresses):
        desk.goto(address)
        WORK[place % len(WORK)](desk, place)

    for tab in ("new", "nobody", "quarantine", "overdue"):
        assert rows_in(desk, tab).count() == 0, tab
    seen = []
    for page_number in (1, 2):
        rows = rows_in(desk, f"all&p={page_number}")
        seen += [
            [row.locator(f".queue__{part}").inner_text().strip() for part in ("status", "due", "owner")]
            for row in rows.all()
        ]
    assert len(seen) == 60
    for status, due, owner in seen:
        is_done = any(word in status for word in ("Booked", "Closed", "Spam", "Duplicate"))
        assert is_done or (due not in ("", "–") and owner not in ("", "–")), (status, due, owner)
    assert sum("Booked" in status for status, _due, _owner in seen) == 12
