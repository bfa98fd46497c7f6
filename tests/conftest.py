"""Rules for the whole suite: which tests run on which database, and where the files go."""

import gc
import logging
import shutil
from pathlib import Path

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.db import connection
from django.dispatch import receiver

from tests.databases import take_copy_of_migrated_database
from tests.factories.practice import practice_in_the_database
from tests.written_log import Log

TESTS = Path(__file__).parent
# Where the database has a say of its own: queries that differ, constraints, locks, orders, searches, stored forms.
# `make test` runs these on PostgreSQL too; `make test-long` runs every test there.
ON_POSTGRESQL_TOO = (
    "consultations/booking/",
    "consultations/desk/test_notices.py",
    "consultations/desk/test_queue.py",
    "consultations/public/test_flooding.py",
    "consultations/public/test_limits.py",
    "consultations/public/test_outage.py",
    "consultations/public/test_status.py",
    "consultations/public/test_submitting.py",
    "consultations/records/",
    "consultations/test_digests.py",
    "consultations/test_encryption.py",
    "consultations/test_reference_numbers.py",
    "core/test_database_deadline.py",
    "core/test_deleting.py",
    "core/test_read_together.py",
    "encryption/",
    "operations/",
    "outbox/",
    "pagecache/test_triggers.py",
    "search/",
    "users/signing_in/",
)


def pytest_addoption(parser):
    parser.addoption(
        "--long", action="store_true", help="run what takes minutes, and on PostgreSQL everything"
    )


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config, items):
    """Deselect what is meant for the other database or for `--long`; keep browser tests in one process."""
    selected, deselected = [], []
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        if place.startswith("browser/"):
            item.add_marker("browser")
            item.add_marker("sqlite_only")
            item.add_marker(pytest.mark.xdist_group("browser"))
        if place.startswith(("long/", "demo/")):
            item.add_marker("long")
        (selected if _is_asked(item, place, config.option.long) else deselected).append(item)
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = selected


def pytest_ignore_collect(collection_path, config):
    """Do not even import on PostgreSQL what is asked on SQLite alone: that takes longer than many of the tests."""
    if config.option.long or connection.vendor == "sqlite" or not collection_path.name.startswith("test_"):
        return None
    return not collection_path.relative_to(TESTS).as_posix().startswith(ON_POSTGRESQL_TOO) or None


def _is_asked(item, place, is_long):
    is_sqlite = connection.vendor == "sqlite"
    if item.get_closest_marker("postgresql_only" if is_sqlite else "sqlite_only"):
        return False
    return (
        is_long or not item.get_closest_marker("long") and (is_sqlite or place.startswith(ON_POSTGRESQL_TOO))
    )


@receiver(user_logged_in)
def _with_second_factor(request, user, **kwargs):
    """Have `force_login` sign somebody in wholly, as a code or a passkey does: it asks no address of the site."""
    if not request.path:
        record_authentication(request, user, "mfa", type="totp")


@pytest.fixture(scope="session", autouse=True)
def _few_collections():
    """Have Python look for garbage seldom: what is loaded stays, and looking through it takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@pytest.fixture(autouse=True)
def _fresh_media(tmp_path, settings):
    """Uploaded files of one test, and what the cache knows of their sizes, are not seen by the next."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _empty_var():
    """Start with an empty folder for what the site writes. WhiteNoise misses one for static files."""
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)
    settings.STATIC_ROOT.mkdir(parents=True)


@pytest.fixture(scope="module")
def practice_of_the_module(django_db_setup, django_db_blocker):
    """A practice in the database, made once for a file whose tests all ask for it, and taken out again after them."""
    with practice_in_the_database(django_db_blocker):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(_empty_var, django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Have pytest-django's `django_db_setup` begin with a copy of the migrated database."""
    with django_db_blocker.unblock():
        take_copy_of_migrated_database()
    return connection.vendor == "sqlite"


@pytest.fixture
def log():
    """What is logged meanwhile, as a hosted site writes it."""
    log, root = Log(), logging.getLogger()
    root.addHandler(log.handler)
    yield log
    root.removeHandler(log.handler)
