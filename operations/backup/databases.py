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


def size() -> int:
    """Return how many bytes a copy takes. PostgreSQL's is compressed: nobody knows before."""
    return Path(connection.settings_dict["NAME"]).stat().st_size if connection.vendor == "sqlite" else 0


def copy_to(path: Path) -> dict[str, int]:
    """Write a copy of the database, as it is at one moment, to a new file; return each table's number of rows."""
    return _copy_sqlite(path) if connection.vendor == "sqlite" else _copy_postgresql(path)


def _copy_sqlite(path):
    with (
        _another(NAME=str(path), OPTIONS={}) as copy,
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as site,
    ):
        copy.ensure_connection()
        try:
            # In one step: in several, each change of the site begins it anew.
            site.backup(copy.connection)
        except sqlite3.Error as error:
            # Such as that the disk is full, or the file damaged. It quotes no row.
            raise BackupProblem(f"The database cannot be copied: {error}.") from error
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

    So a restore that is interrupted leaves no database with which somebody could start. PostgreSQL has no files: what
    was loaded is removed again, so that the database is as empty as before.
    """
    if connection.vendor != "sqlite":
        try:
            yield
        except BaseException:
            _remove_everything()
            raise
        return
    place = Path(connection.settings_dict["NAME"])
    unfinished = place.with_name(f"{place.name}.restoring")
    connection.close()
    connection.settings_dict["NAME"] = str(unfinished)
    try:
        _remove_file(unfinished)
        yield
        connection.close()  # which also brings what was written last into the file
        _remove_file(place)
        unfinished.replace(place)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(place)
        _remove_file(unfinished)


def _remove_file(database):
    for beside in ("", "-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)


def _remove_everything():
    connection.close()
    with connection.cursor() as cursor:
        if tables := connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {', '.join(map(connection.ops.quote_name, tables))} CASCADE")
        cursor.execute(
            "SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS "
            "(SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
        )
        for (routine,) in cursor.fetchall():
            cursor.execute(f"DROP ROUTINE {routine} CASCADE")


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
    try:
        if stdin:
            try:
                shutil.copyfileobj(stdin, process.stdin, 1 << 20)
            except BrokenPipeError:
                pass  # it says why
            process.stdin.close()
            process.stdin = None
        _out, said = process.communicate()
    except BaseException:
        # Else it would go on with what came so far.
        process.kill()
        process.wait()
        raise
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
    remove_throwaway_database()
    name = _throwaway_name()
    _on_server(f"CREATE DATABASE {connection.ops.quote_name(name)}")
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        remove_throwaway_database()


def remove_throwaway_database() -> None:
    """Remove what a rehearsal has on the site's server, such as one that was killed."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [_throwaway_name()])
        is_there = bool(cursor.fetchall())
    if is_there:
        name = connection.ops.quote_name(_throwaway_name())
        _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _throwaway_name():
    return f"{connection.settings_dict['NAME']}_rehearsal"


def _on_server(sql):
    with _another(NAME="postgres") as server, server.cursor() as cursor:
        cursor.execute(sql)
