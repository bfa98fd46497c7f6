"""Rules for the whole suite: which tests run on which database, and where the files go."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests.databases import take_copy_of_migrated_database

BROWSER_TESTS = Path(__file__).parent / "browser"
LONG_TESTS = Path(__file__).parent / "long"


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config, items):
    """Deselect what is meant for the other database; keep browser tests on one, and in one process."""
    other = "postgresql_only" if connection.vendor == "sqlite" else "sqlite_only"
    selected, deselected = [], []
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
            item.add_marker("sqlite_only")
            item.add_marker(pytest.mark.xdist_group("browser"))
        if item.path.is_relative_to(LONG_TESTS):
            item.add_marker("long")
        (deselected if item.get_closest_marker(other) else selected).append(item)
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = selected


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


@pytest.fixture(scope="session")
def django_db_keepdb(_empty_var, django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Have pytest-django's `django_db_setup` begin with a copy of the migrated database."""
    with django_db_blocker.unblock():
        take_copy_of_migrated_database()
    return connection.vendor == "sqlite"
