"""How long an answer waits for a database that hangs, before it says so (docs/adr/0001-embedded-sqlite.md).

The worker, commands, and what is streamed after its answer has begun (exports) wait as long as the database does.
"""

import select
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import OperationalError, connection
from psycopg2 import OperationalError as PostgresqlError
from psycopg2 import extensions

# The page that says so has the rest of the five seconds.
SECONDS = 4

_thread = threading.local()


class DatabaseDeadlineMiddleware:
    """End each wait for the database after `SECONDS`, as `OperationalError`; what wants it after that does not wait.

    It must come before whatever asks the database.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        if connection.vendor == "postgresql":
            # For the whole process, and as if it were not there outside of an answer.
            extensions.set_wait_callback(wait_for_server)

    def __call__(self, request):
        with short_waits():
            return self.get_response(request)


@contextmanager
def short_waits(seconds: float | None = None) -> Iterator[None]:
    """End each wait for the database in this thread after so many seconds (`SECONDS`), until the block ends."""
    _thread.seconds, _thread.limited = SECONDS if seconds is None else seconds, None
    on_sqlite = connection.execute_wrapper(_wait_for_lock) if connection.vendor == "sqlite" else nullcontext()
    try:
        with on_sqlite:
            yield
    finally:
        limited, _thread.seconds, _thread.limited = _thread.limited, None, None
        if limited is not None and limited is connection.connection:
            _set_busy_timeout(limited, connection.settings_dict["OPTIONS"]["timeout"])


def _wait_for_lock(execute, sql, params, many, context):
    """Have SQLite wait for a lock as long as an answer may, and once in vain not again."""
    database = context["connection"].connection
    if _thread.limited is not database:
        _set_busy_timeout(database, _thread.seconds)
        _thread.limited = database
    try:
        return execute(sql, params, many, context)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            _thread.seconds = 0
            _set_busy_timeout(database, 0)
        raise


def _set_busy_timeout(database, seconds):
    database.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def wait_for_server(database):
    """Wait until psycopg2's connection has its answer; raise psycopg2's `OperationalError` when none comes in time.

    A server that was stopped, or a machine that is gone, fires no timeout of its own. psycopg2 closes the connection
    then. (It calls this instead of libpq's own wait: `psycopg2.extensions.set_wait_callback`.)
    """
    try:
        wait_for_answer(database, getattr(_thread, "seconds", None))
    except TimeoutError:
        _thread.seconds = 0
        raise PostgresqlError("The database has not answered in time.") from None


def wait_for_answer(database, seconds: float | None) -> None:
    """Wait until psycopg2's connection has its answer; raise TimeoutError when none comes within so many seconds."""
    until = None if seconds is None else time.monotonic() + seconds
    while (state := database.poll()) != extensions.POLL_OK:
        waiting = select.poll()
        waiting.register(database, select.POLLIN if state == extensions.POLL_READ else select.POLLOUT)
        if not waiting.poll(None if until is None else max(0, until - time.monotonic()) * 1000):
            raise TimeoutError
