from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from users.forms import free_username
from users.invitations import AlreadyActive, invite_by_print
from users.models import User


class Command(BaseCommand):
    help = (
        "Make an account for a superuser and print the link with which its owner sets a password: it works once, "
        "for an hour. Run it again for a fresh link. Needs no email to go out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument(
            "--first", action="store_true", help="do nothing where a superuser has set a password already"
        )

    @transaction.atomic
    def handle(self, *, email: str, first: bool, **options: object) -> None:
        if first and User.objects.filter(is_superuser=True, is_active=True).exists():
            return
        try:
            link = invite_by_print(self.account(email))
        except AlreadyActive:
            raise CommandError(
                f"{email} has an account with a password. If it is lost: changepassword."
            ) from None
        self.stdout.write(
            f"Open this link within an hour. It works once, and sets the password of {email}:\n{link}"
        )

    def account(self, email: str) -> User:
        """Return the account of an address, which is made where there is none."""
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is no email address.") from None
        account = User.objects.filter(email__iexact=email).first()
        if account and not account.is_superuser:
            raise CommandError(f"{email} has an account that is no superuser's: it stays as it is.")
        return account or User.objects.create(
            username=free_username(email), email=email, is_superuser=True, is_active=False
        )
