"""An app that shows codes, as a person has it on a phone, and somebody new who is invited and sets one up."""

import os
import re
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.demo_site import CHECKOUT, VAR_OF, prove, sign_in

PASSWORD = "warm socks and tea"
_numbers = count(1)


class App:
    """An app that knows a secret. Each code works once: it shows the next one early, where somebody is in a hurry."""

    def __init__(self, secret):
        self.secret = secret

    def code(self, *, early=False):
        """Return the 6 digits of this half minute, or those of the next, which are taken too."""
        from allauth.mfa.totp.internal.auth import (
            format_hotp_value,
            hotp_value,
            yield_hotp_counters_from_time,
        )

        _last, now, following = yield_hotp_counters_from_time()
        return format_hotp_value(hotp_value(self.secret, following if early else now))


def set_up_app(page):
    """Go from the second of the three screens to the last, which shows the recovery codes; return the app."""
    app = App(page.locator("details code").text_content().replace(" ", ""))
    page.get_by_label("The 6 digits your app shows").fill(app.code())
    page.get_by_role("button", name="Continue").click()
    page.locator(".entrance__codes").wait_for()
    return app


def keep_codes(page):
    """Leave the last of the three screens."""
    page.get_by_role("button", name="I have kept the codes").click()


def choose_app(page):
    """Leave the first of the three screens."""
    page.get_by_role("link", name="Use an app").click()


def type_code(page, code):
    """Type a code on the screen, or in the frame, that asks for the second factor."""
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Continue").click()


def put_in_a_security_key(page):
    """Give the browser a security key that asks for its PIN, and knows it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    return session, key


def give_password_again(page, password):
    """Type the password once more, before a change that asks for it."""
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Continue").click()


def invite_somebody(page, *roles):
    """Have the superuser invite somebody new; return their email, which is the name they sign in by.

    The window is nobody's, and is so again afterwards.
    """
    email = f"new{os.getpid()}-{next(_numbers)}@example.org"
    sign_in(page, "admin")
    page.goto("/admin/users/new/")
    page.get_by_label("First name").fill("Nova")
    page.get_by_label("Last name").fill("Newcomer")
    page.get_by_label("Email").fill(email)
    for role in roles or ("Editors",):
        page.get_by_role("checkbox", name=role, exact=True).check()
    page.get_by_role("button", name="Send the invitation").click()
    page.get_by_text("Nova Newcomer is invited").wait_for()
    page.context.clear_cookies()
    return email


def open_invitation(page, email):
    """Follow the link of an invitation."""
    page.goto(_link_to(page, email, "invitation"))


def accept(page, email):
    """Follow an invitation, set the password, and sign in with it: up to the first of the three screens."""
    open_invitation(page, email)
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    prove(page, email, PASSWORD)
    page.get_by_text("Step 1 of 3").wait_for()


def open_link_for_new_password(page, login):
    """Ask for a link with which to set a new password, and follow it."""
    page.goto("/admin/password_reset/")
    page.get_by_label("Username or email").fill(login)
    page.get_by_role("button", name="Send the link").click()
    page.get_by_role("heading", name="Check your email").wait_for()
    page.goto(_link_to(page, login, "password_reset/confirm"))


def _link_to(page, email, kind):
    """Return the address in the newest mail to somebody that leads to `kind`, once the worker has sent it.

    The demo's mail lands as files.
    """
    address = urlsplit(page.url)
    var = VAR_OF.get(f"{address.scheme}://{address.netloc}") or os.environ.get("VAR_DIR", CHECKOUT / "var")
    for _round in range(600):
        for file in sorted(Path(var, "mail").glob("*"), reverse=True):
            text = file.read_text()
            if email in text and (found := re.search(rf"http://\S+/admin/{kind}/\S+", text)):
                return found[0]
        page.wait_for_timeout(100)
    raise AssertionError(f"No mail to {email}")
