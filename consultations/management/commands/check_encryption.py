from django.core.management.base import BaseCommand

from consultations.unreadable import all_rows, notice_all
from core.logs.progress import Progress


class Command(BaseCommand):
    help = (
        "Look for consultation requests that cannot be read with FIELD_ENCRYPTION_KEYS, and put it on their "
        "timelines. The worker runs it once a day. Changes nothing else."
    )

    def handle(self, **options: object) -> None:
        total = sum(rows.count() for rows in all_rows())
        with Progress(self.stdout, "check_encryption", total) as progress:
            number = notice_all(progress.advance)
        self.stdout.write(f"{number} requests cannot be read with the current keys")
