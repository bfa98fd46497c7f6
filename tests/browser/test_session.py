"""A page of the admin whose session is over: it is covered at once, and only the same account goes on in it."""

from secrets import token_hex

import pytest
from playwright.sync_api import expect

from demo.logins import LOGINS
from tests.browser.demo_site import prove, sign_in
from tests.browser.desk import find
from tests.browser.second_factors import (
    give_password_again,
    keep_codes,
    put_in_a_security_key,
    set_up_app,
    type_code,
)
from tests.browser.test_desk_at_work import ask
from tests.browser.test_review import write_comment

NAME = "Sessionia Kept"
COVER = "#session-cover"


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


def frame_of(page):
    return page.frame_locator(f"{COVER} iframe")


def sign_in_again(page, username):
    prove(frame_of(page), username)


def stored(page):
    """Return all that the site has stored in the browser."""
    return page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


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
    assert "Thursday" not in stored(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    sign_in_again(page, "frontdesk")
    expect(cover).to_be_hidden()
    expect(page.get_by_label("Add a note")).to_have_value("Prefers Thursday")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".consultation__timeline")).to_contain_text("Prefers Thursday")


def write_article(page, words, title=""):
    """Begin an article, which nothing saves while it has no title; return the place of its text."""
    page.goto("/admin/new-article/")
    page.get_by_role("textbox", name="Title").first.fill(title)
    page.locator("[name=introduction]").fill("What helps a sore back.")
    body = page.locator("#panel-child-article-body-section").get_by_role("textbox").first
    body.press_sequentially(words)
    return body


def save_draft(page):
    page.get_by_role("navigation", name="Actions (footer)").get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/**")


def is_autosave(response):
    return response.request.method == "POST" and "/edit/" in response.url and response.ok


@pytest.mark.long
def test_an_article_goes_on_where_its_author_was_writing(at_work):
    page, end = at_work("physician")
    body = write_article(page, "Walk a little,", f"Under the cover {token_hex(4)}")
    save_draft(page)
    write_comment(page, "introduction", "Is that enough?")
    page.get_by_role("button", name="Comment", exact=True).click()
    body.press("Control+End")
    page.keyboard.type(" every day.")
    end()
    expect(page.locator(COVER)).to_be_visible()
    assert "Walk a little" not in page.locator("body").inner_text()
    assert "every day" not in stored(page)
    sign_in_again(page, "physician")
    expect(page.locator(COVER)).to_be_hidden()
    body.press("Control+End")
    with page.expect_response(is_autosave):
        page.keyboard.type(" And rest.")
    save_draft(page)
    expect(page.get_by_text("has been updated")).to_be_visible()
    expect(body).to_have_text("Walk a little, every day. And rest.")
    page.get_by_role("button", name="Toggle comments").click()
    expect(page.locator("#comments").get_by_text("Is that enough?")).to_be_visible()


@pytest.mark.long
def test_another_account_starts_clean(at_work):
    page, end = at_work("physician")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    write_article(page, "For these eyes only.")
    end()
    expect(page.locator(COVER)).to_be_visible()
    sign_in_again(page, "frontdesk")
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("region", name="Consultation requests")).to_be_visible()
    expect(page.locator(COVER)).to_be_hidden()
    assert "For these eyes only" not in page.content() + stored(page)
    assert asked == []


@pytest.mark.long
def test_second_factors_are_proved_within_the_cover(at_work, site_url):
    """On `localhost`: an address of numbers has no passkeys."""
    page, end = at_work("triagelead", base_url=site_url.replace("127.0.0.1", "localhost"))
    put_in_a_security_key(page)
    page.goto("/admin/account/signing-in/")
    page.get_by_role("link", name="Add an app").click()
    give_password_again(page, LOGINS["triagelead"])
    app = set_up_app(page)
    keep_codes(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Create the passkey").click()
    expect(page.get_by_text("A passkey was added")).to_be_visible()

    page.goto("/admin/account/")
    page.get_by_label("First name").fill("Kept")
    end()
    sign_in_again(page, "triagelead")
    type_code(frame_of(page), "000000")
    expect(frame_of(page).get_by_text("Use the newest code")).to_be_visible()
    type_code(frame_of(page), app.code(early=True))
    expect(page.locator(COVER)).to_be_hidden()
    expect(page.get_by_label("First name")).to_have_value("Kept")

    end()
    frame_of(page).get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator(COVER)).to_be_hidden()

    end()
    sign_in_again(page, "triagelead")
    frame_of(page).get_by_role("button", name="Use a passkey").click()
    expect(page.locator(COVER)).to_be_hidden()
    expect(page.get_by_label("First name")).to_have_value("Kept")

    # Other tests sign in with the password alone.
    page.goto("/admin/account/signing-in/")
    page.get_by_role("link", name="Remove").first.click()
    give_password_again(page, LOGINS["triagelead"])
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("A passkey was removed")).to_be_visible()
