from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from consultations.records.retention import BATCH_SIZE, count_expired, expired_looks, purge, purge_looks
from core.calendar.clock import InPracticeTime


class Command(InPracticeTime, BaseCommand):
    help = (
        "Delete the consultation requests that were kept for as long as RETENTION_DAYS says, excluding legal holds. "
        "Leaves a nameless row of each for the statistics, and a receipt. Then delete what the log says of looks at "
        "requests that are longer ago than LOOKS_KEPT_DAYS. The worker runs it once a day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many would be deleted")
        parser.add_argument("--batch-size", type=int, default=BATCH_SIZE, help="requests in one transaction")

    def handle(self, *, dry_run: bool, batch_size: int, **options: object) -> None:
        if batch_size < 1:
            raise CommandError("--batch-size must be at least 1.")
        now = timezone.now()
        if dry_run:
            counts, verb = count_expired(now), "would be deleted"
            looks = expired_looks(now).count()
        else:
            receipt, verb = purge(now, batch_size), "deleted"
            counts = receipt.counts if receipt else {}
            looks = purge_looks(now, batch_size)
        for status, number in sorted(counts.items()):
            self.stdout.write(f"{status}: {number} {verb}")
        self.stdout.write(f"{sum(counts.values())} requests {verb}")
        self.stdout.write(f"{looks} entries of looks {verb}")
