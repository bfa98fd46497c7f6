"""Reading the token of the generation at each request: on plain connections, one per thread, without the ORM."""

import os
import sqlite3
import threading
import time
from pathlib import Path

import psycopg2
from django.conf import settings
from django.db import connection

from core.database.deadline import wait_for_answer
from pagecache.triggers import tag

# How long a request waits for the token, and for how long nobody asks again after that was in vain, in seconds.
DEADLINE = 0.5
ASKED_AGAIN_AFTER = 3
# How often to look whether files were put in the place of others, in seconds: it takes as long as asking the database.
_FILES_EVERY = 0.1

_SQL = "SELECT token FROM pagecache_generation WHERE triggers = {}"


class DatabaseAway(Exception):
    """The database does not tell the generation, or not in time."""


class GenerationReader:
    """Tells which generation of pages is the current one."""

    def __init__(self):
        self.last_token = None
        self._away_until = 0.0
        self._thread = threading.local()
        self._find = self._find_on_postgresql if connection.vendor == "postgresql" else self._find_on_sqlite
        self._files = [str(path) for path in settings.READY_FILES]
        self._looked, self._state, self._file = 0.0, "", None

    def current_token(self) -> str | None:
        """Return the token that is committed now, or None where the triggers are not those of this code.

        Raises `DatabaseAway`, for some seconds without asking.
        """
        if self._away_until and time.monotonic() < self._away_until:
            raise DatabaseAway
        try:
            if abs(time.time() - self._looked) >= _FILES_EVERY:  # the clock may be set back
                self._look_at_files()
            rows = self._find()
        except (OSError, sqlite3.Error, psycopg2.Error) as error:
            self.close()
            self._away_until = time.monotonic() + ASKED_AGAIN_AFTER
            raise DatabaseAway from error
        self._away_until = 0.0
        self.last_token = rows[0][0] + self._state if rows else None
        return self.last_token

    def close(self) -> None:
        """Close the connection of this thread, if it has one."""
        if database := getattr(self._thread, "database", None):
            database.close()
        self._thread.__dict__.clear()

    def _find_on_sqlite(self):
        if getattr(self._thread, "file", None) != self._file:
            self.close()
            # Where there is no file, none is made.
            place = f"{Path(connection.settings_dict['NAME']).absolute().as_uri()}?mode=rw"
            self._thread.database = sqlite3.connect(place, timeout=DEADLINE, isolation_level=None, uri=True)
            self._thread.sql = _SQL.format("?"), (tag(),)
            self._thread.file = self._file
        return self._thread.database.execute(*self._thread.sql).fetchall()

    def _find_on_postgresql(self):
        if hasattr(self._thread, "database"):
            try:
                return self._execute()
            except psycopg2.Error:
                # The server may have been restarted: once more, with a new connection.
                self.close()
        options = connection.get_connection_params()
        options.pop("cursor_factory", None)
        # One that does not block: libpq's own wait for a server that hangs has no end.
        self._thread.database = psycopg2.connect(**options, async_=True)
        wait_for_answer(self._thread.database, DEADLINE)
        self._thread.cursor = self._thread.database.cursor()
        self._thread.cursor.execute(f"PREPARE generation AS {_SQL.format('%s')}", [tag()])
        wait_for_answer(self._thread.database, DEADLINE)
        return self._execute()

    def _execute(self):
        self._thread.cursor.execute("EXECUTE generation")
        wait_for_answer(self._thread.database, DEADLINE)
        return self._thread.cursor.fetchall()

    def _look_at_files(self):
        """Find out what tells the present state of the files of which pages show something, and of the database's."""
        state = ""
        for path in self._files:
            try:
                state += f"-{os.stat(path).st_mtime_ns:x}"
            except FileNotFoundError:
                state += "-"
        self._state = state
        if connection.vendor == "sqlite":
            # A file that was put in the place of the database is another one.
            self._file = os.stat(connection.settings_dict["NAME"]).st_ino
        self._looked = time.time()
