"""Who loses a role, the account or the password is out at once; and who may manage accounts raises nobody."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.users.signing_in.conftest import PASSWORD
from users.models import User

pytestmark = pytest.mark.django_db


def edit_url(account):
    return reverse("wagtailusers_users:edit", args=[account.pk])


def form_of(account, *roles):
    names = {"first_name": "Nia", "last_name": "N", "username": account.username, "email": account.email}
    return names | {"groups": [Group.objects.get(name=role).pk for role in roles]}


@pytest.fixture
def edda(person):
    """A colleague with two roles, who is signed in."""
    edda = person("edda", "Editors", "Medical reviewers").add_app()
    edda.sign_in()
    return edda


@pytest.fixture
def mara(person):
    """The practice manager, signed in."""
    mara = person("mara", "Administrators").add_app()
    mara.sign_in()
    return mara


@pytest.fixture
def root(person):
    """A superuser with a role, signed in."""
    root = person("root", "Editors", is_superuser=True).add_app()
    root.sign_in()
    return root


def is_signed_in(person):
    """Return whether a browser is, as a page of the admin asks it and as a page opens."""
    answers = [
        person.client.get(reverse("users_session")).status_code,
        person.client.get("/admin/").status_code,
    ]
    assert answers in ([200, 200], [401, 302])
    return answers == [200, 200]


@pytest.mark.long
def test_a_role_taken_away_ends_the_sessions_and_one_given_does_not(edda, mara):
    mara.client.post(
        edit_url(edda.account), form_of(edda.account, "Editors", "Medical reviewers", "Physicians")
    )
    assert is_signed_in(edda)
    mara.client.post(edit_url(edda.account), form_of(edda.account, "Editors", "Physicians"))
    assert not is_signed_in(edda)
    assert is_signed_in(mara)
    edda.give_password()
    edda.give_code(edda.recovery_codes()[0])
    assert is_signed_in(edda)


def test_a_group_that_is_deleted_ends_the_sessions_of_who_was_in_it(edda, mara, root):
    url = reverse("wagtailusers_groups:delete", args=[Group.objects.get(name="Medical reviewers").pk])
    root.client.post(url)
    assert not is_signed_in(edda)
    assert is_signed_in(mara)
    assert is_signed_in(root)


@pytest.mark.long
@pytest.mark.parametrize("way", ["remove", "clear", "set"])
def test_so_does_whoever_takes_people_out_of_a_group_in_another_way(edda, mara, way):
    group = Group.objects.get(name="Editors")
    assert is_signed_in(edda)
    if way == "remove":
        group.user_set.remove(edda.account)
    elif way == "clear":
        group.user_set.clear()
    else:
        edda.account.groups.set([])
    assert not is_signed_in(edda)
    assert is_signed_in(mara)


def test_a_superuser_who_takes_a_role_from_herself_stays_here_and_is_out_elsewhere(root):
    elsewhere = type(root)(root.account, Client())
    elsewhere.give_password()
    elsewhere.give_code(root.recovery_codes()[0])
    assert is_signed_in(elsewhere)
    root.client.post(edit_url(root.account), form_of(root.account))
    assert not root.account.groups.exists()
    assert not is_signed_in(elsewhere)
    assert is_signed_in(root)


def test_deactivation_ends_the_sessions_and_begun_sign_ins(edda, mara, person):
    begun = type(edda)(edda.account, Client(), edda.secret)
    begun.give_password()
    mara.client.post(reverse("wagtailusers_users:leave", args=[edda.account.pk]))
    assert not User.objects.get(pk=edda.account.pk).is_active
    assert not is_signed_in(edda)
    begun.give_code(begun.recovery_codes()[0])
    assert not is_signed_in(begun)


@pytest.mark.parametrize("step", ["code", "enrollment"])
@pytest.mark.parametrize("event", ["new password", "lost factor", "deletion"])
def test_whatever_ends_sessions_ends_signing_in_that_has_begun(person, step, event):
    edda = person("edda", "Editors")
    if step == "code":
        edda.add_app()
    screen = edda.give_password()["Location"]
    assert edda.client.get(screen).status_code == 200
    if event == "new password":
        edda.account.set_password("another long password")
        edda.account.save()
    elif event == "lost factor":
        call_command("remove_second_factors", "edda", reason="Lost on the train")
    else:
        User.objects.get(username="edda").delete()
    for address in ("/admin/second-factor/app/", "/admin/second-factor/codes/", "/admin/login/code/"):
        assert edda.client.post(address, {"code": "123456"})["Location"] == "/admin/login/"
    assert edda.client.get(screen)["Location"] == "/admin/login/"
    assert edda.client.get("/admin/login/").status_code == 200
    assert not is_signed_in(edda)
    if event == "lost factor":
        assert edda.give_password()["Location"] == "/admin/second-factor/"


def test_whoever_may_change_accounts_and_groups_raises_nobody(edda, person):
    """Of a group that the practice made: every permission about accounts and groups, and no role of ours."""
    own = Group.objects.create(name="Managers")
    about = Permission.objects.filter(content_type__app_label__in=["auth", "users"])
    own.permissions.set([*about, Permission.objects.get(codename="access_admin")])
    max_ = person("max").add_app()
    max_.account.groups.add(own)
    max_.sign_in()
    for one in (max_.account, edda.account):
        before = set(one.groups.values_list("name", flat=True))
        forged = {"is_superuser": "on", "is_staff": "on", "password1": PASSWORD, "password2": PASSWORD}
        max_.client.post(edit_url(one), form_of(one, "Administrators", "Privacy officer") | forged)
        max_.client.post(edit_url(one), form_of(one) | forged)
        one.refresh_from_db()
        assert set(one.groups.values_list("name", flat=True)) == before
        assert not one.is_superuser
    everything = [permission.pk for permission in Permission.objects.all()]
    held = own.permissions.count()
    groups = ("wagtailusers_groups:edit", "wagtailusers_groups:delete")
    for url in [reverse(name, args=[own.pk]) for name in groups] + [reverse("wagtailusers_groups:add")]:
        assert max_.client.get(url)["Location"] == "/admin/"
        assert max_.client.post(url, {"name": "All", "permissions": everything})["Location"] == "/admin/"
    assert "/admin/groups/" not in max_.client.get("/admin/users/").text
    assert own.permissions.count() == held
    assert not Group.objects.filter(name="All").exists()
    max_.client.post(reverse("wagtailusers_users:lost_factors", args=[edda.account.pk]), {"reason": "x"})
    assert is_signed_in(edda)
