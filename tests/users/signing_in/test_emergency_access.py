"""45 CFR 164.312(a)(2)(ii), rehearsed as docs/operations.md says: nobody can sign in, and somebody must."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from outbox.models import OutboxMessage
from tests.factories.consultations import submitted
from tests.users.signing_in.conftest import Person
from users.models import User

pytestmark = pytest.mark.django_db
NEW = "a password for an emergency"


@pytest.fixture
def _typed_on_the_server(monkeypatch):
    """Whatever asks for a password on the server's terminal gets the new one."""
    monkeypatch.setattr("getpass.getpass", lambda prompt="": NEW)


def read_as(person, consultation):
    """Sign in with the new password, set up an app and read a request; its name, and who is on record for it."""
    assert person.give_password(password=NEW)["Location"] == "/admin/second-factor/"
    address = reverse("consultation_requests:detail", args=[consultation.pk])
    assert person.client.get(address)["Location"].startswith("/admin/login/")
    person.set_up_app()
    text = person.client.get(address).text
    looks = ModelLogEntry.objects.filter(action="consultations.view", object_id=str(consultation.pk))
    return consultation.patient_name in text, [look.user.username for look in looks]


@pytest.mark.usefixtures("_typed_on_the_server")
def test_with_no_account_at_hand_one_is_made_on_the_server(practice_of_the_folder):
    consultation = submitted()
    call_command("createsuperuser", interactive=False, username="chief", email="chief@example.org")
    assert not User.objects.get(username="chief").has_usable_password()
    call_command("changepassword", "chief")
    chief = Person(User.objects.get(username="chief"), Client())
    assert read_as(chief, consultation) == (True, ["chief"])


@pytest.mark.usefixtures("_typed_on_the_server")
def test_with_password_and_phone_lost_the_server_lets_the_person_in(person):
    consultation = submitted()
    dora = person("dora", "Front desk").add_app()
    dora.sign_in()
    with pytest.raises(CommandError):
        call_command("remove_second_factors", "nobody", reason="Fire at the practice")
    call_command("remove_second_factors", "dora", reason="Fire at the practice: phones lost")
    call_command("changepassword", "dora")
    assert dora.client.get("/admin/").status_code == 302
    [mail] = [one for one in OutboxMessage.objects.all() if "reported lost" in one.body]
    assert mail.recipients == ["dora@example.org"]
    dora.client = Client()
    assert read_as(dora, consultation) == (True, ["dora"])
    entry = ModelLogEntry.objects.get(action="users.factors_removed")
    assert (entry.user, entry.data["reason"]) == (None, "Fire at the practice: phones lost")
