from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from outbox.models import OutboxMessage

KEPT_FOR = timedelta(days=14)


class Command(BaseCommand):
    help = "Delete mail that went out more than two weeks ago. Waiting mail is kept."

    def handle(self, **options: object) -> None:
        OutboxMessage.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
