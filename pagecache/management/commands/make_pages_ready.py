from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from pagecache.models import Generation
from pagecache.warming import make_ready

# Whoever changes one page often changes the next one soon after.
QUIET = timedelta(seconds=10)


class Command(BaseCommand):
    help = (
        "Make home, menu pages and lists ready for visitors, once nothing public has changed for ten seconds."
    )

    def handle(self, **options: object) -> None:
        is_quiet = Generation.objects.filter(changed_at__lte=timezone.now() - QUIET).exists()
        if settings.READY_PAGES and is_quiet:
            make_ready()
