"""What the roles of `setup_practice` may do in the admin."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from core.models import EmergencyText, PracticeSettings
from procedures.models import WarningSign
from tests.factories.pages import ProcedurePageFactory
from tests.factories.signs import sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(practice_of_the_module, client):
    def as_role(name):
        user = get_user_model().objects.create_user(name.lower(), f"{name.lower()}@example.org", "password")
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        return client

    return as_role


@pytest.mark.parametrize(
    ("role", "view", "may"),
    [
        ("Administrators", "wagtailimages:add", True),
        ("Editors", "wagtailimages:add", True),
        ("Physicians", "wagtailimages:add", True),
        ("Front desk", "wagtailimages:add", False),
        ("Administrators", "wagtaildocs:add", True),
        ("Editors", "wagtaildocs:add", True),
        ("Physicians", "wagtaildocs:add", True),
        ("Front desk", "wagtaildocs:add", False),
        ("Administrators", "wagtailredirects:index", True),
        ("Editors", "wagtailredirects:index", False),
        ("Administrators", "wagtailusers_users:index", True),
        ("Privacy officer", "wagtailusers_users:add", True),
        ("Editors", "wagtailusers_users:index", False),
    ],
)
def test_each_role_reaches_its_screens(sign_in, role, view, may):
    answer = sign_in(role).get(reverse(view))
    assert answer.status_code == (200 if may else 302)


@pytest.mark.long
@pytest.mark.parametrize(
    ("role", "may"),
    [("Administrators", True), ("Editors", False), ("Physicians", False), ("Front desk", False)],
)
def test_practice_settings_are_the_administrators(sign_in, role, may):
    address = reverse("wagtailsettings:edit", args=["core", "practicesettings", PracticeSettings.load().pk])
    assert sign_in(role).get(address).status_code == (200 if may else 302)


@pytest.mark.parametrize(
    ("role", "may"),
    [("Administrators", True), ("Medical reviewers", True), ("Editors", False), ("Physicians", False)],
)
def test_warning_signs_are_chosen_by_reviewers(sign_in, role, may):
    client = sign_in(role)
    emergency = reverse("wagtailsnippets_core_emergencytext:edit", args=[EmergencyText.objects.get().pk])
    signs = (
        reverse("wagtailsnippets_procedures_warningsign:add"),
        reverse("wagtailsnippets_procedures_warningsign:edit", args=[sign("Numb seat").pk]),
    )
    for address in (emergency, *signs):
        assert client.get(address).status_code == (200 if may else 302)


def test_a_reviewer_says_where_a_warning_sign_belongs(sign_in):
    procedure = ProcedurePageFactory()
    data = {
        "words": "A wire came out",
        "level": "2",
        "procedures": [procedure.pk],
        "order": "0",
        "source": "",
    }
    client, address = sign_in("Medical reviewers"), reverse("wagtailsnippets_procedures_warningsign:add")
    for place, chosen, problem in (
        ("all", [procedure.pk], "You chose pages below."),
        ("chosen", [], "Choose at least one procedure or condition below."),
    ):
        assert problem in client.post(address, data | {"shown_on": place, "procedures": chosen}).text
    answer = client.post(address, data | {"shown_on": "chosen"})
    assert answer.status_code == 302
    made = WarningSign.objects.get()
    assert (made.words, made.level, list(made.procedures.all())) == ("A wire came out", 2, [procedure])


@pytest.mark.parametrize("role", ["Editors", "Physicians"])
def test_who_may_add_pictures_may_also_choose_them(sign_in, role):
    assert sign_in(role).get(reverse("wagtailimages_chooser:choose")).status_code == 200
