"""A site with a place for its backups, and empty places to restore them into."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection

from tests.databases import url_of_test_database

ROOT = Path(__file__).parents[2]


def said_by(*words, **options):
    """Run a management command in this process and return what it printed."""
    said = StringIO()
    call_command(*words, stdout=said, **options)
    return said.getvalue()


@dataclass
class Backups:
    """Where the backups of the running test's site lie, and the key that is on paper."""

    folder: Path
    safe_key: Path

    def make(self):
        said_by("backup")
        return self.names[-1]

    @property
    def names(self):
        return sorted(path.name for path in self.folder.glob("backup-*"))


@pytest.fixture
def place(tmp_path, settings):
    """An empty place for backups, of a site that has no keys for them yet."""
    folder = tmp_path / "place"
    settings.BACKUP_PLACE, settings.BACKUP_KEY_FILE = str(folder), tmp_path / "machine.key"
    options = {"location": str(folder)}
    settings.STORAGES = settings.STORAGES | {
        "backups": {"BACKEND": "operations.backup.folder.BackupFolder", "OPTIONS": options}
    }
    return folder


@pytest.fixture
def backups(place, tmp_path):
    """The same with keys, of which those for the safe are in a file."""
    safe_key = tmp_path / "safe.key"
    safe_key.write_text(re.search("AGE-SECRET-KEY-1.+", said_by("key_sheet"))[0])
    return Backups(place, safe_key)


@dataclass
class Server:
    """Another computer, which has the site's code alone. Its commands run in processes of their own."""

    folder: Path
    environment: dict

    def run(self, *words):
        """Run a command of `manage.py`; return whether it went well, and all that it said."""
        done = self.process(*words)
        return done.returncode == 0, done.stdout + done.stderr

    def process(self, *words, typed=""):
        """Run a command of `manage.py` to its end, with what somebody types."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            capture_output=True,
            input=typed,
            text=True,
            check=False,
        )

    def begin(self, *words):
        """Begin a command of `manage.py`; what it says can be read line by line."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env={**os.environ, **self.environment, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def ask(self, code):
        """Return what Python code prints on this computer."""
        done = self.process("shell", "--no-imports", "-c", code)
        assert not done.returncode, done.stderr
        return done.stdout


@pytest.fixture
def new_server(place, tmp_path):
    """A function that sets up another computer, with an empty database of the same kind; it reads the same place."""
    with _databases() as database:
        number = iter(range(100))

        def new_server(**environment):
            folder = tmp_path / f"server{next(number)}"
            folder.mkdir()
            environment = {
                "VAR_DIR": str(folder),
                "DATABASE_URL": database(folder),
                "BACKUP_PLACE": str(place),
                "SECRET_KEY": "another throw-away secret of more than fifty characters, of a new server",
                "PYTHONWARNINGS": "default",
            } | environment
            return Server(folder, environment)

        yield new_server


@contextmanager
def _databases():
    """Yield a function that returns the DATABASE_URL of a new database, and remove them afterwards."""
    if connection.vendor == "sqlite":
        yield lambda folder: f"sqlite:///{folder / 'db.sqlite3'}"
        return
    made = []

    def on_server(sql):
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql)

    def new_database(folder):
        made.append(f"{connection.settings_dict['NAME']}_{folder.name}")
        on_server(f'CREATE DATABASE "{made[-1]}"')
        return urlsplit(url_of_test_database())._replace(path=f"/{made[-1]}").geturl()

    yield new_database
    for name in made:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')
