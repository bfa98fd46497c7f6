from django.core.management.base import BaseCommand

from consultations.unreadable import notice_all


class Command(BaseCommand):
    help = (
        "Look for consultation requests that cannot be read with FIELD_ENCRYPTION_KEYS, and put it on their "
        "timelines. The worker runs it once a day. Changes nothing else."
    )

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{notice_all()} requests cannot be read with the current keys")
