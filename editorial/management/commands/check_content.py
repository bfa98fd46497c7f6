from django.core.management.base import BaseCommand

from core.calendar.clock import InPracticeTime
from core.logs.progress import Progress
from editorial.checks.findings_store import keep_all_findings


class Command(InPracticeTime, BaseCommand):
    help = (
        "Look at every published article, procedure and condition again and store its reading level and what is "
        "missing on it, for the reports. The worker runs it once a day."
    )

    def handle(self, **options: object) -> None:
        with Progress(self.stdout, "check_content") as progress:
            count = keep_all_findings(progress.advance)
        self.stdout.write(f"{count} pages looked at")
