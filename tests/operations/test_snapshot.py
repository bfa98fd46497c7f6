"""The hooks of the container: a copy of the folder that is taken while the site runs can be put back."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

pytestmark = [pytest.mark.long, pytest.mark.sqlite_only]


@pytest.fixture
def storage(tmp_path):
    (tmp_path / "storage").mkdir()
    return tmp_path / "storage"


def hook(name, folder, **variables):
    """Run what a hook runs, for another folder than the container's."""
    script = (settings.BASE_DIR / "deploy/hooks" / name).read_text()
    script = script.replace("/srv/practice", str(settings.BASE_DIR)).replace(
        "exec python", f"exec {sys.executable}"
    )
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        ["sh", "-c", script],
        env=environment | {"VAR_DIR": str(folder)} | variables,
        capture_output=True,
        text=True,
    )


def connect(folder):
    return closing(sqlite3.connect(folder / "db.sqlite3", isolation_level=None))


def names_in(folder):
    with connect(folder) as database:
        return [name for (name,) in database.execute("SELECT name FROM person ORDER BY name")]


def test_a_copy_of_a_database_in_use_is_put_back_whole(storage, tmp_path):
    with connect(storage) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE person (name TEXT)")
        database.execute("INSERT INTO person VALUES ('before')")
        assert hook("pre-backup", storage).returncode == 0
        # The host copies file after file, while the site goes on.
        database.execute("INSERT INTO person VALUES ('meanwhile')")
        shutil.copytree(storage, tmp_path / "restored")
        database.execute("INSERT INTO person VALUES ('later')")
    (tmp_path / "restored" / "db.sqlite3").write_bytes(b"torn")

    assert hook("post-restore", tmp_path / "restored").returncode == 0
    assert names_in(tmp_path / "restored") == ["before"]
    assert names_in(storage) == ["before", "later", "meanwhile"]
    assert [path.name for path in (tmp_path / "restored").iterdir()] == ["db.sqlite3"]
    assert (storage / "snapshot.sqlite3").stat().st_mode & 0o077 == 0


def test_a_folder_without_a_whole_copy_is_left_as_it_is(storage):
    with connect(storage) as database:
        database.execute("CREATE TABLE person (name TEXT)")
    ended = hook("post-restore", storage)
    assert ended.returncode != 0
    assert "is missing" in ended.stderr
    assert names_in(storage) == []


def test_a_database_elsewhere_has_backups_of_its_own(storage):
    for name in ("pre-backup", "post-restore"):
        ended = hook(name, storage, DATABASE_URL="postgres://database/practice")
        assert (ended.returncode, list(storage.iterdir())) == (0, [])
