"""Signing in before four real processes: guesses, replayed codes, ends of sessions, and what an answer's time tells."""

import contextlib
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.db.models import F

from benchmarks.load_and_faults import wait_until_answered
from benchmarks.practice import site_environment
from benchmarks.site import Site, free_port
from outbox.models import OutboxMessage
from tests.databases import url_of_test_database
from tests.factories.pages import HomePageFactory
from tests.users.signing_in.conftest import PASSWORD, code_of
from users.models import Session, User
from users.sessions.store import stored_key

SECRET = "JBSWY3DPEHPK3PXP"
AT_ONCE = 16
TRIES = 200
# Accounts of the comparison: so many that none of them is slowed.
KNOWN = 20


class Browser:
    """A browser behind the proxy, in a network, that has loaded the sign-in page."""

    def __init__(self, port, network="192.0.2.1"):
        self.port, self.network, self.cookies = port, network, {}
        self.ask("/admin/login/")

    def ask(self, path, **fields):
        """Return the status and Location of the answer to a form, or to a page without fields."""
        headers = {
            "X-Forwarded-For": self.network,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = (
            urlencode(fields | {"csrfmiddlewaretoken": self.cookies["csrf"]}, doseq=True) if fields else None
        )
        # A connection each time: whichever process is free takes it.
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("POST" if fields else "GET", path, body, headers)
            answer = connection.getresponse()
            self.page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _sign, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, answer.getheader("Location")

    def give_password(self, login="edda", password=PASSWORD):
        return self.ask("/admin/login/", login=login, password=password)

    def sign_in(self, login):
        """Sign in with a recovery code, and return the browser."""
        self.give_password(login)
        codes = RecoveryCodes.activate(User.objects.get(username=login)).get_unused_codes()
        assert self.ask("/admin/login/code/", code=codes[0]) == (302, "/admin/")
        return self

    def is_signed_in(self):
        """Return whether every process lets the session in, or none does."""
        statuses = {status for status, _ in at_once([lambda: self.ask("/admin/") for _ in range(AT_ONCE)])}
        assert statuses in ({200}, {302})
        return statuses == {200}


def at_once(acts):
    """Do them all at the same moment, as far as this computer can, and return what they return."""
    with ThreadPoolExecutor(len(acts)) as threads:
        return [future.result() for future in [threads.submit(act) for act in acts]]


def assert_lets_through(waves, free, first_wait):
    """Do the tries of each wave at once: so many are let through, and one more for each wait that went by meanwhile."""
    began = time.monotonic()
    statuses = [status for wave in waves for status, _ in at_once(wave)]
    waits = (time.monotonic() - began) // first_wait
    assert set(statuses) == {200, 429}
    assert free <= statuses.count(200) <= free + waits


@pytest.fixture
def port(tmp_path, settings):
    """The port of a site with four processes, and edda, who has an app and recovery codes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    HomePageFactory()
    password = make_password(PASSWORD)
    people = [User(username=f"known{number}", email=f"known{number}@example.org") for number in range(KNOWN)]
    people.append(User(username="edda", email="edda@example.org"))
    for person in people:
        person.password = password
    User.objects.bulk_create(people)
    TOTP.activate(User.objects.get(username="edda"), SECRET)
    port = free_port()
    environment = site_environment(tmp_path) | {
        "DATABASE_URL": url_of_test_database(),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BIND": f"127.0.0.1:{port}",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "WEB_CONCURRENCY": "4",
        "PROXY_COUNT": "1",
    }
    with Site(environment, tmp_path / "log"):
        wait_until_answered(port)
        yield port


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_four_processes_let_through_five_guesses_and_use_each_code_once(port):
    browsers = [Browser(port) for _ in range(AT_ONCE)]
    for login in ("edda", "nobody"):
        waves = [[lambda b=b, n=login: b.give_password(n, "wrong") for b in browsers]]
        assert_lets_through(waves, free=5, first_wait=15)
    # The account alone: thirty, from a network each, in three waves.
    crowds = [[Browser(port, f"10.0.{wave}.{number}") for number in range(AT_ONCE)] for wave in range(3)]
    waves = [[lambda b=b: b.give_password("known0", "wrong") for b in crowd] for crowd in crowds]
    assert_lets_through(waves, free=30, first_wait=5)

    # The same code, and then the same recovery code, in every process at once: each signs in once.
    codes = RecoveryCodes.activate(User.objects.get(username="edda")).get_unused_codes()
    for kind, code in (("app", lambda: code_of(SECRET)), ("recovery", lambda: codes[0])):
        crowd = [Browser(port, f"10.1.{kind == 'app':d}.{number}") for number in range(8)]
        assert {browser.give_password()[1] for browser in crowd} == {"/admin/login/code/"}
        shown = code()
        answers = at_once([lambda b=b, c=shown: b.ask("/admin/login/code/", code=c) for b in crowd])
        assert [location for _, location in answers].count("/admin/") == 1, kind
        assert {status for status, location in answers if location != "/admin/"} == {200}, kind
        again = Browser(port, f"10.2.{kind == 'app':d}.1")
        again.give_password()
        assert again.ask("/admin/login/code/", code=shown)[1] is None, kind


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_code_sent_twice_sets_up_one_app(port):
    newcomer = Browser(port)
    assert newcomer.give_password("known0") == (302, "/admin/second-factor/")
    newcomer.ask("/admin/second-factor/app/")
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", newcomer.page)[1].replace(" ", "")
    code = code_of(secret)
    answers = at_once([lambda: newcomer.ask("/admin/second-factor/app/", code=code)] * 8)
    assert set(answers) == {(302, "/admin/second-factor/codes/")}
    assert Authenticator.objects.filter(user__username="known0", type="totp").count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_sessions_end_in_every_process_at_once_and_nobody_raises_herself(port):
    account = User.objects.get(username="edda")
    team = Group.objects.create(name="Team")
    about = Permission.objects.filter(content_type__app_label__in=["auth", "users"])
    team.permissions.set([*about, Permission.objects.get(codename="access_admin")])
    account.groups.add(team)
    chief = User.objects.create_superuser("chief", "chief@example.org", PASSWORD)
    TOTP.activate(chief, SECRET)
    edda, chief = Browser(port).sign_in("edda"), Browser(port, "192.0.2.2").sign_in("chief")
    assert edda.is_signed_in()

    # Escalation: whatever she sends about herself and her group, to whichever process.
    edit = f"/admin/users/edit/{account.pk}/"
    data = {"first_name": "E", "last_name": "E", "username": "edda", "email": "edda@example.org"}
    everything = list(Permission.objects.values_list("pk", flat=True))
    acts = [
        lambda: edda.ask(edit, **data, groups=team.pk, is_superuser="on", is_staff="on"),
        lambda: edda.ask(f"/admin/groups/edit/{team.pk}/", name="Team", permissions=everything),
        lambda: edda.ask("/admin/groups/new/", name="All", permissions=everything),
    ]
    at_once(acts * 4)
    account.refresh_from_db()
    assert (account.is_superuser, list(account.groups.all())) == (False, [team])
    assert team.permissions.count() == about.count() + 1
    assert not Group.objects.filter(name="All").exists()
    assert edda.is_signed_in()

    # Expiry: as it is a quarter of an hour after the last click.
    of_edda = Session.objects.filter(session_key=stored_key(edda.cookies["session"]))
    idle = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    assert of_edda.update(active_at=F("active_at") - idle) == 1
    assert not edda.is_signed_in()

    # A role that is taken away, and second factors that are.
    edda.sign_in("edda")
    assert chief.ask(edit, **data) == (302, "/admin/users/")
    assert not edda.is_signed_in()
    account.groups.add(team)
    edda.sign_in("edda")
    lost = f"/admin/users/lost-factors/{account.pk}/"
    chief.ask("/admin/account/password-again/", password=PASSWORD, next=lost)
    assert chief.ask(lost, reason="Called back on the number on file") == (302, edit)
    assert not edda.is_signed_in()
    assert edda.give_password() == (302, "/admin/second-factor/")
    assert chief.is_signed_in()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_time_of_an_answer_does_not_tell_whether_there_is_an_account(port):
    for path, fields in (("/admin/login/", {"password": "wrong"}), ("/admin/password_reset/", {})):
        seconds = {"known": [], "other": []}
        browser = Browser(port)
        for number in range(TRIES):
            # In turn, each kind first as often: what else the computer does falls on both.
            for kind in ("known", "other") if number % 2 else ("other", "known"):
                browser.network = f"10.{len(path)}.{number}.{len(kind)}{kind == 'known':d}"
                began = time.perf_counter()
                status, _ = browser.ask(path, login=f"{kind}{number % KNOWN}", **fields)
                seconds[kind].append(time.perf_counter() - began)
                assert status in (200, 302)
        known, other = (statistics.median(seconds[kind]) for kind in ("known", "other"))
        print(f"{path}: {known * 1000:.1f} ms for accounts, {other * 1000:.1f} ms for other names")
        assert 0.9 < known / other < 1.1, path
    assert re.fullmatch(r"known\d+@example\.org", OutboxMessage.objects.first().recipients[0])
    assert OutboxMessage.objects.count() == TRIES
