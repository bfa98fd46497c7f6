"""A page of the admin whose session is over: it is covered at once, and only the same account goes on in it."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo_site import prove, sign_in
from tests.browser.desk import find
from tests.browser.test_desk_at_work import ask

NAME = "Sessionia Kept"


@pytest.fixture
def at_work(open_page):
    """A function that signs an account in, and returns its page and what ends its session from another window."""

    def at_work_(username, **options):
        page = open_page("/admin/login/", **options)
        page.clock.install()
        sign_in(page, username)

        def end():
            other = page.context.new_page()
            other.goto("/admin/")
            page.context.request.post(
                "/admin/logout/",
                form={"csrfmiddlewaretoken": other.evaluate("wagtailConfig.CSRF_TOKEN")},
            )
            other.close()
            page.clock.fast_forward(31_000)

        return page, end

    return at_work_


def sign_in_again(page, username):
    prove(page.frame_locator("#session-cover iframe"), username)


def test_a_covered_request_shows_nothing_and_its_note_is_saved_after_signing_in_again(open_page, at_work):
    ask(open_page, NAME, "202 555 0166")
    page, end = at_work("frontdesk")
    find(page, NAME)
    page.get_by_role("row").get_by_role("link", name=NAME).first.click()
    page.get_by_label("Add a note").fill("Prefers Thursday")
    end()
    cover = page.get_by_role("dialog", name="You are signed out")
    expect(cover).to_be_visible()
    expect(page.get_by_text(NAME).first).to_be_hidden()
    expect(page).to_have_title("You are signed out")
    assert NAME not in page.locator("body").inner_text()
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})").find("Thursday") == -1
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    sign_in_again(page, "frontdesk")
    expect(cover).to_be_hidden()
    expect(page.get_by_label("Add a note")).to_have_value("Prefers Thursday")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".consultation__timeline")).to_contain_text("Prefers Thursday")


@pytest.mark.long
def test_another_account_starts_clean(at_work):
    page, end = at_work("manager")
    page.goto("/admin/account/")
    page.get_by_label("First name").fill("Written by the first")
    end()
    expect(page.get_by_role("dialog", name="You are signed out")).to_be_visible()
    sign_in_again(page, "frontdesk")
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("dialog", name="You are signed out")).to_be_hidden()
    assert "Written by the first" not in page.content()
