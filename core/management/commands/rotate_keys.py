from collections import Counter

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.logs.progress import Progress
from encryption.rotation import rotations


class Command(BaseCommand):
    help = (
        "Encrypt everything again with the first of FIELD_ENCRYPTION_KEYS, in batches. May be interrupted and run "
        "again, while the site is in use. Once it ends without an error, the older keys are no longer needed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch-size", type=int, default=500, help="rows in one transaction")

    def handle(self, *, batch_size: int, **options: object) -> None:
        if batch_size < 1:
            raise CommandError("--batch-size must be at least 1.")
        outcomes = self.rotate(batch_size)
        for name, counts in outcomes.items():
            self.stdout.write(f"{name}: {counts['rewritten']} texts encrypted again")
        if unreadable := sum(counts["unreadable"] for counts in outcomes.values()):
            raise CommandError(
                f"{unreadable} texts cannot be read with any of the keys. They were left as they are."
            )

    def rotate(self, batch_size: int) -> dict[str, Counter[str]]:
        """Re-encrypt everything, telling how far it is; return how the texts fared, by what they are called."""
        found = rotations(batch_size)
        outcomes = {name: Counter() for name in found}
        with Progress(self.stdout, "rotate_keys", sum(texts.number for texts in found.values())) as progress:
            for name, texts in found.items():
                for counts in texts.batches:
                    outcomes[name] += counts
                    progress.advance(counts.total(), subject=name)
        return outcomes
