"""The commands that an installation and an update ask for, of a site so little that they take no time."""

import json
import os
import sqlite3
import sys
import time
from pathlib import Path

FOLDER, DATA = Path(__file__).parent, Path(os.environ["VAR_DIR"])


def main(command, *options):
    database = sqlite3.connect(DATA / "db.sqlite3", timeout=20)
    if command == "migrate":
        return migrate(database, "--check" in options)
    if command == "collectstatic":
        (DATA / "static").mkdir(exist_ok=True)
        (DATA / "static/staticfiles.json").write_text(json.dumps({"of": FOLDER.name}))
    if command == "backup":
        (DATA / "backed-up").write_text(FOLDER.name)
    while command == "run_worker":
        time.sleep(1)
    return 0


def migrate(database, is_check):
    """Execute what is new in migrations/, each file by itself, as Django does."""
    database.execute("CREATE TABLE IF NOT EXISTS django_migrations (name text)")
    done = {name for (name,) in database.execute("SELECT name FROM django_migrations")}
    new = [path for path in sorted((FOLDER / "migrations").glob("*.txt")) if path.name not in done]
    if is_check:
        return len(new)
    for path in new:
        with database:
            database.execute(path.read_text())
            database.execute("INSERT INTO django_migrations VALUES (?)", [path.name])
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
