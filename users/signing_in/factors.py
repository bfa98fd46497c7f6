"""The second factors of an account: an app that shows codes, passkeys, and recovery codes for when those are lost."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from users.models import User

# Recovery codes help out; they are no factor to sign in with day by day.
PRIMARY = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_excused(account: User) -> bool:
    """Return whether an account of a demonstration signs in with its password alone."""
    return account.get_username() in settings.SECOND_FACTOR_SKIPPED_BY


def has_second_factor(account: User) -> bool:
    """Return whether an account has an app or a passkey."""
    return Authenticator.objects.filter(user=account, type__in=PRIMARY).exists()


def may_remove_one(account: User) -> bool:
    """Return whether an account may lose an app or a passkey: it has another one to sign in with, or needs none."""
    return Authenticator.objects.filter(user=account, type__in=PRIMARY).count() > 1 or is_excused(account)


def has_proved_second_factor(request: HttpRequest, account: User) -> bool:
    """Return whether the session of a request was opened with a second factor of this account, or needs none."""
    records = get_authentication_records(request, account)
    return any(record.get("method") == "mfa" for record in records) or is_excused(account)


def record_second_factor(request: HttpRequest, authenticator: Authenticator) -> None:
    """Note in the session that a factor was proved: it was set up just now, with a code or a touch."""
    record_authentication(
        request, authenticator.user, "mfa", id=authenticator.pk, type=str(authenticator.type)
    )
