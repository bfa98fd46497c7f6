from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from consultations.models import ConsultationRequest
from consultations.services import write_search_digests
from core.logs.progress import Progress

# In one run of the worker, which sends email in between: some seconds.
BATCH_SIZE = 500


class Command(BaseCommand):
    help = (
        "Make requests findable that were stored before an update that searches differently, or under another "
        "FIELD_DIGEST_KEY. The worker runs it every minute, for a number of requests at a time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="go on until all of them are done")

    def handle(self, **options: object) -> None:
        old = ConsultationRequest.objects.with_old_digests().order_by().values_list("pk", flat=True)
        keys = list(old if options["all"] else old[:BATCH_SIZE])
        renewed = 0
        with Progress(self.stdout, "renew_search_digests", len(keys)) as progress:
            for key in keys:
                renewed += self.renew(key)
                progress.advance()
        self.stdout.write(f"{renewed} requests can be found by what they say now")

    def renew(self, key: UUID) -> bool:
        """Renew one request, and return whether it was still there."""
        with transaction.atomic():
            consultation = ConsultationRequest.objects.select_for_update(of=["self"]).filter(pk=key).first()
            if consultation:
                write_search_digests(consultation)
        return consultation is not None
