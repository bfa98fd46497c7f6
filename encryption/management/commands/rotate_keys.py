from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError, CommandParser

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
        unreadable = sum(self.rotate(name, steps) for name, steps in rotations(batch_size).items())
        if unreadable:
            raise CommandError(
                f"{unreadable} texts cannot be read with any of the keys. They were left as they are."
            )

    def rotate(self, name: str, steps: Iterator[tuple[int, int]]) -> int:
        """Re-encrypt what has this name, telling how far it is, and return how many texts cannot be read."""
        total_rewritten = total_unreadable = 0
        for rewritten, unreadable in steps:
            total_rewritten += rewritten
            total_unreadable += unreadable
            self.stdout.write(f"{name}: {total_rewritten} texts encrypted again")
        return total_unreadable
