from django.core.management.base import BaseCommand

from core.addresses.public import try_public_address


class Command(BaseCommand):
    help = "See whether the website answers at PUBLIC_URL, for the readiness page. The worker runs it every hour."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(str(try_public_address()))
