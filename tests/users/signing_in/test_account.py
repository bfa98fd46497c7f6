"""What somebody who is signed in changes, what is mailed about it, and what a superuser does when a factor is lost."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageViewRestriction

from core.readiness.checks import readable_second_factors
from encryption.fields import is_current
from outbox.models import OutboxMessage
from tests.factories.pages import ArticlePageFactory, HomePageFactory
from tests.users.signing_in.conftest import PASSWORD
from users.models import User

pytestmark = pytest.mark.django_db
NEW = "another long password"


@pytest.fixture
def edda(person):
    """An editor who is signed in."""
    edda = person("edda", "Editors").add_app()
    edda.sign_in()
    return edda


def mails():
    """Return the address and first sentence of each email that was written since the last call."""
    found = [(mail.recipients[0], mail.body.split("\n\n")[1].strip()) for mail in OutboxMessage.objects.all()]
    OutboxMessage.objects.all().delete()
    return found


def new_passwords(**more):
    return {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW, **more}


def test_email_and_factors_take_the_password_again_and_password_takes_the_old(edda):
    for path in ("/admin/account/email/", "/admin/second-factor/app/", "/admin/second-factor/passkey/"):
        for method in (edda.client.get, edda.client.post):
            assert method(path)["Location"].startswith("/admin/account/password-again/?next="), path
    assert edda.client.post("/admin/account/signing-in/codes/")["Location"].startswith(
        "/admin/account/password"
    )
    wrong = edda.client.post("/admin/account/password/", new_passwords(oldpassword="wrong"))
    assert (wrong.status_code, "not your current password" in wrong.text) == (422, True)
    assert not mails()


def test_a_new_email_is_mailed_to_the_old_address(edda):
    edda.give_password_again("/admin/account/email/")
    User.objects.create_user("otto", "otto@example.org")
    assert "Another account" in edda.client.post("/admin/account/email/", {"email": "OTTO@example.org"}).text
    edda.client.post("/admin/account/email/", {"email": "New@example.org"})
    assert mails() == [("edda@example.org", "The email address of your account was changed.")]
    Client().post("/admin/password_reset/", {"login": "edda@example.org"})
    assert not mails()
    Client().post("/admin/password_reset/", {"login": "NEW@example.org"})
    assert [address for address, _ in mails()] == ["New@example.org"]
    assert not EmailAddress.objects.exists()


def test_a_new_password_ends_other_sessions_and_is_mailed(edda):
    elsewhere = type(edda)(edda.account, Client())
    elsewhere.give_password()
    elsewhere.give_code(edda.recovery_codes()[0])
    assert elsewhere.client.get("/admin/").status_code == 200
    edda.client.post("/admin/account/password/", new_passwords())
    assert edda.client.get("/admin/").status_code == 200
    assert elsewhere.client.get("/admin/").status_code == 302
    assert mails()[-1] == ("edda@example.org", "Your password was changed.")


def test_somebody_sees_where_else_they_are_signed_in_and_ends_it_with_the_password(edda, person):
    screen = "/admin/account/signing-in/"
    assert "You are signed in here alone." in edda.client.get(screen).text
    otto = person("otto", "Editors").add_app()
    otto.sign_in()
    elsewhere = type(edda)(edda.account, Client())
    elsewhere.give_password()
    elsewhere.give_code(edda.recovery_codes()[0])
    assert edda.client.get(screen).text.count("Last used") == 1
    asked = edda.client.post(f"{screen}elsewhere/end/")
    assert asked["Location"].startswith("/admin/account/password-again/")
    edda.give_password_again(screen)
    answer = edda.client.post(f"{screen}elsewhere/end/", follow=True).text
    assert "You are signed out everywhere but here." in answer
    assert "You are signed in here alone." in answer
    assert elsewhere.client.get("/admin/").status_code == 302
    assert otto.client.get("/admin/").status_code == 200


def test_a_session_that_is_over_is_not_listed(edda, time_machine):
    time_machine.move_to(timezone.now())
    screen = "/admin/account/signing-in/"
    elsewhere = type(edda)(edda.account, Client())
    elsewhere.give_password()
    elsewhere.give_code(edda.recovery_codes()[0])
    edda.client.post("/admin/account/password/", new_passwords())
    assert "You are signed in here alone." in edda.client.get(screen).text
    elsewhere.give_password(password=NEW)
    elsewhere.give_code(edda.recovery_codes()[1])
    assert edda.client.get(screen).text.count("Last used") == 1
    time_machine.shift(timedelta(minutes=10))
    edda.client.get(screen)
    time_machine.shift(timedelta(minutes=10))
    assert "You are signed in here alone." in edda.client.get(screen).text


def test_giving_the_password_again_makes_a_new_key(edda):
    before = edda.client.session.session_key
    edda.give_password_again("/admin/account/email/")
    assert edda.client.session.session_key != before
    assert edda.client.get("/admin/account/email/").status_code == 200


def test_an_account_without_a_password_is_offered_a_link(edda):
    edda.account.set_unusable_password()
    edda.account.save()
    edda.client.force_login(edda.account)
    assert edda.client.get("/admin/account/password/")["Location"] == "/admin/password_reset/"
    assert edda.client.get("/admin/account/email/").status_code == 403


def test_a_factor_is_removed_while_another_is_left(edda):
    app = Authenticator.objects.get(type="totp")
    edda.give_password_again("/admin/account/signing-in/")
    remove = f"/admin/account/signing-in/{app.pk}/remove/"
    assert "only second factor" in edda.client.post(remove, follow=True).text
    Authenticator.objects.create(user=edda.account, type="webauthn", data={"name": "Blue key"})
    assert edda.client.post(remove)["Location"] == "/admin/account/signing-in/"
    assert not Authenticator.objects.filter(type="totp").exists()
    assert mails() == [("edda@example.org", "The app that shows codes was removed from your account.")]
    assert edda.client.get("/admin/").status_code == 200
    other = User.objects.create_user("other")
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Theirs"})
    assert edda.client.post(f"/admin/account/signing-in/{theirs.pk}/remove/").status_code == 404


def test_new_recovery_codes_are_shown_once_and_mailed(edda):
    old = edda.recovery_codes()
    edda.give_password_again("/admin/account/signing-in/")
    edda.client.post("/admin/account/signing-in/codes/")
    new = edda.recovery_codes()
    assert not set(old) & set(new)
    assert f"{new[0][:4]} {new[0][4:]}" in edda.client.get("/admin/second-factor/codes/").text
    assert f"{new[0][:4]} {new[0][4:]}" not in edda.client.get("/admin/second-factor/codes/").text
    assert mails()[0][1].startswith("New recovery codes were made")


def test_a_link_for_a_new_password_works_once_and_signs_nobody_in(person):
    edda = person("edda", "Editors").add_app()
    for login in ("nobody", "EDDA"):
        answer = edda.client.post("/admin/password_reset/", {"login": login})
        assert answer["Location"] == "/admin/password_reset/done/"
    mail = OutboxMessage.objects.get()
    link = next(word for word in mail.body.split() if "/password_reset/confirm/" in word)
    path = link[link.index("/admin/") :]
    assert edda.client.get(path)["Location"] == "/admin/password_reset/new/"
    assert not edda.client.session.items()
    data = {"new_password1": NEW, "new_password2": NEW}
    assert edda.client.post("/admin/password_reset/new/", data)["Location"] == "/admin/login/"
    assert edda.client.get("/admin/").status_code == 302
    edda.client.get(path)
    assert edda.client.post("/admin/password_reset/new/", data).status_code == 410
    assert edda.give_password(password=NEW)["Location"] == "/admin/login/code/"
    assert mails()[-1][1].startswith("Your password was set anew")


def test_a_superuser_removes_a_lost_factor_on_record_and_the_person_is_told(edda, person):
    root = person("root", is_superuser=True).add_app()
    root.sign_in()
    path = f"/admin/users/lost-factors/{edda.account.pk}/"
    assert root.client.get(path)["Location"].startswith("/admin/account/password-again/")
    root.give_password_again(path)
    assert root.client.post(path, {"reason": ""}).status_code == 200
    root.client.post(path, {"reason": "Called back on the number on file"})
    assert edda.client.get("/admin/").status_code == 302
    assert [address for address, _ in mails()] == ["edda@example.org"]
    entry = ModelLogEntry.objects.get(action="users.factors_removed")
    assert (entry.user, entry.data["reason"]) == (root.account, "Called back on the number on file")
    assert edda.give_password()["Location"] == "/admin/second-factor/"
    own = f"/admin/users/lost-factors/{root.account.pk}/"
    manager = person("mara", "Administrators").add_app()
    manager.sign_in()
    manager.give_password_again(path)
    for client, url in ((root.client, own), (manager.client, path)):
        assert client.post(url, {"reason": "x"})["Location"] == "/admin/"
    assert ModelLogEntry.objects.filter(action="users.factors_removed").count() == 1


def test_an_email_changed_by_a_superuser_takes_the_password_again_and_is_mailed(edda, person):
    root = person("root", is_superuser=True).add_app()
    root.sign_in()
    url = f"/admin/users/edit/{edda.account.pk}/"
    data = {"first_name": "E", "last_name": "E", "username": "edda", "email": "new@example.org", "groups": []}
    assert root.client.post(url, data)["Location"].startswith("/admin/account/password-again/")
    edda.account.refresh_from_db()
    assert edda.account.email == "edda@example.org"
    root.give_password_again(url)
    edda.account.refresh_from_db()
    assert edda.account.email == "new@example.org"
    assert mails() == [("edda@example.org", "The email address of your account was changed.")]


def test_rotate_keys_rewrites_the_secrets(edda, settings, capsys):
    from cryptography.fernet import Fernet

    codes = edda.recovery_codes()
    new_key = Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [new_key, *settings.FIELD_ENCRYPTION_KEYS]
    assert readable_second_factors().is_ready
    call_command("rotate_keys")
    settings.FIELD_ENCRYPTION_KEYS = [new_key]
    assert "Second factors: 2 texts encrypted again" in capsys.readouterr().out
    assert is_current(Authenticator.objects.get(type="totp").data["secret"])
    assert edda.recovery_codes() == codes
    again = type(edda)(edda.account, Client(), edda.secret)
    again.give_password()
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    assert not readable_second_factors().is_ready
    assert "cannot read its copy" in again.give_code("123456").text
    with pytest.raises(CommandError):
        call_command("rotate_keys")


def test_who_may_read_a_page_is_for_administrators(edda, person):
    page = ArticlePageFactory(parent=HomePageFactory())
    url = f"/admin/pages/{page.pk}/privacy/"
    edda.client.post(url, {"restriction_type": "login"})
    assert not PageViewRestriction.objects.exists()
    mara = person("mara", "Administrators")
    mara.client.force_login(mara.account)
    assert "password" not in mara.client.get(url).json()["html"].lower()
    mara.client.post(url, {"restriction_type": "password", "password": "walnut"})
    assert not PageViewRestriction.objects.exists()
    mara.client.post(url, {"restriction_type": "login"})
    assert PageViewRestriction.objects.exists()
