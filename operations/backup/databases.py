"""Copying the database while the site is in use, and putting a copy into an empty one."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from operations.backup.problems import BackupProblem

# What the copy is called in a backup, by the kind of database.
NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def copy_to(path: Path) -> dict[str, int]:
    """Write a copy of the database, as it is at one moment, to a new file; return each table's number of rows."""
    return _copy_sqlite(path) if connection.vendor == "sqlite" else _copy_postgresql(path)


def _copy_sqlite(path):
    with (
        _another(NAME=str(path), OPTIONS={}) as copy,
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as site,
    ):
        copy.ensure_connection()
        # In one step: in several, each change of the site begins it anew.
        site.backup(copy.connection)
        # One file, without one beside it for what was written last.
        copy.connection.execute("PRAGMA journal_mode=DELETE")
        require_integrity(copy)
        return rows_in(copy)


def _copy_postgresql(path):
    with _another() as site:
        # What is counted is what is copied.
        site.set_autocommit(False)
        with site.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        _run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={path}",
        )
        rows = rows_in(site)
        site.rollback()
    _run("pg_restore", "--list", str(path), connects=False)
    return rows


@contextmanager
def _another(**changes) -> Iterator[BaseDatabaseWrapper]:
    """Yield a connection of its own, to the site's database unless `changes` name another."""
    another = ConnectionHandler({"default": {**connection.settings_dict, **changes}})["default"]
    try:
        yield another
    finally:
        another.close()


def rows_in(database: BaseDatabaseWrapper) -> dict[str, int]:
    """Return the number of rows of each table."""
    with database.cursor() as cursor:
        return {
            table: _count(database, cursor, table) for table in database.introspection.table_names(cursor)
        }


def _count(database, cursor, table):
    cursor.execute(f"SELECT COUNT(*) FROM {database.ops.quote_name(table)}")
    return cursor.fetchone()[0]


def require_integrity(database: BaseDatabaseWrapper) -> None:
    """Raise `BackupProblem` where SQLite finds its file damaged. PostgreSQL finds out when it loads a copy."""
    if database.vendor != "sqlite":
        return
    with database.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        if cursor.fetchall() != [("ok",)]:
            raise BackupProblem("The database is damaged: SQLite's integrity check fails.")


def require_empty() -> None:
    """Raise `BackupProblem` unless the site's database has no table, and nobody works with it."""
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise BackupProblem(
                "The database is not empty: name a new one in DATABASE_URL, or another folder in VAR_DIR. A restore "
                "overwrites nothing."
            )
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                "AND backend_type = 'client backend'"
            )
            if cursor.fetchone()[0]:
                raise BackupProblem("Somebody is connected to the database: stop server and worker first.")
    connection.close()


def load(copy: BinaryIO) -> None:
    """Put a copy into the site's database, which is empty."""
    if connection.vendor == "sqlite":
        with Path(connection.settings_dict["NAME"]).open("wb") as file:
            shutil.copyfileobj(copy, file, 1 << 20)
    else:
        options = "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"
        _run("pg_restore", *options, stdin=copy)


@contextmanager
def put_in_place_afterwards() -> Iterator[None]:
    """Have the site's database be another file within the block, and move it into place once all has gone well.

    So a restore that is interrupted leaves no database with which somebody could start. PostgreSQL has no files.
    """
    if connection.vendor != "sqlite":
        yield
        return
    place = Path(connection.settings_dict["NAME"])
    unfinished = place.with_name(f"{place.name}.restoring")
    connection.close()
    connection.settings_dict["NAME"] = str(unfinished)
    try:
        unfinished.unlink(missing_ok=True)
        yield
        connection.close()  # which also brings what was written last into the file
        for left in ("", "-wal", "-shm"):
            place.with_name(place.name + left).unlink(missing_ok=True)
        unfinished.replace(place)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(place)


def _run(program, *options, connects=True, stdin=None):
    """Run a program of PostgreSQL, on the site's database if it `connects`."""
    path = shutil.which(program)
    if not path:
        raise BackupProblem(f"{program} is not installed. On Debian: apt install postgresql-client")
    # Django's way to start psql.
    words, variables = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    where = [*words[1:-1], f"--dbname={words[-1]}"] if connects else []
    process = subprocess.Popen(
        [path, *options, *where],
        env={**os.environ, **(variables or {})},
        stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if stdin:
        try:
            shutil.copyfileobj(stdin, process.stdin, 1 << 20)
        except BrokenPipeError:
            pass  # it says why
        process.stdin.close()
        process.stdin = None
    _out, said = process.communicate()
    if process.returncode:
        # The lines after the first may quote a row.
        first = said.decode(errors="replace").strip().partition("\n")[0]
        raise BackupProblem(f"{program} failed: {first}")


@contextmanager
def throwaway_database(folder: Path) -> Iterator[str]:
    """Yield the DATABASE_URL of an empty database, below `folder` or on the site's server, and remove it afterwards."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    name = f"{connection.settings_dict['NAME']}_rehearsal"
    quoted = connection.ops.quote_name(name)
    with _another(NAME="postgres") as server:
        with server.cursor() as cursor:
            # A rehearsal that was killed left it.
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {quoted}")
        try:
            yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        finally:
            with server.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")
