from django.core.management.base import BaseCommand

from editorial.reports.page_links import look_at_links


class Command(BaseCommand):
    help = (
        "Look for pages that no other page links to, and for links that go one way, for the reports. The worker runs "
        "it every five minutes."
    )

    def handle(self, **options: object) -> None:
        look_at_links()
