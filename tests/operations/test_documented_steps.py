"""Whoever types what docs/operations/ says, and nothing else, has a backup, and a site again."""

import re
import shlex

import pytest
from django.conf import settings

from tests.databases import put_migrated_database
from tests.home.test_commands import BLOCK

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.sqlite_only]

NOTES = "from consultations.models import ConsultationRequest as C; print([found.note for found in C.objects.all()])"


def steps(page):
    """Return the words behind `python manage.py` of each command on a page, those left out that are marked so."""
    text = (settings.BASE_DIR / f"docs/operations/{page}.md").read_text()
    blocks = [block for mark, language, block in BLOCK.findall(text) if not mark and not language]
    commands = [shlex.split(line) for line in "\n".join(blocks).splitlines() if line.strip()]
    assert all(command[:2] == ["python", "manage.py"] for command in commands)
    return [command[2:] for command in commands]


def follow(server, page, key=""):
    """Do as a page says, and return what was printed."""
    said = ""
    for words in steps(page):
        done = server.process(*words, typed=f"{key}\n")
        assert not done.returncode, (words, done.stderr)
        said += done.stdout
    return said


def test_the_steps_of_the_document_make_a_backup_and_restore_it(new_server):
    server = new_server()
    put_migrated_database(server.folder / "db.sqlite3")
    server.run("setup_practice", "--name", "Example Pain Clinic")
    server.ask("from tests.factories.consultations import submitted; submitted(note='The canary in my back')")
    said = follow(server, "backup")
    assert "can be restored" in said
    key = re.search("AGE-SECRET-KEY-1.+", said)[0]

    other = new_server(
        SECRET_KEY="a third throw-away secret of more than fifty characters, of a newer server"
    )
    said = follow(other, "restore", key)
    assert "Texts under 1 of 1 keys were read" in said
    assert "The canary in my back" in other.ask(NOTES)
