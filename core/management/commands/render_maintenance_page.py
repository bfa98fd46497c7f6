from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string


class Command(BaseCommand):
    help = "Writes the maintenance page to var/maintenance.html, for a reverse proxy to show while the site is down."
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        target = settings.VAR_DIR / "maintenance.html"
        fresh = target.with_suffix(".new")
        fresh.write_text(render_to_string("503.html"), encoding="utf-8")
        fresh.replace(target)
        self.stdout.write(str(target))
