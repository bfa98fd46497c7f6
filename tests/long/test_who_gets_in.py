"""Each role at each address of the URLconf: who gets in, and that nobody reads a draft or a request who may not."""

import logging

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from time_machine import travel

from home.roles import ROLES
from tests.every_address import LETTERS, METHODS, REFUSED, Examples, is_in, listed, routes, send
from tests.factories.editorial import account
from tests.factories.everything import DRAFT, NOTE, everything

# Who may do what is no matter of the database, and this takes a quarter of an hour.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

# Who may read the title of a draft that somebody else wrote and that is in review, and a request's note.
READ_DRAFTS = {"Administrators", "Editors", "Medical reviewers", "Superuser"}
READ_NOTES = {"Front desk", "Triage lead", "Privacy officer", "Superuser"}


def people():
    """Return a client for each kind of person there is: {name: client}. A new kind joins here and in `LETTERS`."""
    users = {role.name: account(f"of-{role.name}".replace(" ", "-"), role.name) for role in ROLES}
    users["Without a role"] = get_user_model().objects.create_user("nobody")
    roots = {name: get_user_model().objects.create_superuser(name, password="password") for name in "penS"}
    users["Superuser"], users["Session without a second factor"] = roots["S"], roots["n"]
    clients = {name: Client() for name in LETTERS}
    for name, user in users.items():
        clients[name].force_login(user)
    session = clients["Session without a second factor"].session
    del session["account_authentication_methods"]
    session.save()
    TOTP.activate(roots["p"], "JBSWY3DPEHPK3PXP")
    for name in ("Gave the password, not the second factor", "Is setting up a second factor"):
        clients[name].post("/admin/login/", {"login": LETTERS[name], "password": "password"})
    return clients


def test_each_address_lets_in_who_is_listed_and_shows_nobody_what_is_not_theirs(
    practice_of_the_module, caplog
):
    caplog.set_level(logging.CRITICAL)
    with travel(timezone.now(), tick=False):
        clients, examples = people(), Examples(everything())
        wrong, read = [], []
        for route in routes():
            address, found = route.address(examples.of(route)), {}
            for method in METHODS:
                answers = {name: send(client, method, address) for name, client in clients.items()}
                found[method] = "".join(
                    LETTERS[name] if is_in(answers[name]) else REFUSED for name in LETTERS
                )
                for words, readers in ((DRAFT, READ_DRAFTS), (NOTE, READ_NOTES)):
                    read += [
                        f"{name} reads “{words}” at {method} {address}"
                        for name, answer in answers.items()
                        if name not in readers and words.encode() in answer.body
                    ]
            if listed().get(route.pattern) != found:
                wrong.append(" ".join([*found.values(), route.pattern]))
    if wrong:
        pytest.fail("\n".join([*read, "Not as in tests/who_gets_in.txt:", *wrong]), pytrace=False)
    assert read == []


# What a view takes beside GET, HEAD and POST.
OFFERED = {
    ("PATCH", "admin/dismissibles/"),
    # The editor throws a preview away with it.
    (
        "DELETE",
        "admin/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/preview/",
    ),
    ("DELETE", "admin/pages/<int:page_id>/edit/preview/"),
    ("DELETE", "admin/settings/<slug:app_name>/<slug:model_name>/<int:pk>/preview/"),
}


def test_each_address_refuses_the_methods_that_nobody_offers(practice_of_the_module, admin_client, caplog):
    caplog.set_level(logging.CRITICAL)
    examples, taken = Examples(everything()), set()
    for route in routes():
        for method in ("OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "HERON"):
            if send(admin_client, method, route.address(examples.of(route))).status_code != 405:
                taken.add((method, route.pattern))
    assert taken == OFFERED
