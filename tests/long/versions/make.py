"""Make the database of a version, as a practice would have it, from the commit that brought the version out.

    python -m tests.long.versions.make 0.18.0 f2861862

It is kept beside this file, as SQL and packed. `fill.py` says what is in it, and runs with the code of that commit.
"""

import contextlib
import lzma
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
CHECKOUT = FOLDER.parents[2]
# Made anew from the pages. The first is all that the full-text search has, which keeps what was deleted until told.
INDEXES = ("wagtailsearch_indexentry", "search_word_pages", "search_word", "wagtailcore_referenceindex")
FULL_TEXT = "wagtailsearch_indexentry_fts"
# Runs a file once Django is set up.
RUN = "import django, runpy, sys; django.setup(); runpy.run_path(sys.argv[1], run_name='__main__')"


def packed(version: str) -> Path:
    """Return where the database of a version is kept."""
    return FOLDER / f"{version}.xz"


def make(version: str, commit: str) -> None:
    """Fill a database with the code of the commit, and keep it."""
    with tempfile.TemporaryDirectory() as folder:
        source, database = Path(folder, "source"), Path(folder, "db.sqlite3")
        git = ("git", "-C", CHECKOUT, "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", source, commit], check=True)
        try:
            environment = {
                **os.environ,
                "DATABASE_URL": f"sqlite:///{database}",
                "DJANGO_SETTINGS_MODULE": "apmsite.settings.test",
                "PYTHONPATH": str(source),
            }
            subprocess.run(
                [sys.executable, "-W", "ignore", "-c", RUN, FOLDER / "fill.py"],
                cwd=source,
                env=environment,
                check=True,
            )
        finally:
            subprocess.run([*git, "remove", "--force", source], check=True)
        packed(version).write_bytes(lzma.compress(dump(database).encode(), preset=9 | lzma.PRESET_EXTREME))


def dump(database: Path) -> str:
    """Return a database as SQL, without what search and references keep of the pages."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for table in INDEXES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        connection.execute(f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}) VALUES ('optimize')")  # noqa: S608
        connection.commit()
        return "\n".join(connection.iterdump())


def unpack(version: str, database: Path) -> None:
    """Fill an empty file with the database of a version."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.executescript(lzma.decompress(packed(version).read_bytes()).decode())


if __name__ == "__main__":
    make(*sys.argv[1:])
