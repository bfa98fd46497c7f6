from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from core.logs.progress import Progress
from outbox.models import OutboxMessage

KEPT_FOR = timedelta(days=14)
BATCH_SIZE = 500  # mails in one transaction


class Command(BaseCommand):
    help = (
        "Delete mail that went out more than two weeks ago, or was given up then and is about nothing that staff work "
        "on. Waiting mail is kept."
    )

    def handle(self, **options: object) -> None:
        done_with = OutboxMessage.objects.done_with(timezone.now() - KEPT_FOR)
        with Progress(self.stdout, "purge_sent_mail", done_with.count()) as progress:
            while keys := list(done_with.values_list("pk", flat=True)[:BATCH_SIZE]):
                OutboxMessage.objects.filter(pk__in=keys).delete()
                progress.advance(len(keys))
