"""A copy of the database while nobody writes to it, for a migration that fails."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, unquote, urlsplit

from deploy.installation import manage
from deploy.installation.machine import Machine, Refused, as_account
from deploy.installation.places import DATA

COPY = DATA / "before-update"


@contextmanager
def put_back_on_failure(machine: Machine) -> Iterator[None]:
    """Have the database be as before this block, should it fail or be stopped. Nobody else may write meanwhile.

    The copy, which has what patients wrote, is removed, unless it could not be put back.
    """
    is_kept = machine.change("copy the database")
    if is_kept:
        _keep()
    try:
        yield
    except BaseException:
        if machine.change("put the database back"):
            _put_back()
            COPY.unlink(missing_ok=True)
        raise
    if is_kept:
        COPY.unlink(missing_ok=True)


def _keep():
    COPY.unlink(missing_ok=True)
    try:
        if _server():
            _run("pg_dump", "--format=custom", "--no-owner", f"--file={COPY}")
        else:
            _copy(_file(), COPY)
    except BaseException:
        COPY.unlink(missing_ok=True)
        raise


def _put_back():
    if server := _server():
        # Tables that are new since then would be in the way of the next try.
        _run("psql", "--quiet", "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        _run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={server['PGDATABASE']}", COPY)
    else:
        _copy(COPY, _file())


def _url():
    """Return where the site's database is, whoever wrote that down, in its parts."""
    return urlsplit(manage.environment().get("DATABASE_URL", ""))


def _file():
    return unquote(_url().path)[1:] or DATA / "db.sqlite3"


def _server():
    """Return what leads PostgreSQL's own programs to the database, or nothing where it is a file.

    As variables: everybody on the computer reads the words of a command.
    """
    url = _url()
    if not url.scheme.startswith(("postgres", "pgsql")):
        return {}
    place = {
        "PGHOST": url.hostname,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.path[1:],
    }
    return {name: unquote(str(value)) for name, value in place.items() if value} | {
        f"PG{name.upper()}": value for name, value in parse_qsl(url.query)
    }


def _copy(source, target):
    """Copy a database of SQLite, with what is in its log, as the account that it belongs to."""
    code = (
        "import sqlite3, sys; source, target = map(sqlite3.connect, sys.argv[1:]); "
        "source.backup(target); target.close()"
    )
    _run("python3", "-c", code, source, target)


def _run(*command):
    environment = os.environ | _server()
    if subprocess.run([*map(str, command)], cwd=DATA, env=environment, **as_account(mask=0o077)).returncode:
        kept = f" Its copy is kept: {COPY}" if COPY.exists() else ""
        raise Refused(f"The database could not be copied: {command[0]} failed.{kept}")
