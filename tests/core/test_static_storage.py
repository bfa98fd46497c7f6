"""Which static files an update leaves for pages that were opened before it."""

import os
import time

import pytest
from django.contrib.staticfiles.storage import storages
from django.core.management import call_command

from core.static_storage import KEPT


@pytest.fixture
def collect(settings, tmp_path):
    """A function that collects one stylesheet with these words, and returns the names that are there then."""
    settings.STATIC_ROOT, source = tmp_path / "static", tmp_path / "source"
    source.mkdir()
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "core.static_storage.StaticStorage"}}

    def collect(words):
        (source / "look.css").write_text(words)
        storages._storages.pop("staticfiles", None)
        call_command("collectstatic", interactive=False, verbosity=0)
        return {path.name for path in settings.STATIC_ROOT.iterdir()}

    return collect


def test_a_hashed_file_stays_for_a_week_after_the_first_update_without_it(collect, settings):
    long_ago = time.time() - 10 * KEPT

    def grow_old(names):
        for name in names:
            os.utime(settings.STATIC_ROOT / name, (long_ago, long_ago))

    first = collect("a { color: red }" * 40)
    hashed = {
        name for name in first if name.startswith("look.") and name != "look.css" and name != "look.css.gz"
    }
    assert len(hashed) == 2  # and its compressed twin
    grow_old(hashed)
    assert hashed <= collect("a { color: blue }" * 40)
    assert hashed <= collect("a { color: green }" * 40)
    grow_old(hashed)
    last = collect("a { color: white }" * 40)
    assert not hashed & last
    grow_old(name for name in last if name.startswith("look."))
    assert collect("a { color: white }" * 40) >= {
        name for name in last if name in ("look.css", "staticfiles.json")
    }
