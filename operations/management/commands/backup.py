from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.calendar.clock import InPracticeTime
from core.logs.progress import Progress
from operations.backup.databases import remove_throwaway_database
from operations.backup.making import back_up, number_of_files
from operations.backup.models import BackupRun
from operations.backup.problems import BackupProblem
from operations.backup.runs import alone, recorded


class Command(InPracticeTime, BaseCommand):
    help = (
        "Make an encrypted backup of database and media at BACKUP_PLACE, while the site is in use, read it back, and "
        "delete those that are kept no longer."
    )

    def handle(self, **options: object) -> None:
        try:
            with (
                Progress(self.stdout, "backup", goes_on=False) as progress,
                alone(self.stdout.write),
                recorded(BackupRun.Kind.BACKUP) as run,
            ):
                progress.expect(2 * number_of_files())
                remove_throwaway_database()
                run.archive = back_up(timezone.now(), progress.advance)
        except (BackupProblem, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{run.archive} is made, and was read back.")
