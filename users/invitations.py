"""Invitations: a link by email that works once, until it expires, and with which a person sets a password."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from users.emails import send_to
from users.models import User
from users.roles import groups_in_order, meaning_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_signer = Signer(salt="users.invitation")


class AlreadyActive(Exception):
    """The person has set a password in the meantime."""


class Problem(models.TextChoices):
    """Why a link does not work, as the key of what its page says."""

    BROKEN = "broken", _("This link is not complete")
    USED = "used", _("This link was used already")
    EXPIRED = "expired", _("This link has expired")
    REPLACED = "replaced", _("There is a newer invitation")
    WITHDRAWN = "withdrawn", _("This invitation was withdrawn")


@dataclass(frozen=True)
class Invitation:
    """What a link leads to: the account, why the link does not work, or None, and until when it would."""

    account: User | None
    problem: Problem | None = None
    ends_at: datetime | None = None


# How long a link works that is printed on a server, and read there at once.
PRINTED_FOR = timedelta(hours=1)


@transaction.atomic
def invite(account: User, by: User) -> None:
    """Send a stored account that is not active a link to set a password. An earlier link stops working.

    Raises `AlreadyActive` when the person has set one in the meantime.
    """
    _open(account, by)
    _send(account, by)


@transaction.atomic
@sensitive_variables()
def invite_by_print(account: User) -> str:
    """Return the link for a stored account that is not active, which works for an hour. An earlier one stops working.

    Whoever runs the server passes it on. Raises `AlreadyActive` as `invite` does.
    """
    _open(account, by=None)
    return _link(account, ends_at=account.invited_at + PRINTED_FOR)


def _open(account, by):
    account.invited_at = timezone.now()
    account.set_unusable_password()
    fields = {"invited_at": account.invited_at, "password": account.password}
    if not User.objects.filter(pk=account.pk, is_active=False).update(**fields):
        raise AlreadyActive
    log(instance=account, action="users.invite", user=by)


@transaction.atomic
def withdraw(account: User, by: User) -> bool:
    """End an open invitation, so that its link stops working, and return whether one was open."""
    if not User.objects.filter(User.State.INVITED.as_query(), pk=account.pk).update(invited_at=None):
        return False
    log(instance=account, action="users.withdraw", user=by)
    return True


@sensitive_variables()
def find_invitation(token: str) -> Invitation:
    """Return the `Invitation` that the token of a link stands for."""
    try:
        key, stamp, *ends = map(int, _signer.unsign(token).split("-"))
    except (BadSignature, ValueError):
        return Invitation(None, Problem.BROKEN)
    account = User.objects.filter(pk=key).first()
    if not account:
        return Invitation(None, Problem.WITHDRAWN)
    ends_at = account.invitation_ends_at
    if ends_at and ends:
        ends_at = min(ends_at, _EPOCH + timedelta(microseconds=ends[0]))
    return Invitation(account, _problem(account, stamp, ends_at), ends_at)


def _problem(account, stamp, ends_at):
    if account.is_active:
        return Problem.USED
    if not account.invited_at:
        return Problem.WITHDRAWN
    if _stamp(account.invited_at) != stamp:
        return Problem.REPLACED
    return Problem.EXPIRED if ends_at <= timezone.now() else None


@transaction.atomic
@sensitive_variables()
def accept(account: User, password: str) -> bool:
    """Set the password of an invited account and let the person in; return False if no invitation is open."""
    account.set_password(password)
    is_open = {"pk": account.pk, "is_active": False, "invited_at": account.invited_at}
    if not User.objects.filter(**is_open).update(is_active=True, invited_at=None, password=account.password):
        return False
    log(instance=account, action="users.accept", user=account)
    return True


@sensitive_variables()
def _send(account, by):
    context = {
        "account": account,
        "by": by,
        "roles": [
            (group.name, meaning_of(group)) for group in groups_in_order() if group in account.groups.all()
        ],
        "url": _link(account),
        "sign_in_url": settings.WAGTAILADMIN_BASE_URL + reverse("account_login"),
        "ends_at": account.invitation_ends_at,
    }
    send_to(account.email, "emails/invitation.txt", context)


@sensitive_variables()
def _link(account, ends_at=None):
    """Return the link of the invitation that is open, which may work for less time than others (`ends_at`)."""
    moments = [account.invited_at] + ([ends_at] if ends_at else [])
    token = _signer.sign("-".join(map(str, [account.pk, *map(_stamp, moments)])))
    return settings.WAGTAILADMIN_BASE_URL + reverse("users_invitation_link", args=[token])


def _stamp(moment):
    """Return a moment as a whole number, so that a link belongs to one sending of an invitation."""
    return (moment - _EPOCH) // timedelta(microseconds=1)
