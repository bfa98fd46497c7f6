from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from consultations.records.retention import (
    BATCH_SIZE,
    PurgeStopped,
    count_expired,
    expired_looks,
    purge,
    purge_looks,
)
from core.calendar.clock import InPracticeTime
from core.logs.progress import Progress


class Command(InPracticeTime, BaseCommand):
    help = (
        "Delete the consultation requests that were kept for as long as RETENTION_DAYS says, excluding legal holds. "
        "Leaves a nameless row of each for the statistics, and a receipt. Then delete what the log says of looks at "
        "requests that are longer ago than LOOKS_KEPT_DAYS. The worker runs it once a day. Stops where that would be "
        "more than 20 and more than a tenth of all."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many would be deleted")
        parser.add_argument(
            "--any-share", action="store_true", help="delete them however many of all they are"
        )
        parser.add_argument("--batch-size", type=int, default=BATCH_SIZE, help="requests in one transaction")

    def handle(self, *, dry_run: bool, batch_size: int, any_share: bool, **options: object) -> None:
        if batch_size < 1:
            raise CommandError("--batch-size must be at least 1.")
        now = timezone.now()
        if dry_run:
            counts, verb = count_expired(now), "would be deleted"
            looks = expired_looks(now).count()
        else:
            total = sum(count_expired(now).values()) + expired_looks(now).count()
            try:
                with Progress(self.stdout, "purge_requests", total) as progress:
                    told = {"any_share": any_share, "advance": progress.advance}
                    receipt, verb = purge(now, batch_size, **told), "deleted"
                    looks = purge_looks(now, batch_size, **told)
            except PurgeStopped as stopped:
                raise CommandError(
                    f"{stopped} Check the clock of this computer and RETENTION_DAYS, then look at "
                    "`purge_requests --dry-run`. If it is right, run `purge_requests --any-share`."
                ) from None
            counts = receipt.counts if receipt else {}
        for status, number in sorted(counts.items()):
            self.stdout.write(f"{status}: {number} {verb}")
        self.stdout.write(f"{sum(counts.values())} requests {verb}")
        self.stdout.write(f"{looks} entries of looks {verb}")
