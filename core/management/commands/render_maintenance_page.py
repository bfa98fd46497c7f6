from django.core.management.base import BaseCommand

from core.fallback import write_maintenance_page


class Command(BaseCommand):
    help = (
        "Write maintenance.html in VAR_DIR, which a reverse proxy shows while the site is away. The worker runs "
        "this every hour."
    )
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        self.stdout.write(str(write_maintenance_page()))
