"""A whole copy of the embedded database next to it, for whoever copies the folder while the site runs.

A host's own backup copies files one after the other; that of a running database would be torn. So the copy is made
before (`python -m operations.snapshot take`), and takes the database's place after a restore (`put-back`). A PostgreSQL
is somewhere else, with backups of its own: then there is nothing to do. For backups that leave the computer, encrypted
and tried, see docs/operations.md.
"""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

NAME = "snapshot.sqlite3"


def take(database: Path) -> None:
    """Copy a database that is in use, in one step: an older copy is replaced once the new one is whole."""
    fresh = database.with_name(f"{NAME}.new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source:
        with closing(sqlite3.connect(fresh)) as target:
            source.backup(target)
            [(verdict,)] = target.execute("PRAGMA quick_check(1)").fetchall()
    if verdict != "ok":
        sys.exit("The database is damaged: there is no new copy.")
    fresh.chmod(0o600)
    fresh.replace(database.with_name(NAME))


def put_back(database: Path) -> None:
    """Put the copy in the place of the database, whose own files were copied while it was in use."""
    copy = database.with_name(NAME)
    if not copy.exists():
        sys.exit(f"{copy} is missing: the copy of the folder was taken without it.")
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    copy.replace(database)


def main() -> None:
    """Do what the command line asks, `take` or `put-back`."""
    if "DATABASE_URL" in os.environ:
        print("The database is not in this folder: it has backups of its own.")
        return
    actions = {"take": take, "put-back": put_back}
    if len(sys.argv) != 2 or sys.argv[1] not in actions:
        sys.exit("Write take or put-back.")
    actions[sys.argv[1]](Path(os.environ["VAR_DIR"]) / "db.sqlite3")


if __name__ == "__main__":
    main()
