from django.core.management.base import BaseCommand

from core.calendar.clock import InPracticeTime
from editorial.work.weekly_digest import send_review_digests


class Command(InPracticeTime, BaseCommand):
    help = "Tell authors by email which of their pages are due for review. The worker does this once a week."

    def handle(self, verbosity: int = 1, **options: object) -> None:
        count = send_review_digests()
        if verbosity:
            self.stdout.write(f"Mails: {count}.")
