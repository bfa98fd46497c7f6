"""The way in: password and second factor, by any address, in any case, and never the password alone."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from demo import logins
from tests.users.signing_in.conftest import code_of, secret_on
from users.models import User

pytestmark = pytest.mark.django_db


def test_signing_in_takes_the_password_and_a_code(person):
    edda = person("edda", "Editors").add_app()
    assert edda.give_password()["Location"] == "/admin/login/code/"
    assert SESSION_KEY not in edda.client.session
    assert edda.client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    assert edda.give_code()["Location"] == "/admin/"
    assert edda.client.get("/admin/").status_code == 200


@pytest.mark.parametrize("login", ["EDDA", "Edda@Example.ORG", " edda@example.org"])
def test_a_username_or_email_in_other_case_signs_in(person, login):
    edda = person("edda", "Editors", last_name="E").add_app()
    User.objects.filter(pk=edda.account.pk).update(email="Edda@example.org")
    assert edda.give_password(login)["Location"] == "/admin/login/code/"


def test_whoever_was_going_somewhere_gets_there(person):
    edda = person("edda", "Editors").add_app()
    edda.give_password(next="/admin/pages/")
    assert edda.give_code()["Location"] == "/admin/pages/"
    other = person("otto", "Editors").add_app()
    other.give_password(next="https://elsewhere.example/")
    assert other.give_code()["Location"] == "/admin/"


def test_what_does_not_match_is_told_alike_for_every_account(person):
    edda = person("edda", "Editors").add_app()
    gone = person("gone", "Editors", is_active=False)
    answers = [
        edda.give_password(password="wrong"),
        edda.give_password("nobody"),
        edda.give_password("nobody@example.org"),
        gone.give_password(),
    ]
    sentence = "The username or email and the password do not match. Check both and try again."
    assert [sentence in answer.content.decode() for answer in answers] == [True] * 4
    assert edda.give_password("\0").status_code == 200
    # SQLite compares with at most 50,000 characters.
    assert edda.give_password("a" * 60_000).status_code == 200


def test_a_first_sign_in_sets_up_an_app_in_three_screens_and_opens_nothing_before(person):
    edda = person("edda", "Editors")
    assert edda.give_password(next="/admin/pages/")["Location"] == "/admin/second-factor/"
    assert "Step 1 of 3" in edda.client.get("/admin/second-factor/").content.decode()
    screen = edda.client.get("/admin/second-factor/app/")
    secret = secret_on(screen)
    assert secret == secret_on(edda.client.get("/admin/second-factor/app/"))
    assert secret not in str(dict(edda.client.session))
    assert edda.client.get("/admin/second-factor/codes/")["Location"] == "/admin/second-factor/"
    wrong = edda.client.post("/admin/second-factor/app/", {"code": "000000"})
    assert (wrong.status_code, secret_on(wrong)) == (422, secret)
    code = code_of(secret)
    stored = edda.client.post("/admin/second-factor/app/", {"code": f"{code[:3]} {code[3:]}"})
    assert stored["Location"] == "/admin/second-factor/codes/"
    assert SESSION_KEY not in edda.client.session
    assert edda.client.get("/admin/")["Location"].startswith("/admin/login/")
    codes = edda.client.get("/admin/second-factor/codes/").content.decode()
    assert "Step 3 of 3" in codes
    shown = edda.recovery_codes()
    assert all(f"{one[:4]} {one[4:]}" in codes for one in shown)
    assert (
        f"{shown[0][:4]} {shown[0][4:]}"
        not in edda.client.get("/admin/second-factor/codes/").content.decode()
    )
    assert edda.client.post("/admin/second-factor/codes/")["Location"] == "/admin/pages/"
    assert edda.client.get("/admin/").status_code == 200
    factors = Authenticator.objects.filter(user=edda.account)
    assert not any(secret in str(factor.data) for factor in factors)
    assert ModelLogEntry.objects.filter(action="users.factor_added").count() == 1
    # The code that proved the app is used up.
    again = type(edda)(edda.account, Client(), secret)
    again.give_password()
    assert "That did not work" in again.give_code(code).content.decode()


@pytest.mark.parametrize("address", ["second-factor/app/", "second-factor/passkey/", "second-factor/codes/"])
def test_whoever_gave_the_password_before_the_owner_set_up_a_factor_gets_no_further(person, address):
    edda = person("edda", "Editors")
    other = type(edda)(edda.account, Client())
    other.give_password()
    edda.give_password()
    secret = secret_on(edda.client.get("/admin/second-factor/app/"))
    edda.client.post("/admin/second-factor/app/", {"code": code_of(secret)})
    codes = edda.recovery_codes()
    for ask in (other.client.get, other.client.post):
        assert ask(f"/admin/{address}")["Location"] == "/admin/login/"
        assert SESSION_KEY not in other.client.session
    assert other.give_password()["Location"] == "/admin/login/code/"
    shown = edda.client.get("/admin/second-factor/codes/").content.decode()
    assert f"{codes[0][:4]} {codes[0][4:]}" in shown


CREDENTIAL = {
    "id": "AAAA",
    "rawId": "AAAA",
    "type": "public-key",
    "response": {
        "clientDataJSON": "e30",
        "authenticatorData": "A" * 50,
        "signature": "AAAA",
        "userHandle": "MQ",
    },
}


@pytest.mark.parametrize(
    "sent",
    ["", "x", "1", "[" * 3000, "{}", '{"id": 1}', json.dumps(CREDENTIAL | {"clientExtensionResults": 1})]
    + [json.dumps(CREDENTIAL | {"response": {"clientDataJSON": "e30", "attestationObject": "/"}})],
)
def test_what_is_no_passkey_is_told_and_no_error(person, sent):
    edda = person("edda", "Editors")
    otto = person("otto", "Editors").add_app()
    edda.give_password()
    otto.give_password()
    for client, address, status in (
        (Client(), "/admin/login/passkey/", 302),
        (otto.client, "/admin/login/code/", 200),
        (edda.client, "/admin/second-factor/passkey/", 422),
    ):
        client.get(address)
        assert client.post(address, {"credential": sent}).status_code == status, address


def test_a_recovery_code_lets_in_once(person):
    edda = person("edda", "Editors").add_app()
    code = edda.recovery_codes()[3]
    edda.give_password()
    assert edda.give_code(code)["Location"] == "/admin/"
    other = type(edda)(edda.account, Client())
    other.give_password()
    assert "That did not work" in other.give_code(code).content.decode()


def test_each_proof_leaves_a_line_and_so_does_each_wrong_one(person, log):
    edda = person("edda", "Editors").add_app()
    edda.give_password()
    edda.give_code("123456")
    edda.give_code()
    Client().post("/admin/login/passkey/", {"credential": "{}"})
    proofs = [(line["user"], line["proved_by"]) for line in log.about("Somebody proved an account")]
    assert proofs == [(edda.account.pk, "password"), (edda.account.pk, "totp")]
    assert [line.get("user") for line in log.about("A second factor was wrong")] == [edda.account.pk, None]
    assert "123456" not in log.text


def test_a_session_without_a_second_factor_is_nobodys_at_every_address(person, settings):
    """However such a session comes about, here as one from before there were second factors.

    `tests/long/test_who_gets_in.py` asks at each address.
    """
    edda = person("edda", "Administrators")
    client = edda.client
    client.force_login(edda.account)
    session = client.session
    del session["account_authentication_methods"]
    session.save()
    for url in ("/admin/", "/admin/users/", "/admin/account/signing-in/", "/admin/second-factor/"):
        assert client.get(url)["Location"].startswith("/admin/login/"), url
    assert client.get("/admin/login/").status_code == 200
    assert SESSION_KEY not in client.session
    settings.SECOND_FACTOR_SKIPPED_BY = ("edda",)
    assert edda.give_password()["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_no_account_but_a_demonstrations_may_skip_the_second_factor(settings):
    settings.DEMO_LOGINS = logins.ACCOUNTS
    settings.SECOND_FACTOR_SKIPPED_BY = tuple(logins.LOGINS)
    call_command("check")
    settings.SECOND_FACTOR_SKIPPED_BY += ("chief",)
    with pytest.raises(SystemCheckError, match="without a second factor: chief"):
        call_command("check")


def test_another_account_starts_clean(person):
    edda, otto = person("edda", "Editors").add_app(), person("otto", "Editors").add_app()
    edda.sign_in()
    key = edda.client.session.session_key
    edda.client.post("/admin/logout/")
    otto.client = edda.client
    otto.sign_in()
    assert otto.client.get("/admin/").wsgi_request.user == otto.account
    assert otto.client.session.session_key != key


def test_signing_in_can_be_stopped(person):
    edda = person("edda", "Editors").add_app()
    edda.give_password()
    assert edda.client.get("/admin/login/")["Location"] == "/admin/login/code/"
    assert edda.client.post("/admin/logout/")["Location"] == "/admin/login/"
    assert edda.client.get("/admin/login/").status_code == 200
    assert edda.client.get("/admin/logout/").status_code == 405


def test_there_is_one_way_in(client, person):
    """Wagtail's own, page passwords and sign-up are closed, or lead to it."""
    assert client.get("/_util/login/?next=/a/")["Location"] == "/admin/login/?next=/a/"
    assert client.post("/_util/login/", {"username": "a", "password": "b"}).status_code in (302, 405)
    for url in ("/_util/authenticate_with_password/1/1/", "/documents/authenticate_with_password/1/"):
        assert client.get(url).status_code == client.post(url).status_code == 404
    for url in ("/admin/signup/", "/accounts/signup/", "/accounts/login/", "/admin/password_reset/complete/"):
        assert client.get(url).status_code in (302, 404), url
    assert reverse("wagtailadmin_login") == reverse("account_login")
    assert reverse("wagtailadmin_password_reset") == reverse("account_reset_password")
    assert reverse("wagtailadmin_logout") == reverse("account_logout")
    edda = person("edda", "Editors")
    edda.client.force_login(edda.account)
    old = {"name_email-first_name": "E", "name_email-last_name": "E", "name_email-email": "new@example.org"}
    edda.client.post("/admin/account/", old | {"password-new_password1": "x", "password-old_password": "y"})
    edda.account.refresh_from_db()
    assert edda.account.email == "edda@example.org"
    assert not EmailAddress.objects.exists()
