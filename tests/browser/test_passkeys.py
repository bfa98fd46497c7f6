"""Passkeys, with Chromium's own virtual security key. An address of numbers is no relying party, so on `localhost`."""

import pytest
from playwright.sync_api import expect

from demo.logins import LOGINS
from tests.browser.demo_site import sign_in
from tests.browser.second_factors import give_password_again, put_in_a_security_key

ACCOUNT = "reviewer"


@pytest.mark.long
def test_a_passkey_is_set_up_signs_in_alone_and_is_a_second_factor(browser, site_url):
    page = browser.new_page(base_url=site_url.replace("127.0.0.1", "localhost"))
    session, key = put_in_a_security_key(page)
    sign_in(page, ACCOUNT)

    page.goto("/admin/account/signing-in/")
    page.get_by_role("link", name="Add a passkey").click()
    give_password_again(page, LOGINS[ACCOUNT])
    page.locator("[name=name]").fill("Blue key")
    page.get_by_role("button", name="Create the passkey").click()
    expect(page.locator(".entrance__codes li")).to_have_count(10)
    page.get_by_role("button", name="I have kept the codes").click()
    expect(page.get_by_text("Passkey: Blue key")).to_be_visible()

    # Signing out, and in with the key and its PIN alone, back to where the person was going.
    page.context.clear_cookies()
    page.goto("/admin/account/signing-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("Passkey: Blue key")).to_be_visible()

    # After the password, it is the second factor. Another person's key is none, and the page says what to do.
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(ACCOUNT)
    page.get_by_label("Password").fill(LOGINS[ACCOUNT])
    page.get_by_role("button", name="Sign in", exact=True).click()
    session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("That did not work")).to_be_visible()
    session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/admin/")

    # Other tests sign in with the password alone.
    page.goto("/admin/account/signing-in/")
    page.get_by_role("link", name="Remove").click()
    give_password_again(page, LOGINS[ACCOUNT])
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("A passkey was removed")).to_be_visible()
    page.close()
