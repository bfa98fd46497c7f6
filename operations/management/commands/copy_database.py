from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections
from django.db.utils import load_backend

from core.logs.progress import Progress
from operations.copying import refusals
from operations.copying.rows import Copy, NotStored

SOURCE = "source"
# How each kind of database is kept from writing.
ONLY_READ = {
    "django.db.backends.sqlite3": {"init_command": "PRAGMA query_only = ON;"},
    "django.db.backends.postgresql": {"options": "-c default_transaction_read_only=on"},
}


class Command(BaseCommand):
    help = (
        "Copy all rows of another database into the one that DATABASE_URL names, which “migrate” has made and nobody "
        "uses yet; then compare both. The website and the worker must not run. May be interrupted and run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "source", help="the file of the SQLite database to copy, or the URL of a database"
        )
        parser.add_argument(
            "--start-over", action="store_true", help="copy again what an earlier run has copied already"
        )

    def handle(self, *, source: str, start_over: bool, **options: object) -> None:
        try:
            with database_to_read(source):
                total = self.copy(start_over)
        except (refusals.Refused, NotStored) as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{total} rows are the same in both databases. The website can start.")

    def copy(self, start_over: bool) -> int:
        """Copy what is not copied yet, and return how many rows both databases have."""
        refusals.require_same_version(SOURCE, DEFAULT_DB_ALIAS)
        refusals.require_whole(SOURCE)
        copy = Copy(SOURCE, DEFAULT_DB_ALIAS)
        if not copy.is_begun:
            refusals.require_empty(DEFAULT_DB_ALIAS)
            copy.begin()
        elif start_over:
            copy.start_over()
        elif not copy.is_of_this_source():
            raise CommandError("Another database was being copied. Copy that, or start over: --start-over.")
        total, done = copy.count()
        with Progress(self.stdout, "copy_database", total) as progress:
            progress.advance(done)
            copy.write(progress.advance)
        copy.set_numbers()
        with Progress(self.stdout, "copy_database.compare", 2 * total) as progress:
            total, differences = copy.compare(progress.advance)
        if differences:
            raise CommandError(
                "\n".join(
                    [*differences, "Does the website run? Stop it and the worker, then use --start-over."]
                )
            )
        ContentType.objects.clear_cache()
        # Before it is whole: so a run that is stopped meanwhile is taken up again.
        with Progress(self.stdout, "copy_database.index"):
            self.stdout.write("Copied. Now the search looks at all pages.")
            call_command("update_index", verbosity=0)
        try:
            copy.finish()
        except IntegrityError as error:
            raise CommandError(f"A row names another one that is not there. {error}") from None
        return total


@contextmanager
def database_to_read(address: str) -> Iterator[None]:
    """Have a database, by its file or URL, be the connection `SOURCE` inside this block, and not be written to."""
    url = address if "://" in address else f"sqlite:///{Path(address).resolve()}"
    try:
        settings = dj_database_url.parse(url)
    except ValueError as error:
        raise CommandError(str(error)) from None
    refusals.require_two(settings, connection.settings_dict)
    settings["OPTIONS"] = ONLY_READ[settings["ENGINE"]]
    configured = connections.configure_settings({DEFAULT_DB_ALIAS: {}, SOURCE: settings})[SOURCE]
    connections[SOURCE] = load_backend(settings["ENGINE"]).DatabaseWrapper(configured, SOURCE)
    try:
        yield
    finally:
        connections[SOURCE].close()
        del connections[SOURCE]
