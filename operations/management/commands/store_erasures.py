from django.core.management.base import BaseCommand

from operations.backup.erasures import store


class Command(BaseCommand):
    help = (
        "Write down at the place of the backups what was erased, so that no restore brings it back. The worker runs it "
        "every minute."
    )

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{store()} erasures written to the place of the backups")
