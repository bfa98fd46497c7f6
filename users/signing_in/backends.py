from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from users.models import User


def find_account(login: str, **conditions) -> User | None:
    """Return the account with this username, or else the only one with this email, in any case; None without one."""
    accounts = list(User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login), **conditions))
    named = [account for account in accounts if account.get_username().lower() == login.lower()]
    found = named or accounts
    if len(found) > 1:
        # Two usernames that differ in case alone: what was typed decides. Of two with one email, the username does.
        found = [account for account in named if account.get_username() == login]
    return found[0] if found else None


class UsernameOrEmailBackend(ModelBackend):
    """Takes a username or an email, in any case. It hashes one password each time, with or without an account."""

    @sensitive_variables()
    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", email: str = "", **kwargs
    ) -> User | None:
        """Return the account that these belong to, or None."""
        login = username or email
        account = find_account(login) if login and "\0" not in login else None
        if not account:
            User().set_password(password)
        elif account.check_password(password) and self.user_can_authenticate(account):
            return account
        return None
