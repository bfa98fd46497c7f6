import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.calendar.clock import InPracticeTime
from operations.backup.models import KeySheet
from operations.backup.sealing import fingerprint, new_identity


class Command(InPracticeTime, BaseCommand):
    help = (
        "Print the keys for the safe, once: those of FIELD_ENCRYPTION_KEYS, and the one that opens backups. Makes the "
        "key that opens backups, and this computer's own in BACKUP_KEY_FILE. Later, prints new field keys alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--new-backup-keys",
            action="store_true",
            help="make new keys for backups, such as when the paper is lost. Older backups need the older paper",
        )

    def handle(self, *, new_backup_keys: bool, **options: object) -> None:
        sheet = KeySheet.objects.first()
        printed = fingerprint(*settings.FIELD_ENCRYPTION_KEYS)
        if sheet and not new_backup_keys and sheet.field_keys == printed:
            raise CommandError(
                f"The keys were printed on {timezone.localdate(sheet.made_at)}. If the paper is lost, run "
                "`key_sheet --new-backup-keys`."
            )
        lines = [
            "KEY SHEET. Print it, put it into the safe, and leave no copy on any computer.",
            f"{settings.PUBLIC_URL}, {timezone.localdate()}",
            "",
            "Keys of what patients write, newest first (FIELD_ENCRYPTION_KEYS):",
            *settings.FIELD_ENCRYPTION_KEYS,
            "",
        ]
        if sheet and not new_backup_keys:
            lines.append(
                f"The key that opens backups is on an older sheet, for {sheet.safe_recipient}. Keep it, too."
            )
        else:
            sheet = sheet or KeySheet()
            safe, machine = new_identity(), new_identity()
            _write(Path(settings.BACKUP_KEY_FILE), str(machine))
            sheet.safe_recipient, sheet.machine_recipient = str(safe.to_public()), str(machine.to_public())
            lines += ["The key that opens backups from now on:", str(safe)]
        sheet.field_keys, sheet.made_at = printed, timezone.now()
        sheet.save()
        self.stdout.write("\n".join(lines))


def _write(path, secret):
    """Write this computer's own key into a new file that nobody else reads."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "w") as file:
            file.write(f"{secret}\n")
    except FileExistsError:
        raise CommandError(
            f"There is a key in {path} already: move it away first. It opens the backups from before."
        ) from None
    except OSError as error:
        raise CommandError(
            f"The file in BACKUP_KEY_FILE cannot be written ({error.strerror}): {path}"
        ) from None
