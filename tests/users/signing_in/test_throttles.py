"""Guessing is slowed, by account and network, and nobody is locked out; codes work once."""

import datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from outbox.models import OutboxMessage
from tests.users.signing_in.conftest import PASSWORD, code_of, secret_on
from users.models import RecentTries

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def give(login, password="wrong", network=HERE, client=None):
    """Give a password at a browser of a network; the answer."""
    data = {"login": login, "password": password}
    return (client or Client()).post("/admin/login/", data, REMOTE_ADDR=network)


def statuses(answers):
    return [answer.status_code for answer in answers]


@pytest.mark.parametrize("login", ["edda", "nobody"])
def test_after_some_wrong_passwords_the_next_waits_and_the_name_is_kept(person, clock, log, login):
    person("edda", "Editors").add_app()
    assert statuses(give(login) for _ in range(5)) == [200] * 5
    refused = give(login.upper(), PASSWORD)
    assert (refused.status_code, refused["Retry-After"]) == (429, "15")
    assert "Too many attempts. Wait 15 seconds, then try again." in refused.text
    assert f'value="{login.upper()}"' in refused.text
    assert PASSWORD not in refused.text
    # The password was not looked at.
    assert sum(line["event"] == "A sign-in failed" for line in log.lines) == 5
    assert "192.0.2.1" not in str(RecentTries.objects.values())


def test_the_wait_grows_to_five_minutes_and_the_owner_comes_in_after_it(person, clock):
    person("edda", "Editors").add_app()
    waits = []
    for _ in range(13):
        answer = give("edda")
        if answer.status_code == 429:
            waits.append(int(answer["Retry-After"]))
            clock.shift(waits[-1])
            give("edda")
    assert waits == [15, 30, 60, 120, 240, 300, 300, 300]
    clock.shift(300)
    assert give("edda", PASSWORD)["Location"] == "/admin/login/code/"
    assert statuses(give("edda") for _ in range(5)) == [200] * 5
    clock.shift(3600 + 15)
    assert statuses(give("edda") for _ in range(6)) == [200] * 5 + [429]


def test_another_spelling_of_a_name_counts_for_the_same_name(person, clock):
    """Some databases find “edda.finn” by “edda.f\u0131nn”, whose letter without a dot is an I in upper case too."""
    person("edda.finn", "Editors").add_app()
    assert statuses(give("edda.finn") for _ in range(5)) == [200] * 5
    assert statuses(give(name) for name in ("Edda.FINN", "edda.f\u0131nn", "edda.F\u0131nn")) == [429] * 3


def test_another_network_and_another_account_are_not_slowed_by_one_guesser(person, clock):
    person("edda", "Editors").add_app()
    person("otto", "Editors").add_app()
    assert statuses(give("edda") for _ in range(6))[-1] == 429
    assert give("edda", PASSWORD, network=ELSEWHERE)["Location"] == "/admin/login/code/"
    assert give("otto", PASSWORD)["Location"] == "/admin/login/code/"


def test_guessing_from_many_networks_slows_the_account_by_a_minute_at_most(person, clock):
    person("edda", "Editors").add_app()
    assert statuses(give("edda", network=f"10.0.0.{i}") for i in range(31)) == [200] * 30 + [429]
    for i in range(10):
        clock.shift(60)
        assert give("edda", network=f"10.0.1.{i}").status_code == 200
    assert give("edda", PASSWORD, network=ELSEWHERE)["Retry-After"] == "60"
    clock.shift(60)
    assert give("edda", PASSWORD, network=ELSEWHERE)["Location"] == "/admin/login/code/"


def test_guessing_many_accounts_slows_the_network_and_signing_in_does_not(person, clock):
    person("edda", "Editors").add_app()
    for _ in range(61):
        assert give("edda", PASSWORD).status_code == 302
    assert statuses(give(f"name{i}") for i in range(61)) == [200] * 60 + [429]
    assert give("edda", PASSWORD).status_code == 429
    assert give("edda", PASSWORD, network=ELSEWHERE).status_code == 302


def test_a_browser_that_signed_in_before_is_not_slowed_by_others_and_slows_itself(person, clock):
    edda, otto = person("edda", "Editors").add_app(), person("otto", "Editors").add_app()
    for one in (edda, otto):
        edda.client.post("/admin/logout/")
        give(one.account.username, PASSWORD, client=edda.client)
        edda.client.post("/admin/login/code/", {"code": code_of(one.secret)})
    cookie = edda.client.cookies["known_browser"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    edda.client.post("/admin/logout/")
    for i in range(31):
        give("edda", network=f"10.0.0.{i}")
    for i in range(61):
        give(f"name{i}")
    assert give("edda", PASSWORD, network=ELSEWHERE).status_code == 429
    for login in ("edda", "otto", "edda@example.org"):
        assert give(login, PASSWORD).status_code == 429
        assert give(login, PASSWORD, client=edda.client)["Location"] == "/admin/login/code/"
        edda.client.post("/admin/logout/")
    assert statuses(give("edda", client=edda.client) for _ in range(6)) == [200] * 5 + [429]
    # A cookie that somebody made up, or one that is too old, changes nothing.
    edda.client.cookies["known_browser"] = cookie.value[:-1] + ("a" if cookie.value[-1] != "a" else "b")
    assert give("otto", PASSWORD, client=edda.client).status_code == 429


def test_over_https_no_other_host_can_set_the_cookie_of_a_known_browser(person, settings):
    settings.SESSION_COOKIE_SECURE = True
    edda = person("edda", "Editors").add_app()
    edda.client = Client(headers={"X-Forwarded-Proto": "https"})
    edda.client.post("/admin/login/", {"login": "edda", "password": PASSWORD}, secure=True)
    edda.client.post("/admin/login/code/", {"code": code_of(edda.secret)}, secure=True)
    assert edda.client.cookies["__Host-known_browser"]["secure"]


def test_codes_are_slowed_like_passwords(person, clock):
    edda = person("edda", "Editors").add_app()
    edda.give_password()
    assert statuses(edda.give_code("000000") for _ in range(5)) == [200] * 5
    refused = edda.give_code()
    assert (refused.status_code, refused["Retry-After"]) == (429, "15")
    assert "Too many attempts" in refused.text
    # The password, given again, does not help.
    again = Client()
    give("edda", PASSWORD, network="127.0.0.1", client=again)
    assert again.post("/admin/login/code/", {"code": code_of(edda.secret)}).status_code == 429
    clock.shift(15)
    assert edda.give_code()["Location"] == "/admin/"


def test_the_code_of_an_app_works_once_and_none_from_before_it(person, clock):
    edda = person("edda", "Editors").add_app()
    code = code_of(edda.secret)
    clock.shift(30)
    later = code_of(edda.secret)
    edda.give_password()
    assert edda.give_code(later)["Location"] == "/admin/"
    # Another process has a cache of its own.
    cache.clear()
    for used in (later, code):
        edda.client = Client()
        edda.give_password()
        assert "That did not work" in edda.give_code(used).text
    clock.shift(30)
    assert edda.give_code()["Location"] == "/admin/"


def test_the_code_that_set_up_an_app_does_not_sign_in(person, clock):
    edda = person("edda", "Editors")
    edda.give_password()
    edda.secret = secret_on(edda.client.get("/admin/second-factor/app/"))
    edda.client.post("/admin/second-factor/app/", {"code": code_of(edda.secret)})
    assert Authenticator.objects.filter(user=edda.account, type=Authenticator.Type.TOTP).exists()
    cache.clear()
    edda.client = Client()
    edda.give_password()
    assert "That did not work" in edda.give_code().text


def test_a_recovery_code_works_once(person):
    edda = person("edda", "Editors").add_app()
    code = edda.recovery_codes()[0]
    edda.give_password()
    assert edda.give_code(code)["Location"] == "/admin/"
    edda.client = Client()
    edda.give_password()
    assert "That did not work" in edda.give_code(code).text


@pytest.mark.parametrize("login", ["edda", "nobody"])
def test_asking_for_links_is_slowed_and_writes_to_people_alone(person, clock, login):
    person("edda", "Editors")
    answers = [Client().post("/admin/password_reset/", {"login": login}) for _ in range(4)]
    assert statuses(answers) == [302, 302, 302, 429]
    assert answers[-1]["Retry-After"] == "60"
    assert f'value="{login}"' in answers[-1].text
    assert {mail.recipients[0] for mail in OutboxMessage.objects.all()} <= {"edda@example.org"}
    assert OutboxMessage.objects.count() == (3 if login == "edda" else 0)
    clock.shift(60)
    assert Client().post("/admin/password_reset/", {"login": login}).status_code == 302


@pytest.mark.long
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/admin/account/password-again/", ("password",)),
        ("/admin/account/password/", ("oldpassword", "password1", "password2")),
    ],
)
def test_whoever_finds_an_open_session_cannot_guess_its_password(person, clock, path, fields):
    edda = person("edda", "Editors").add_app()
    edda.sign_in()
    answers = [edda.client.post(path, dict.fromkeys(fields, "wrong")) for _ in range(6)]
    assert statuses(answers) == [422] * 5 + [429]
    assert answers[-1]["Retry-After"] == "15"
    assert edda.client.get("/admin/").status_code == 200
