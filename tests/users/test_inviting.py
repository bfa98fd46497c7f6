"""People get accounts by invitation: from the form in the admin to the first sign-in."""

import logging
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.roles import ROLES
from outbox.models import OutboxMessage

User = get_user_model()
PASSWORD = {"new_password1": "a phrase of her own", "new_password2": "a phrase of her own"}
USERS = reverse("wagtailusers_users:index")
INVITE = reverse("wagtailusers_users:add")


def group(name):
    return Group.objects.get(name=name)


def edit_url(account):
    return reverse("wagtailusers_users:edit", args=[account.pk])


def form_for(*roles, **fields):
    data = {"first_name": "Nia", "last_name": "Newcomer", "email": "nia@example.org"} | fields
    return data | {"groups": [group(role).pk for role in roles]}


@pytest.fixture
def invite(client, manager):
    """A function by which the practice manager invites a person; returns the account."""
    client.force_login(manager)

    def invite_(*roles, **fields):
        data = form_for(*(roles or ["Editors"]), **fields)
        answer = client.post(INVITE, data)
        assert answer.status_code == 302, answer.context["form"].errors
        return User.objects.get(email=data["email"])

    return invite_


def link():
    """Return the path of the link in the newest email."""
    body = OutboxMessage.objects.latest("created_at").body
    return urlsplit(re.search(r"https?://\S+/invitation/\S+", body)[0]).path


def opened(path, browser=None):
    """Open a link in a browser of its own, as the invited person does, and return (browser, page)."""
    browser = browser or Client()
    return browser, browser.get(path, follow=True)


def test_the_form_asks_for_name_email_and_roles_each_with_its_meaning(client, manager):
    client.force_login(manager)
    answer = client.get(INVITE)
    assert set(answer.context["form"].fields) == {"first_name", "last_name", "email", "groups"}
    for role in ROLES:
        assert str(role.meaning) in answer.text
    assert "password1" not in answer.text


def test_an_invited_person_sets_a_password_once_and_signs_in(invite, client):
    account = invite("Editors", "Medical reviewers")
    assert (account.state, account.username) == ("invited", "nia@example.org")
    assert {each.name for each in account.groups.all()} == {"Editors", "Medical reviewers"}
    browser, page = opened(link())
    assert page.redirect_chain == [(reverse("users_invitation"), 302)]
    assert page["Referrer-Policy"] == "same-origin"
    assert "Nia Newcomer" in page.text
    wrong = browser.post(reverse("users_invitation"), PASSWORD | {"new_password2": "another"})
    assert wrong.status_code == 422
    answer = browser.post(reverse("users_invitation"), PASSWORD, follow=True)
    assert "Your password is set. Sign in as nia@example.org." in answer.text
    account.refresh_from_db()
    assert (account.state, account.is_superuser) == ("active", False)
    assert browser.login(username="nia@example.org", password=PASSWORD["new_password1"])
    _browser, again = opened(link())
    assert again.status_code == 410
    assert "used already" in again.text


def test_the_email_says_who_invites_to_what_until_when(invite):
    with time_machine.travel("2026-05-04 12:00", tick=False):
        invite("Medical reviewers")
    message = OutboxMessage.objects.get()
    assert message.headers["Auto-Submitted"] == "auto-generated"
    assert message.recipients == ["nia@example.org"]
    for words in (
        "Hello Nia Newcomer",
        "Mara Manager invites you",
        "May 11, 2026",
        "Medical reviewers: Reads",
    ):
        assert words in message.body
    assert not re.search("[Ww]agtail", message.subject + message.body)


def test_a_link_changes_nothing_by_being_opened(invite):
    account = invite()
    for _visit in range(2):
        _browser, page = opened(link())
        assert page.status_code == 200
    account.refresh_from_db()
    assert account.state == "invited"


@pytest.mark.parametrize(
    ("fate", "status", "words"),
    [
        ("expired", 410, "Ask the person who invited you"),
        ("withdrawn", 410, "invitation was withdrawn"),
        ("sent again", 410, "newer invitation"),
        ("deleted", 410, "invitation was withdrawn"),
        ("cut off", 404, "not complete"),
        ("with a dot", 404, "not complete"),
        ("made up", 404, "not complete"),
        ("without its slash", 200, "Set your password"),
    ],
)
def test_a_link_that_does_not_work_says_what_to_do(invite, client, fate, status, words):
    account = invite()
    path = link()
    now = timezone.now()
    if fate == "expired":
        now += timedelta(days=settings.INVITATION_DAYS, minutes=1)
    elif fate == "withdrawn":
        client.post(reverse("wagtailusers_users:withdraw", args=[account.pk]))
    elif fate == "sent again":
        client.post(reverse("wagtailusers_users:invite", args=[account.pk]))
    elif fate == "deleted":
        client.post(reverse("wagtailusers_users:delete", args=[account.pk]))
    elif fate == "cut off":
        path = path[:-4]
    elif fate == "with a dot":
        path += "."
    elif fate == "made up":
        path = re.sub(r"invitation/.*", "invitation/../../1-1:abc", path)
    with time_machine.travel(now):
        browser, page = opened(path)
        assert (page.status_code, words in page.text) == (status, True)
        if status != 200:
            browser.post(reverse("users_invitation"), PASSWORD)
            assert not User.objects.filter(email="nia@example.org", is_active=True).exists()


def printed_link(capsys):
    """Return the path of the link that `invite_superuser` printed, or "" where it printed none."""
    found = re.search(r"https?://\S+/invitation/\S+", capsys.readouterr().out)
    return urlsplit(found[0]).path if found else ""


def test_whoever_runs_the_server_gets_a_link_for_the_first_superuser_without_email(capsys, db):
    call_command("invite_superuser", "first@example.org", "--first")
    assert not OutboxMessage.objects.exists()
    browser, page = opened(printed_link(capsys))
    assert "first@example.org" in page.text
    browser.post(reverse("users_invitation"), PASSWORD)
    account = User.objects.get(email="first@example.org")
    assert (account.state, account.is_superuser) == ("active", True)
    assert browser.login(username="first@example.org", password=PASSWORD["new_password1"])
    call_command("invite_superuser", "second@example.org", "--first")
    assert printed_link(capsys) == ""
    assert not User.objects.filter(email="second@example.org").exists()


def test_a_printed_link_works_for_an_hour_and_until_the_next_one_is_printed(capsys, db):
    call_command("invite_superuser", "first@example.org")
    earlier = printed_link(capsys)
    call_command("invite_superuser", "First@example.org")
    assert User.objects.count() == 1
    path = printed_link(capsys)
    assert "newer invitation" in opened(earlier)[1].text
    with time_machine.travel(timezone.now() + timedelta(minutes=59)):
        assert opened(path)[1].status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        browser, page = opened(path)
        ended = timezone.localtime() - timedelta(minutes=1)
        assert (page.status_code, f"It worked until {ended:%B} {ended.day}" in page.text) == (410, True)
        browser.post(reverse("users_invitation"), PASSWORD)
    assert not User.objects.filter(is_active=True).exists()


@pytest.mark.parametrize(
    ("account", "words"),
    [
        ({"email": "boss@example.org", "is_superuser": True}, "has an account with a password"),
        ({"email": "boss@example.org"}, "that is no superuser's"),
        ({"email": "other@example.org"}, ""),
    ],
)
def test_an_account_that_is_somebodys_is_not_taken_over(db, account, words):
    User.objects.create_user("boss", **account)
    if words:
        with pytest.raises(CommandError, match=words):
            call_command("invite_superuser", "boss@example.org")
    else:
        call_command("invite_superuser", "boss@example.org")
    assert User.objects.get(username="boss").is_active


def test_the_log_holds_no_link(invite, caplog):
    invite()
    path = link()
    token = path.rsplit("/", 1)[1]
    with caplog.at_level(logging.DEBUG):
        opened(path)
    assert token not in caplog.text


def test_whoever_has_no_password_yet_gets_in_by_no_other_way(invite, client):
    account = invite()
    left = User.objects.create_user("left", "left@example.org", "password", is_active=False)
    OutboxMessage.objects.all().delete()
    for one in (account, left):
        Client().post(reverse("wagtailadmin_password_reset"), {"login": one.email})
        assert not Client().login(username=one.username, password="password")
    assert not OutboxMessage.objects.exists()


def test_an_invitation_is_sent_again_to_an_email_that_was_corrected(invite, client):
    account = invite(email="typo@example.org")
    client.post(edit_url(account), form_for("Editors", username=account.username))
    account.refresh_from_db()
    assert (account.email, account.username) == ("nia@example.org", "nia@example.org")
    assert OutboxMessage.objects.latest("created_at").recipients == ["nia@example.org"]
    _browser, page = opened(link())
    assert page.status_code == 200


def test_one_email_belongs_to_one_account(invite, client):
    invite()
    answer = client.post(INVITE, form_for("Editors", email="NIA@example.org"))
    assert "Nia Newcomer has an account with this email (Invited)." in answer.text
    assert User.objects.filter(email__iexact="nia@example.org").count() == 1


def test_somebody_signed_in_with_the_same_browser_is_signed_out(invite, client, manager):
    invite()
    browser, _page = opened(link(), client)
    browser.post(reverse("users_invitation"), PASSWORD)
    assert browser.get(USERS).status_code == 302


# Who may give what


@pytest.mark.parametrize(
    ("by", "role", "may"),
    [
        ("Administrators", "Administrators", True),
        ("Administrators", "Medical reviewers", True),
        ("Administrators", "Front desk", False),
        ("Administrators", "Privacy officer", False),
        ("Privacy officer", "Front desk", True),
        ("Privacy officer", "Triage lead", True),
        ("Privacy officer", "Administrators", False),
        ("Privacy officer", "Medical reviewers", False),
    ],
)
def test_nobody_gives_a_role_beyond_what_they_may_give(client, staff, by, role, may):
    client.force_login(staff("giver", by))
    other = staff("other")
    edit = form_for(role, username="other", email="other@example.org")
    for address, data in ((INVITE, form_for(role)), (edit_url(other), edit)):
        answer = client.post(address, data)
        assert answer.status_code == (302 if may else 200)
        assert may or "You cannot give this role." in answer.text
    assert group(role).user_set.count() == (2 if may else 0) + (by == role)


def test_a_role_that_somebody_else_gives_stays_when_the_account_is_saved(client, staff, manager):
    desk = staff("desk", "Front desk")
    client.force_login(manager)
    assert "Given by: Privacy officer, or a superuser." in client.get(edit_url(desk)).text
    client.post(edit_url(desk), form_for("Editors", username="desk", email="desk@example.org"))
    assert {each.name for each in desk.groups.all()} == {"Front desk", "Editors"}


def test_nobody_changes_her_own_roles(client, manager):
    client.force_login(manager)
    data = form_for("Editors", username="manager", email=manager.email)
    assert "You cannot give this role." in client.post(edit_url(manager), data).text
    assert [each.name for each in manager.groups.all()] == ["Administrators"]


def test_a_practice_manager_cannot_lead_the_password_of_a_colleague_to_herself(client, staff, manager):
    used = staff("used", "Physicians")
    used.last_login = timezone.now()
    used.save()
    not_hers = staff("privacy", "Privacy officer")
    client.force_login(manager)
    for account in (used, not_hers):
        client.post(edit_url(account), form_for(email="mine@example.org", username="mine"))
        account.refresh_from_db()
        assert (account.email, account.first_name) == (f"{account.username}@example.org", "Nia")


FORGED = {
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "on",
    "password1": "a phrase of theirs",
    "password2": "a phrase of theirs",
}


def test_no_form_makes_a_superuser_sets_a_password_or_activates(invite, client):
    account = invite(**FORGED)
    client.post(edit_url(account), form_for("Editors", username=account.username, **FORGED))
    account.refresh_from_db()
    assert (account.is_superuser, account.is_staff, account.is_active) == (False, False, False)
    assert not account.has_usable_password()


def test_a_superuser_stays_one_when_the_form_is_saved(admin_client, admin_user):
    other = User.objects.create_superuser("other", "other@example.org", "password")
    for account in (other, admin_user):
        data = form_for("Editors", username=account.username, email=account.email)
        assert admin_client.post(edit_url(account), data).status_code == 302
        account.refresh_from_db()
        assert (account.is_superuser, account.is_active, account.check_password("password")) == (True,) * 3
        assert account.first_name == "Nia"
    assert "is_superuser" not in admin_client.get(edit_url(other)).text


def test_only_a_superuser_touches_a_superuser(client, manager, admin_user):
    client.force_login(manager)
    for name in ("edit", "leave", "delete"):
        address = reverse(f"wagtailusers_users:{name}", args=[admin_user.pk])
        client.post(address, form_for("Editors", username="taken", email="mine@example.org"))
    admin_user.is_active = False
    admin_user.save()
    for name in ("invite", "withdraw"):
        client.post(reverse(f"wagtailusers_users:{name}", args=[admin_user.pk]))
    admin_user.refresh_from_db()
    assert (admin_user.username, admin_user.is_superuser, admin_user.invited_at) == ("admin", True, None)
    assert not OutboxMessage.objects.exists()


@pytest.mark.long
@pytest.mark.parametrize("role", ["Editors", "Physicians", "Medical reviewers", "Front desk", "Triage lead"])
def test_other_roles_reach_no_account(client, staff, role):
    client.force_login(staff("other", role))
    account = staff("somebody", "Editors")
    addresses = [USERS, INVITE]
    names = ("edit", "delete", "history", "invite", "withdraw", "leave")
    addresses += [reverse(f"wagtailusers_users:{name}", args=[account.pk]) for name in names]
    for address in addresses:
        assert client.post(address, form_for("Editors")).status_code in (302, 405), address
        assert client.get(address).status_code in (302, 405), address
    account.refresh_from_db()
    assert (account.is_active, account.first_name) == (True, "")
    assert User.objects.count() == 2


@pytest.mark.parametrize("action", ["delete", "set_active_state", "assign_role"])
def test_there_is_no_way_around_for_many_accounts_at_once(admin_client, staff, action):
    account = staff("somebody", "Editors")
    address = reverse("wagtail_bulk_action", args=["users", "user", action]) + f"?id={account.pk}"
    data = {"role": group("Front desk").pk, "mark_as_active": "False"}
    assert admin_client.post(address, data).status_code == 404
    assert "bulk" not in admin_client.get(USERS).context["table"].columns
    account.refresh_from_db()
    assert account.is_active


def test_an_account_cannot_be_copied(admin_client, staff):
    assert admin_client.get(f"/admin/users/copy/{staff('somebody').pk}/").status_code == 404


# The list


def test_the_list_tells_who_is_invited_active_or_gone(invite, client, staff):
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        invite(email="late@example.org", last_name="Late")
    invite()
    gone = staff("gone")
    gone.is_active = False
    gone.save()
    text = client.get(USERS).text
    for words in ("Invited, link works until", "Invited, link expired", "Active", "Deactivated", "Editors"):
        assert words in text
    for state, names in (("invited", {"late@example.org", "nia@example.org"}), ("deactivated", {"gone"})):
        listed = client.get(USERS, {"state": state}).context["object_list"]
        assert {account.username for account in listed} == names


def test_the_number_of_queries_does_not_grow_with_the_accounts(client, manager, staff):
    client.force_login(manager)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(USERS)
        return len(queries)

    staff("first", "Editors")
    count()
    few = count()
    for number in range(9):
        staff(f"more-{number}", "Editors")
    assert count() == few
