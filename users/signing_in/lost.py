"""Somebody lost the second factor: the account sets up a new one when its owner signs in next."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log

from users.models import User
from users.signing_in import mails
from users.signing_in.sessions import end_sessions


@transaction.atomic
def remove_factors(account: User, reason: str, by: User | None = None) -> int:
    """Remove every second factor of an account, end its sessions, email its owner, and return how many there were.

    The password stays, and is still needed. `by` is who does it; None is whoever runs the server. The log keeps the
    reason.
    """
    factors = Authenticator.objects.filter(user=account)
    number = factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    factors.delete()
    end_sessions(account)
    log(instance=account, action="users.factors_removed", user=by, data={"reason": reason})
    mails.tell_of_change(account, "factors_removed")
    return number
