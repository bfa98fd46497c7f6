from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model

from encryption.rotation import encrypted_models, rotate


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
        unreadable = sum(
            self.rotate_model(model, names, batch_size) for model, names in encrypted_models().items()
        )
        if unreadable:
            raise CommandError(
                f"{unreadable} texts cannot be read with any of the keys. They were left as they are."
            )

    def rotate_model(self, model: type[Model], names: list[str], batch_size: int) -> int:
        """Re-encrypt one model, telling how far it is, and return how many of its texts cannot be read."""
        total_rewritten = total_unreadable = 0
        for rewritten, unreadable in rotate(model, names, batch_size):
            total_rewritten += rewritten
            total_unreadable += unreadable
            self.stdout.write(f"{model._meta.label}: {total_rewritten} texts encrypted again")
        return total_unreadable
