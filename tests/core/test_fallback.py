"""Error pages when nothing works any more. Tests without the `django_db` mark cannot reach a database."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template.loader import render_to_string

from core.branding.look import Look
from core.fallback import contact_file, read_contact
from core.models import EmergencyText, PracticeSettings
from outbox.periodic import PERIODIC_COMMANDS


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def contact():
    contact_file().write_text(
        json.dumps(
            {"name": "Test Practice", "telephone": "(212) 555-0100", "emergency_sentence": "Call 911 & wait."}
        )
    )


@pytest.fixture
def database_error(monkeypatch):
    """Return a function that makes every use of the database raise this error."""

    def break_database(error):
        def refuse(self, *args, **kwargs):
            raise error

        monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)

    return break_database


@pytest.mark.parametrize("template", ["403.html", "500.html", "503.html"])
@pytest.mark.usefixtures("contact")
def test_error_pages_tell_telephone_and_emergency_sentence_without_a_database(template):
    html = render_to_string(template)
    assert html.count("<h1>") == 1
    assert 'href="tel:' in html
    assert "(212) 555-0100" in html
    assert "Call 911 &amp; wait." in html
    assert "Test Practice" in html


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"name": 1}', '{"look": [1]}'])
def test_error_pages_stand_without_a_sound_contact_file(content):
    if content is not None:
        contact_file().write_text(content)
    assert "In an emergency call 911." in render_to_string("500.html")


@pytest.mark.django_db
def test_the_file_is_written_anew_when_settings_are_saved():
    practice = PracticeSettings.load()
    practice.name, practice.telephone = "New Name", "(212) 555-0123"
    practice.save()
    assert read_contact()["name"] == "New Name"
    EmergencyText.objects.create(sentence="Call 911 now.")
    assert read_contact() == {
        "name": "New Name",
        "telephone": "(212) 555-0123",
        "after_hours_telephone": "",
        "desk_hours_in_words": [],
        "emergency_sentence": "Call 911 now.",
        "look": Look(),
    }
    assert [path.name for path in contact_file().parent.iterdir()] == ["contact.json"]


@pytest.mark.long
@pytest.mark.django_db
def test_the_file_tells_all_that_the_settings_hold_after_an_update():
    contact_file().write_text(json.dumps({"name": "Test Practice", "telephone": "(212) 555-0100"}))
    call_command("migrate", verbosity=0)
    assert read_contact()["name"] == "Test Practice"  # there are no settings yet
    PracticeSettings.objects.bulk_create(
        [PracticeSettings(name="Test Practice", after_hours_telephone="(212) 555-0143")]  # tells nobody
    )
    call_command("migrate", verbosity=0)
    assert read_contact()["after_hours_telephone"] == "(212) 555-0143"


@pytest.mark.parametrize(
    "error", [OperationalError("database is locked"), InterfaceError("connection closed")]
)
@pytest.mark.parametrize("path", ["/", "/search/?q=back", "/no-such-page/", "/admin/"])
@pytest.mark.usefixtures("contact")
def test_without_a_database_the_answer_is_503_with_the_telephone_number(client, database_error, path, error):
    database_error(error)
    client.raise_request_exception = False
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    response = client.get(path)
    assert response.status_code == 503
    assert response["Retry-After"] == "120"
    assert "no-store" in response["Cache-Control"]
    assert "(212) 555-0100" in response.content.decode()


@pytest.mark.usefixtures("contact")
def test_any_other_error_is_500_with_the_telephone_number(client, database_error):
    database_error(ValueError("a mistake"))
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "(212) 555-0100" in response.content.decode()


@pytest.mark.usefixtures("contact")
def test_the_maintenance_page_is_written_for_the_reverse_proxy(tmp_path):
    call_command("render_maintenance_page", verbosity=0, stdout=StringIO())
    page = (tmp_path / "maintenance.html").read_text(encoding="utf-8")
    assert "(212) 555-0100" in page
    assert "Call 911 &amp; wait." in page
    # The site is away, and its style sheets with it.
    assert "<style>@layer" in page
    assert 'rel="stylesheet"' not in page
    assert "render_maintenance_page" in {command.name for command in PERIODIC_COMMANDS}


@pytest.mark.usefixtures("contact")
def test_the_maintenance_page_has_the_colors_of_the_practice(tmp_path):
    call_command("render_maintenance_page", verbosity=0, stdout=StringIO())
    usual = (tmp_path / "maintenance.html").read_text(encoding="utf-8")
    contact_file().write_text(json.dumps({"look": {"digest": "0123456789ab", "hue": 20}}))
    call_command("render_maintenance_page", verbosity=0, stdout=StringIO())
    assert "--emblem:" not in usual
    assert "--emblem:" in (tmp_path / "maintenance.html").read_text(encoding="utf-8")
