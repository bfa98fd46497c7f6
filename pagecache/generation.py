"""Reading the token of the generation at each request: on plain connections, without the ORM."""

import os
import sqlite3
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

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
        # A connection for each thread; on SQLite, where it takes a megabyte, one for all, who take turns.
        if connection.vendor == "postgresql":
            self._kept, self._turn, self._find = threading.local(), nullcontext(), self._find_on_postgresql
        else:
            self._kept, self._turn, self._find = SimpleNamespace(), threading.Lock(), self._find_on_sqlite
        self._files = [str(path) for path in settings.READY_FILES]
        self._looked, self._state, self._file = 0.0, "", None

    def current_token(self) -> str | None:
        """Return the token that is committed now, or None where the triggers are not those of this code.

        Raises `DatabaseAway`, for some seconds without asking.
        """
        with self._turn:
            if self._away_until and time.monotonic() < self._away_until:
                raise DatabaseAway
            try:
                if abs(time.time() - self._looked) >= _FILES_EVERY:  # the clock may be set back
                    self._look_at_files()
                rows = self._find()
            except (OSError, sqlite3.Error, psycopg2.Error) as error:
                self._close()
                self._away_until = time.monotonic() + ASKED_AGAIN_AFTER
                raise DatabaseAway from error
            self._away_until = 0.0
            self.last_token = token = rows[0][0] + self._state if rows else None
        return token

    def close(self) -> None:
        """Close the connection that this thread uses, if there is one."""
        with self._turn:
            self._close()

    def _close(self):
        if database := getattr(self._kept, "database", None):
            database.close()
        self._kept.__dict__.clear()

    def _find_on_sqlite(self):
        if getattr(self._kept, "file", None) != self._file:
            self._close()
            # Where there is no file, none is made.
            place = f"{Path(connection.settings_dict['NAME']).absolute().as_uri()}?mode=rw"
            self._kept.database = sqlite3.connect(
                place, timeout=DEADLINE, isolation_level=None, uri=True, check_same_thread=False
            )
            self._kept.sql = _SQL.format("?"), (tag(),)
            self._kept.file = self._file
        return self._kept.database.execute(*self._kept.sql).fetchall()

    def _find_on_postgresql(self):
        if hasattr(self._kept, "database"):
            try:
                return self._execute()
            except psycopg2.Error:
                # The server may have been restarted: once more, with a new connection.
                self._close()
        options = connection.get_connection_params()
        options.pop("cursor_factory", None)
        # One that does not block: libpq's own wait for a server that hangs has no end.
        self._kept.database = psycopg2.connect(**options, async_=True)
        wait_for_answer(self._kept.database, DEADLINE)
        self._kept.cursor = self._kept.database.cursor()
        self._kept.cursor.execute(f"PREPARE generation AS {_SQL.format('%s')}", [tag()])
        wait_for_answer(self._kept.database, DEADLINE)
        return self._execute()

    def _execute(self):
        self._kept.cursor.execute("EXECUTE generation")
        wait_for_answer(self._kept.database, DEADLINE)
        return self._kept.cursor.fetchall()

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
