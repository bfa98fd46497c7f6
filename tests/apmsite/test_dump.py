"""A copy of the database, with the whole source: nobody is signed in with it, and no request is read."""

import io
import json
import re
import secrets

import pytest
from cryptography.fernet import Fernet
from django.conf import settings as site_settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail, signing
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils.http import int_to_base36
from dotenv import dotenv_values

from consultations.models import ConsultationRequest
from consultations.public.status_views import CHANGE_SALT
from outbox.delivery import deliver_next
from tests.factories.consultations import SAME_ORIGIN, form_data, front_desk_user
from tests.factories.pages import HomePageFactory
from users.invitations import invite
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.long]

PASSWORD = "warm socks and tea"
LINK = re.compile(r"/admin/(?:invitation|password_reset/confirm)/(\S+?)/?(?=\s)")
TYPED = ("Rosalind", "Okwuosa", "0123", "canary", "parrot")


@pytest.fixture
def site(settings):
    """A site with keys of its own, and somebody at the desk who is signed in: the account, and the browser."""
    settings.SECRET_KEY = secrets.token_urlsafe(50)
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    settings.FIELD_DIGEST_KEY = secrets.token_urlsafe(32)
    settings.EMAIL_BACKEND = "outbox.backends.OutboxEmailBackend"
    HomePageFactory()
    account, browser = front_desk_user(email="dana@example.com"), Client()
    account.set_password(PASSWORD)
    account.save()
    browser.force_login(account)
    return account, browser


@pytest.fixture
def consultation(site):
    """A request that a patient sent, with a note that the desk wrote."""
    answers = form_data(note="The canary in my back", email="canary@example.org")
    assert Client().post("/consultation/", answers, headers=SAME_ORIGIN).status_code == 303
    consultation = ConsultationRequest.objects.get()
    _account, browser = site
    note = {"version": consultation.version, "note": "Called: a parrot answered"}
    assert browser.post(f"/admin/consultations/{consultation.pk}/note/", note).status_code == 302
    return consultation


def dumps():
    """Return everything in the database: as `dumpdata` writes it, and as it is in the tables."""
    written = io.StringIO()
    call_command("dumpdata", stdout=written)
    with connection.cursor() as cursor:
        tables = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            tables.append(str(cursor.fetchall()))
    return written.getvalue(), "\n".join(tables)


def is_inside(browser):
    return browser.get("/admin/").status_code == 200


def test_no_request_is_read_in_a_dump(consultation):
    for dump in dumps():
        # Ciphertext and keys hold any four digits by chance.
        plain = re.sub(r"[\w=-]{60,}", "", dump)
        assert str(consultation.reference_number) in plain
        assert {word for word in TYPED if word in plain and word != "0123"} == set()
    stored = [row["fields"] for row in json.loads(dumps()[0]) if row["model"].startswith("consultations.")]
    ciphertexts = [fields["note"] for fields in stored if fields.get("note")]
    assert len(ciphertexts) >= 2
    for text in ciphertexts:
        for key in dotenv_values(site_settings.BASE_DIR / "tests/test.env")["FIELD_ENCRYPTION_KEYS"].split(
            ","
        ):
            with pytest.raises(Exception, match="^$"):
                Fernet(key).decrypt(text.encode())


def test_no_link_that_opens_an_account_is_in_a_dump_while_it_waits_or_later(site):
    account, _browser = site
    invited = User.objects.create(username="nia", email="nia@example.org", is_active=False)
    invite(invited, by=account)
    Client().post("/admin/password_reset/", {"login": account.email})
    waiting = dumps()
    while deliver_next():
        pass
    tokens = [token for email in mail.outbox for token in LINK.findall(email.body + "\n")]
    assert len(tokens) == 2
    for token in tokens:
        # What is behind the number of the account, of an invitation behind the time, too.
        secret = re.split(r":|^\w+-", token)[-1]
        assert not any(secret in dump for dump in [*waiting, *dumps()]), token


def test_nobody_makes_a_token_from_a_dump_and_the_keys_in_the_source(site, consultation):
    account, browser = site
    assert is_inside(browser)
    key = dotenv_values(site_settings.BASE_DIR / "tests/test.env")["SECRET_KEY"]
    generator = PasswordResetTokenGenerator()
    # With the key of the site, which is in neither, the same token would do.
    for generator.secret, opens in ((key, False), (site_settings.SECRET_KEY, True)):
        reset = f"/admin/password_reset/confirm/{int_to_base36(account.pk)}-{generator.make_token(account)}"
        assert ('name="new_password1"' in Client().get(reset, follow=True).text) == opens

    token = signing.dumps(consultation.reference_number, key=key, salt=CHANGE_SALT)
    answer = Client().post("/consultation/status/withdraw/", {"token": token}, headers=SAME_ORIGIN)
    assert answer.status_code == 422
    consultation.refresh_from_db()
    assert consultation.status == "new"


def test_no_word_of_a_dump_is_a_session(site):
    _account, browser = site
    assert is_inside(browser)
    words = set(re.findall(r"[\w:.=-]{16,}", "\n".join(dumps())))
    for word in words:
        attacker = Client()
        attacker.cookies[site_settings.SESSION_COOKIE_NAME] = word
        assert not is_inside(attacker), word
