from dataclasses import dataclass

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from bs4 import BeautifulSoup
from django.test import Client

from tests.editorial.conftest import _practice, practice_of_the_folder, staff  # noqa: F401

PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def _outbox(settings):
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"


def code_of(secret):
    """Return the code that an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


@dataclass
class Person:
    """Somebody with an account and a browser; `secret` is that of the app, "" without one."""

    account: object
    client: Client
    secret: str = ""

    def give_password(self, login="", password=PASSWORD, **data):
        login = login or self.account.username
        return self.client.post("/admin/login/", {"login": login, "password": password, **data})

    def give_code(self, code=""):
        return self.client.post("/admin/login/code/", {"code": code or code_of(self.secret)})

    def sign_in(self):
        self.give_password()
        return self.give_code()

    def give_password_again(self, path):
        return self.client.post("/admin/account/password-again/", {"password": PASSWORD, "next": path})

    def add_app(self):
        """Give the account an app, as if it had been set up before."""
        self.secret = "JBSWY3DPEHPK3PXP"
        TOTP.activate(self.account, self.secret)
        return self

    def set_up_app(self):
        """Go through the screens that follow the password at a first sign-in."""
        self.secret = secret_on(self.client.get("/admin/second-factor/app/"))
        self.client.post("/admin/second-factor/app/", {"code": code_of(self.secret)})
        return self.client.post("/admin/second-factor/codes/")

    def recovery_codes(self):
        return RecoveryCodes.activate(self.account).get_unused_codes()


@pytest.fixture
def person(staff):  # noqa: F811
    """A function that makes somebody with these roles, who has a password and no second factor yet."""

    def person_(username, *roles, **fields):
        account = staff(username, *roles, **fields)
        account.set_password(PASSWORD)
        account.save()
        return Person(account, Client())

    return person_


def secret_on(response):
    """Return the secret that the screen of the app shows for typing."""
    return BeautifulSoup(response.content, "html.parser").select_one("details code").text.replace(" ", "")


def decrypted(factor, name):
    """Return a secret of a stored factor."""
    return get_adapter().decrypt(factor.data[name])
