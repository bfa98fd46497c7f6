"""Who signed in and out, in the log of the server: by the number of the account, never by what was typed."""

import logging

from allauth.account.signals import authentication_step_completed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from users.models import User

logger = logging.getLogger(__name__)


@receiver(user_logged_in)
def tell_sign_in(user, **kwargs):
    """Write a line about somebody who has signed in."""
    logger.info("Somebody signed in", extra={"user": user.pk})


@receiver(authentication_step_completed)
def tell_proof(user, method, type="", **kwargs):
    """Write a line about what somebody has just proved an account by: the password, or the kind of second factor."""
    logger.info("Somebody proved an account", extra={"user": user.pk, "proved_by": type or method})


@receiver(user_logged_out)
def tell_sign_out(user, **kwargs):
    """Write a line about somebody who has signed out; `user` is None where the session had ended before."""
    logger.info("Somebody signed out", extra={"user": user and user.pk})


@receiver(user_login_failed)
def tell_failed_sign_in(**kwargs):
    """Write a line about a sign-in that failed. Whatever was typed may be a password."""
    logger.warning("A sign-in failed")


def tell_wrong_factor(account: User | None) -> None:
    """Write a line about a code or passkey that is none of the account's; None where a passkey names no account."""
    logger.warning("A second factor was wrong", extra={"user": account and account.pk})
