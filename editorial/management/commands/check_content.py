from django.core.management.base import BaseCommand

from core.calendar.clock import InPracticeTime
from editorial.checks.findings_store import keep_all_findings


class Command(InPracticeTime, BaseCommand):
    help = (
        "Look at every published article, procedure and condition again and store its reading level and what is "
        "missing on it, for the reports. The worker runs it once a day."
    )

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{keep_all_findings()} pages looked at")
