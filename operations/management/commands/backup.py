from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.calendar.clock import InPracticeTime
from operations.backup.making import back_up
from operations.backup.models import BackupRun
from operations.backup.problems import BackupProblem
from operations.backup.runs import recorded


class Command(InPracticeTime, BaseCommand):
    help = (
        "Make an encrypted backup of database and media at BACKUP_PLACE, while the site is in use, read it back, and "
        "delete those that are kept no longer."
    )

    def handle(self, **options: object) -> None:
        try:
            with recorded(BackupRun.Kind.BACKUP) as run:
                run.archive = back_up(timezone.now())
        except (BackupProblem, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{run.archive} is made, and was read back.")
