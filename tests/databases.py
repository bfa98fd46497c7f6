"""One migrated database for all processes of a run, and for the runs after it.

    DJANGO_SETTINGS_MODULE=apmsite.settings.test python -m tests.databases

makes it before a run. Applying every migration takes longer than many a run. It is done once for a state of the
migrations and of the installed packages; each process takes a copy, and `migrate` then finds nothing left to do.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

# Beside the folders of the processes, which are emptied at each start.
FOLDER = settings.VAR_DIR.parent / "migrated"


def take_copy_of_migrated_database():
    """Have the test database begin as a copy of the migrated one, which is made where there is none.

    On SQLite the copy is in place afterwards, to be kept by Django's `setup_databases`; PostgreSQL makes it when
    Django creates the test database.
    """
    if connection.vendor == "sqlite":
        put_migrated_database(connection.settings_dict["TEST"]["NAME"])
    else:
        with _alone():
            connection.settings_dict["TEST"]["TEMPLATE"] = _migrated_on_server(_name())


def put_migrated_database(path):
    """Put a copy of the migrated database, which is made where there is none, at this path. SQLite alone has files."""
    with _alone():
        shutil.copyfile(_migrated_file(_name()), path)


def _name():
    return f"migrated_{_state_of_migrations()}"


def _state_of_migrations():
    """Return a digest of everything a migrated database is made from: our files, and the packages' versions."""
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        digest.update(f"{path}\0".encode() + path.read_bytes())
    digest.update(repr(settings.INSTALLED_APPS).encode())
    for package in sorted(f"{package.name}=={package.version}" for package in distributions()):
        digest.update(package.encode())
    return digest.hexdigest()[:16]


@contextlib.contextmanager
def _alone():
    """Let the other processes of this checkout that use the same database wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"lock-{connection.vendor}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrated_file(name):
    migrated = FOLDER / f"{name}.sqlite3"
    if not migrated.exists():
        for outdated in FOLDER.glob("*.sqlite3*"):
            outdated.unlink()
        unfinished = migrated.with_suffix(".sqlite3.unfinished")
        _migrate(unfinished)
        unfinished.rename(migrated)
    return migrated


def _migrated_on_server(name):
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated\\_%%'")
        there = {row[0] for row in cursor.fetchall()}
        if name not in there:
            for outdated in there:
                cursor.execute(f'DROP DATABASE "{outdated}"')
            _migrate(f"{name}_unfinished")
            cursor.execute(f'ALTER DATABASE "{name}_unfinished" RENAME TO "{name}"')
    return name


def _migrate(database):
    """Make a database of that name with every migration applied, replacing one that is there."""
    with _named(database):
        connection.creation.create_test_db(verbosity=0, autoclobber=True)


@contextlib.contextmanager
def empty_database(name, *, is_migrated=False):
    """Use an empty database beside the test's own inside this block, and remove it afterwards.

    Or one in which nothing but every migration has run.
    """
    # Each process of a run has its own.
    if connection.vendor == "sqlite":
        name = settings.VAR_DIR / f"{name}.sqlite3"
    else:
        name = f"{connection.settings_dict['NAME']}_{name}"
    with _named(name):
        connection.settings_dict["TEST"]["TEMPLATE"] = _name() if is_migrated else None
        connection.creation._create_test_db(verbosity=0, autoclobber=True)
        connection.close()
        if is_migrated and connection.vendor == "sqlite":
            put_migrated_database(name)
        connection.settings_dict["NAME"] = name
        yield
    connection.creation._destroy_test_db(name, verbosity=0)


@contextlib.contextmanager
def _named(database):
    """Have what Django makes, and uses, inside this block be a database of that name, which begins empty."""
    before = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    connection.settings_dict["TEST"] = {**before[1], "NAME": database, "TEMPLATE": None}
    connection.close()
    try:
        yield
    finally:
        connection.close()  # which also brings what SQLite wrote beside it into the file
        connection.settings_dict["NAME"], connection.settings_dict["TEST"] = before


def url_of_test_database():
    """Return the DATABASE_URL under which another process finds the running test's database."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@contextlib.contextmanager
def errors_spoil_one_query():
    """Have an error of PostgreSQL spoil its own query alone in a test's transaction, as in a site's requests."""

    def alone(execute, sql, params, many, context):
        if str(sql).startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            return execute(sql, params, many, context)
        with transaction.atomic():
            return execute(sql, params, many, context)

    with connection.execute_wrapper(alone) if connection.vendor == "postgresql" else contextlib.nullcontext():
        yield


if __name__ == "__main__":
    django.setup()
    with _alone():
        (_migrated_file if connection.vendor == "sqlite" else _migrated_on_server)(_name())
