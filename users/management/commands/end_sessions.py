from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.log_actions import log

from users.models import User
from users.signing_in.sessions import end_sessions


class Command(BaseCommand):
    help = "Sign out an account, or everybody, at once: for a phone or laptop that was lost. It is on record."

    def add_arguments(self, parser: CommandParser) -> None:
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("username", nargs="?")
        whose.add_argument("--all", dest="everybody", action="store_true", help="every account")

    @transaction.atomic
    def handle(self, *, username: str | None = None, everybody: bool = False, **options: object) -> None:
        accounts = (
            User.objects.filter(is_active=True) if everybody else User.objects.filter(username=username)
        )
        if not accounts:
            raise CommandError(f"No account has the username {username}.")
        for account in accounts:
            end_sessions(account)
            log(instance=account, action="users.sessions_ended")
        self.stdout.write("Signed out: " + ", ".join(account.username for account in accounts))
