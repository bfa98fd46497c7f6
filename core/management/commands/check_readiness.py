from django.core.management.base import BaseCommand

from core.readiness.registry import checks


class Command(BaseCommand):
    help = (
        "Look at what the readiness page shows and takes too long to look at while somebody waits. The worker runs it "
        "every five minutes."
    )

    def handle(self, *args: object, **options: object) -> None:
        for check in checks():
            if check.look:
                check.look_again()
