"""A copy of the database while nobody writes to it, for a migration that fails."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.installation.machine import Machine, Refused, as_account
from deploy.installation.places import ACCOUNT, DATA

DATABASE, COPY = DATA / "db.sqlite3", DATA / "before-update"


@contextmanager
def put_back_on_refusal(machine: Machine, answers: dict[str, str]) -> Iterator[None]:
    """Have the database be as before this block, should it end with `Refused`. Nobody else may write meanwhile."""
    is_postgresql = answers["database"] == "postgresql"
    if machine.change("copy the database"):
        _keep(is_postgresql)
    try:
        yield
    except Refused:
        if machine.change("put the database back"):
            _put_back(is_postgresql)
        raise
    finally:
        # It has what patients wrote.
        COPY.unlink(missing_ok=True)


def _keep(is_postgresql):
    COPY.unlink(missing_ok=True)
    if is_postgresql:
        _run("pg_dump", "--format=custom", f"--file={COPY}", ACCOUNT)
    else:
        _copy(DATABASE, COPY)


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
        raise Refused(f"The database could not be copied: {command[0]} failed.")
