"""A copy of the database while nobody writes to it, for a migration that fails."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.installation.machine import Machine, Refused, as_account
from deploy.installation.places import ACCOUNT, DATA

DATABASE, COPY = DATA / "db.sqlite3", DATA / "before-update"


@contextmanager
def put_back_on_failure(machine: Machine, answers: dict[str, str]) -> Iterator[None]:
    """Have the database be as before this block, should it fail or be stopped. Nobody else may write meanwhile.

    The copy, which has what patients wrote, is removed, unless it could not be put back.
    """
    is_postgresql = answers["database"] == "postgresql"
    is_kept = machine.change("copy the database")
    if is_kept:
        _keep(is_postgresql)
    try:
        yield
    except BaseException:
        if machine.change("put the database back"):
            _put_back(is_postgresql)
            COPY.unlink(missing_ok=True)
        raise
    if is_kept:
        COPY.unlink(missing_ok=True)


def _keep(is_postgresql):
    COPY.unlink(missing_ok=True)
    try:
        if is_postgresql:
            _run("pg_dump", "--format=custom", f"--file={COPY}", ACCOUNT)
        else:
            _copy(DATABASE, COPY)
    except BaseException:
        COPY.unlink(missing_ok=True)
        raise


def _put_back(is_postgresql):
    if is_postgresql:
        # Tables that are new since then would be in the way of the next try.
        _run("psql", "--quiet", "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public", ACCOUNT)
        _run("pg_restore", "--exit-on-error", f"--dbname={ACCOUNT}", COPY)
    else:
        _copy(COPY, DATABASE)


def _copy(source, target):
    """Copy a database of SQLite, with what is in its log, as the account that it belongs to."""
    code = (
        "import sqlite3, sys; source, target = map(sqlite3.connect, sys.argv[1:]); "
        "source.backup(target); target.close()"
    )
    _run("python3", "-c", code, source, target)


def _run(*command):
    if subprocess.run([*map(str, command)], cwd=DATA, **as_account(mask=0o077)).returncode:
        kept = f" Its copy is kept: {COPY}" if COPY.exists() else ""
        raise Refused(f"The database could not be copied: {command[0]} failed.{kept}")
