import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.logs.progress import Progress
from operations.backup.models import BackupRun
from operations.backup.place import found
from operations.backup.problems import BackupProblem
from operations.backup.rehearsing import rehearse
from operations.backup.restoring import restore
from operations.backup.runs import alone, recorded
from operations.backup.sealing import read_identity
from operations.backup.trying import try_out


class Command(BaseCommand):
    help = (
        "Put a backup at BACKUP_PLACE, from this version or an earlier one, into an empty database and an empty folder "
        "of media. Sends nothing. With --rehearse, do so beside the running site, try it out, and remove it."
    )
    # They ask the database, which is empty.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "name", nargs="?", default="latest", help="name of the backup; the latest by itself"
        )
        parser.add_argument(
            "--key",
            default=str(settings.BACKUP_KEY_FILE),
            help="file with the key, “-” to type it; BACKUP_KEY_FILE by itself",
        )
        parser.add_argument("--rehearse", action="store_true", help="see whether it could be done")
        parser.add_argument(
            "--accept-missing", action="store_true", help="restore it though keys or erasures are missing"
        )

    def handle(self, *, name: str, key: str, accept_missing: bool, **options: object) -> None:
        try:
            with Progress(self.stdout, "restore", goes_on=False), alone(self.stdout.write):
                if options["rehearse"]:
                    self.rehearse(name, Path(key))
                else:
                    restore(name, read_identity(self.read(key)), self.stdout, accept_missing=accept_missing)
                    self.try_out()
        except (BackupProblem, OSError) as problem:
            raise CommandError(str(problem)) from problem

    def try_out(self) -> None:
        """See whether what was restored works."""
        try:
            self.stdout.write(try_out())
        except BackupProblem as problem:
            raise CommandError(f"It is restored. But: {problem}") from problem

    def rehearse(self, name: str, key_file: Path) -> None:
        """Restore it elsewhere, and keep how that went."""
        with recorded(BackupRun.Kind.REHEARSAL) as run:
            run.archive = found(name)
            rehearse(run.archive, key_file, self.stdout.write)
        self.stdout.write(f"{run.archive} can be restored. What was restored on trial is removed.")

    def read(self, key: str) -> str:
        """Return what is in the file with the key, or what somebody types."""
        if key == "-":
            self.stdout.write("Type the key that opens backups, from the key sheet:")
            return sys.stdin.readline()
        try:
            return Path(key).read_text()
        except OSError as error:
            raise CommandError(f"The key cannot be read ({error.strerror}): {key}") from None
