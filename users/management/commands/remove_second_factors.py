from django.core.management.base import BaseCommand, CommandError, CommandParser

from users.models import User
from users.signing_in.lost import remove_factors


class Command(BaseCommand):
    help = (
        "Remove the app, passkeys and recovery codes of an account whose owner lost them. Its sessions end, its owner "
        "is emailed, and sets up a new second factor after the password. It is on record, with the reason."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--reason", required=True, help="why, and how you know that it is the owner who asks"
        )

    def handle(self, *, username: str, reason: str, **options: object) -> None:
        account = User.objects.filter(username=username, is_active=True).first()
        if not account:
            raise CommandError(f"No active account has the username {username}.")
        if not reason.strip():
            raise CommandError("Give a reason: it is kept on record.")
        remove_factors(account, reason.strip())
        self.stdout.write(f"{username} can sign in with the password, and then sets up a new second factor.")
