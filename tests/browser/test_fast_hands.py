"""Keys and clicks of the desk's commonest work, where the focus goes, and the list on a phone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.demo_site import sign_in
from tests.browser.desk import fill_in_visit, find
from tests.browser.test_desk_at_work import ask
from tests.browser.test_keyboard import announced, tab_to

pytestmark = pytest.mark.long

QUEUE = "/admin/consultations/"

# Digits would be taken for those of a phone number.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


@pytest.fixture(scope="module")
def three_asked(browser, site_url):
    """The names of three patients who have asked one after the other, by their first names; another asked before."""

    def open_page(path, **_size):
        page = browser.new_page(base_url=site_url)
        page.goto(path)
        return page

    # Nobody of an earlier run, where the site runs on.
    names = {
        name: f"{name} {uuid4().hex.translate(_LETTERS)}" for name in ("Anna", "Quentin", "Rosa", "Sven")
    }
    for number, name in enumerate(names.values()):
        ask(open_page, name, f"202 555 018{number}")
    return names


def open_consultation(page, name):
    """Open the request of a patient from the queue of new ones, so that another one is next."""
    find(page, name)
    page.get_by_role("row").get_by_role("link", name=name).first.click()
    page.locator(".consultation__status").wait_for()
    key = page.url.partition("?")[0]
    page.goto(f"{key}?tab=all&sort=-received")
    expect(page.get_by_role("link", name="Next", exact=True)).to_be_visible()


def set_keys(page, *, on):
    """Turn the keys on or off in the account, as Wagtail offers it."""
    page.goto("/admin/account/")
    page.locator("[name=theme-keyboard_shortcuts]").set_checked(on, force=True)
    page.locator("main form [type=submit]").last.click()
    expect(page.get_by_text("Your account settings have been changed successfully!")).to_be_visible()


def press(page, key, shown):
    """Press one key, and wait until the page that it leads to shows what was done."""
    # The script is there.
    expect(page.locator("[data-key=j][aria-keyshortcuts]")).to_be_attached()
    page.keyboard.press(key)
    expect(page.locator(".desk-undo")).to_contain_text(shown)


def test_take_voicemail_next_are_three_keys_and_each_is_undone_by_one(front_desk, three_asked):
    open_consultation(front_desk, three_asked["Sven"])
    address, timeline = front_desk.url, front_desk.locator(".consultation__timeline")
    press(front_desk, "t", "This request is yours.")
    expect(front_desk.locator("#contact")).to_be_focused()
    expect(front_desk.locator("#contact")).to_have_attribute("aria-describedby", "done")
    assert any("This request is yours." in words for words in announced(front_desk, "status"))
    # A busy machine may take longer than the ten seconds: then it is logged once more.
    for _attempt in range(5):
        press(front_desk, "v", "The call is logged.")
        expect(front_desk.locator("#next")).to_be_focused()
        front_desk.keyboard.press("j")
        front_desk.wait_for_url(lambda url: url.partition("#")[0] != address.partition("#")[0])
        if front_desk.locator(".desk-undo button").count():
            break
        front_desk.goto(address)

    # The change before is undone from the next request, and that leads back to its own.
    expect(front_desk.locator(".desk-undo")).to_contain_text(": The call is logged.")
    front_desk.keyboard.press("z")
    expect(timeline).to_contain_text("Undone: Call · Voicemail")
    assert front_desk.url.partition("#")[0] == address.partition("#")[0]
    expect(front_desk.locator("#contact:focus, #next:focus")).to_have_count(1)


def test_keys_that_are_typed_into_a_field_are_its_text(front_desk, three_asked):
    open_consultation(front_desk, three_asked["Rosa"])
    front_desk.keyboard.press("n")
    expect(front_desk.get_by_label("Add a note")).to_be_focused()
    front_desk.keyboard.type("tva")
    expect(front_desk.get_by_label("Add a note")).to_have_value("tva")
    front_desk.keyboard.press("Escape")
    expect(front_desk.get_by_role("button", name="Save the note").last).to_be_focused()
    front_desk.keyboard.press("d")
    expect(front_desk.get_by_label("Next try on")).to_be_focused()
    front_desk.keyboard.press("Escape")
    expect(front_desk.get_by_role("button", name="Reached")).to_be_focused()
    front_desk.keyboard.press("n")
    front_desk.keyboard.press("Control+Enter")
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("tva")
    expect(front_desk.locator("#take")).to_be_focused()


def test_who_turned_keys_off_in_their_account_has_none(open_page, three_asked):
    # Saving the account renews the session: the one that other tests share stays as it is.
    page = open_page("/admin/login/")
    sign_in(page, "frontdesk")
    open_consultation(page, three_asked["Rosa"])
    address = page.url
    set_keys(page, on=False)
    try:
        page.goto(address)
        page.keyboard.press("n")
        expect(page.get_by_label("Add a note")).not_to_be_focused()
        expect(page.locator("[data-key][aria-keyshortcuts]")).to_have_count(0)
    finally:
        set_keys(page, on=True)


def test_the_keys_are_in_the_list_of_wagtail(front_desk, three_asked):
    open_consultation(front_desk, three_asked["Rosa"])
    front_desk.keyboard.press("?")
    shown = front_desk.get_by_role("dialog", name="Keyboard shortcuts")
    for words in ("Take it", "Log “Voicemail”", "Undo, within ten seconds", "Book a visit"):
        expect(shown.get_by_role("row").filter(has_text=words)).to_be_visible()


def test_take_voicemail_next_are_three_clicks(front_desk, three_asked):
    open_consultation(front_desk, three_asked["Quentin"])
    address, clicks = front_desk.url, 0
    for step in (
        front_desk.get_by_role("button", name="Take it"),
        front_desk.get_by_role("button", name="Voicemail"),
        front_desk.get_by_role("link", name="Next", exact=True),
    ):
        step.click()
        clicks += 1
    front_desk.wait_for_url(lambda url: url.partition("#")[0] != address.partition("#")[0])
    assert clicks == 3


def test_reached_note_booked_next_are_ten_clicks_at_most(front_desk, three_asked):
    open_consultation(front_desk, three_asked["Quentin"])
    address, clicks = front_desk.url, []

    def click(control):
        control.click()
        clicks.append(control)

    click(front_desk.get_by_label("Add a note"))
    front_desk.keyboard.type("Prefers Thursday")
    click(front_desk.get_by_role("button", name="Reached"))
    expect(front_desk.locator("#book")).to_be_focused()
    # The day has the focus already; each choice from a list is two clicks.
    fill_in_visit(front_desk, date.today() + timedelta(days=1))
    clicks += ["time", "where", "its name", "with whom", "their name"]
    click(front_desk.get_by_role("button", name="Book the visit"))
    booked, anyway = (
        front_desk.locator(".consultation__status", has_text="Booked"),
        front_desk.get_by_role("button", name="Book it anyway"),
    )
    booked.or_(anyway).first.wait_for()
    if anyway.is_visible():  # tomorrow may be a Sunday
        click(anyway)
    expect(front_desk.locator(".consultation__status")).to_have_text("Booked")
    expect(front_desk.locator(".consultation__timeline")).to_contain_text("Prefers Thursday")
    expect(front_desk.locator("#next")).to_be_focused()
    click(front_desk.locator("#next"))
    front_desk.wait_for_url(lambda url: url.partition("#")[0] != address.partition("#")[0])
    assert len(clicks) <= 10


def test_undo_is_reached_by_tab_works_without_a_script_and_goes_after_ten_seconds(
    front_desk, open_page, logged_in, three_asked
):
    open_consultation(front_desk, three_asked["Sven"])
    address = front_desk.url.partition("#")[0]
    plain = open_page(address, javascript=False, storage_state=logged_in("frontdesk"))
    plain.get_by_role("button", name="No answer").click()
    expect(plain.locator("#next")).to_be_focused()
    plain.locator("main").get_by_role("button", name="Undo").click()
    expect(plain.locator(".consultation__timeline")).to_contain_text("Undone: Call · No answer")

    front_desk.goto(address)
    front_desk.clock.install()
    front_desk.get_by_role("button", name="No answer").click()
    expect(front_desk.locator("#next")).to_be_focused()
    undo = front_desk.locator(".desk-undo").get_by_role("button", name="Undo")
    front_desk.keyboard.press("Shift+Tab")
    tab_to(front_desk, front_desk.locator("#next"))
    undo.focus()
    front_desk.clock.fast_forward(11_000)
    expect(undo).to_have_count(0)
    expect(front_desk.locator("#next")).to_be_focused()
    expect(front_desk.locator(".desk-undo")).to_contain_text("The call is logged.")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_on_a_phone_ticking_shows_the_bar_which_covers_no_row_and_rows_say_number_and_owner(
    open_page, logged_in, three_asked, mode
):
    page = open_page(
        f"{QUEUE}?tab=all",
        width=390,
        height=844,
        storage_state=logged_in("triagelead"),
        bypass_csp=True,
        **axe.MODES[mode],
    )
    rows = page.locator("[data-row]")
    expect(rows.first.locator(".queue__reference-number")).to_be_visible()
    expect(rows.first.locator(".queue__owner")).to_contain_text("Owner:")
    bar = page.locator(".queue-bulk")
    expect(bar).to_be_hidden()
    rows.first.get_by_role("checkbox").check()
    expect(bar).to_be_in_viewport()
    assert bar.bounding_box()["height"] < 844 / 3
    expect_last_row_above(bar, page)
    bar.get_by_text("Assign or move").click()
    expect(bar.get_by_role("button", name="Move", exact=True)).to_be_visible()
    expect_last_row_above(bar, page)
    assert axe.scrolls_sideways(page) == 0
    # As long as the list: what is scrolled half under the head is not taken for too small.
    page.set_viewport_size({"width": 390, "height": 6000})
    assert axe.violations(page, part=".queue-form") == []


def expect_last_row_above(bar, page):
    """Expect that whoever scrolls to the end sees the last row whole, above the bar."""
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.locator("main").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    last, top = page.locator("[data-row]").last.bounding_box(), bar.bounding_box()["y"]
    assert last["y"] + last["height"] <= top + 1
