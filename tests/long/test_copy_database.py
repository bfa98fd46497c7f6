"""A practice moves from SQLite to PostgreSQL, and back, by the commands of docs/operations.md: 100,000 rows."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from operations.copying.rows import CopyNote
from tests.databases import empty_database, url_of_test_database
from tests.long.versions.make import unpack

pytestmark = pytest.mark.postgresql_only

ROWS = 100_000
# The latest that is kept: it has what a practice has.
VERSION = "0.18.0"


def manage(database, *arguments):
    """Start a command of the site on a database, by its URL."""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "apmsite.settings.test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(database, *arguments):
    """Run a command to its end and return what it said."""
    command = manage(database, *arguments)
    said, _none = command.communicate()
    assert command.returncode == 0, said
    return said


def fill(path):
    """Multiply what a request has until there are so many rows, and enter how often each was changed."""
    with closing(sqlite3.connect(path)) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(consultations_requestevent)")]
        events = database.execute("SELECT * FROM consultations_requestevent").fetchall()
        identifier = columns.index("id")
        rows = []
        for number in range(ROWS):
            row = list(events[number % len(events)])
            row[identifier] = uuid.uuid4().hex
            rows.append(row)
        marks = ", ".join("?" * len(columns))
        database.executemany(f"INSERT INTO consultations_requestevent VALUES ({marks})", rows)
        database.commit()


def events_copied():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM consultations_requestevent")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_practice_moves_to_postgresql_and_back_though_the_command_is_killed(tmp_path):
    old, back = tmp_path / "old.sqlite3", tmp_path / "back.sqlite3"
    unpack(VERSION, old)
    run(f"sqlite:///{old}", "migrate", "--no-input")
    fill(old)
    with empty_database("moved", is_migrated=True):
        postgresql = urlsplit(url_of_test_database()).geturl()
        killed = manage(postgresql, "copy_database", str(old))
        while events_copied() < ROWS // 4:
            assert killed.poll() is None, killed.stdout.read()
            time.sleep(0.2)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        assert events_copied() < ROWS
        assert CopyNote._meta.db_table in connection.introspection.table_names()

        said = run(postgresql, "copy_database", str(old))
        assert "rows are the same in both databases" in said
        assert events_copied() > ROWS
        connection.close()

        run(f"sqlite:///{back}", "migrate", "--no-input")
        assert "rows are the same in both databases" in run(f"sqlite:///{back}", "copy_database", postgresql)
    assert contents(back) == contents(old)


def contents(path):
    """Return every table of a SQLite file by its columns, but for what each database makes for itself."""
    own = ("sqlite_", "wagtailsearch_", "pagecache_", "django_migrations")
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(map(in_one_form, database.execute(f'SELECT * FROM "{table}"')), key=repr)
            for table in tables
            if not table.startswith(own)
        }


def in_one_form(row):
    """Return the cells of a row by their column; JSON as what it says, which PostgreSQL puts in an order of its own."""
    return sorted((name, parsed(row[name])) for name in row.keys())  # noqa: SIM118 - a row yields its values


def parsed(cell):
    try:
        return json.dumps(json.loads(cell), sort_keys=True)
    except (TypeError, ValueError):
        return cell
