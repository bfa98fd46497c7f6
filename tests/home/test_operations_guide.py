"""Running the site by its documents: each command of `manage.py` that they show does what is typed."""

import getpass
import shlex
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.factories.consultations import staff_of
from tests.factories.pages import HomePageFactory
from tests.home.test_commands import commands_of
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.long]

DOCS = settings.BASE_DIR / "docs"
GUIDE = sorted([DOCS / "operations.md", *(DOCS / "operations").glob("*.md")])
BEGINNING = ("python manage.py ", ".venv/bin/python manage.py ", "manage.py ")
# Commands that take more than one computer, and the test that runs each.
RUN_ELSEWHERE = {
    "backup": "tests/operations/test_documented_steps.py",
    "copy_database": "tests/long/test_copy_database.py",
    "key_sheet": "tests/operations/test_documented_steps.py",
    "restore": "tests/operations/test_documented_steps.py",
}


def commands_in_the_guide():
    """Yield each command of `manage.py` once, as a list of words."""
    texts = dict.fromkeys(command for path in GUIDE for command in commands_of(path.read_text()))
    for text in texts:
        if beginning := next((begin for begin in BEGINNING if text.startswith(begin)), ""):
            words = shlex.split(text.removeprefix(beginning))
            if words[0] not in RUN_ELSEWHERE:
                yield words


COMMANDS = list(commands_in_the_guide())


@pytest.fixture(autouse=True)
def _practice(settings, tmp_path, monkeypatch):
    """A practice with an account called USERNAME, on a server whose keeper answers what a command asks."""
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.PUBLIC_URL = "http://127.0.0.1:9"  # where nobody listens
    HomePageFactory()
    staff_of("Editors", username="USERNAME")
    answers = {"Username": "keeper", "Email": "keeper@example.com"}
    monkeypatch.setattr("builtins.input", lambda asked: answers.get(asked.split()[0].strip(":"), ""))
    monkeypatch.setattr(getpass, "getpass", lambda prompt="": "correct horse battery staple 41")


def test_there_are_commands_in_the_guide():
    assert {"migrate", "createsuperuser", "rotate_keys"} <= {words[0] for words in COMMANDS}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_of_the_guide_runs(words, tmp_path, monkeypatch):
    name, *options = words
    # The others ask nothing where nobody sits.
    monkeypatch.setattr(sys.stdin, "isatty", lambda: name == "createsuperuser", raising=False)
    call_command(name, *options, stdout=StringIO(), stderr=StringIO())
    if name == "createsuperuser":
        assert User.objects.get(username="keeper").is_superuser
    if name == "render_maintenance_page":
        assert (tmp_path / "maintenance.html").exists()
