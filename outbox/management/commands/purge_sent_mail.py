from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db.models import Q
from django.utils import timezone

from outbox.models import OutboxMessage

KEPT_FOR = timedelta(days=14)


class Command(BaseCommand):
    help = (
        "Delete mail that went out more than two weeks ago, or was given up then and is about nothing that staff work "
        "on. Waiting mail is kept."
    )

    def handle(self, **options: object) -> None:
        long_ago = timezone.now() - KEPT_FOR
        OutboxMessage.objects.filter(
            Q(sent_at__lt=long_ago) | Q(given_up_at__lt=long_ago, about=None)
        ).delete()
