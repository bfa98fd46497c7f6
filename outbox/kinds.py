"""What sorts of mail there are: what staff call them, who may see them, and what follows when one is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from outbox.models import OutboxMessage
    from users.models import User


def _nobody(user):
    return Q(pk__in=[])


def _nothing(*args):
    pass


@dataclass(frozen=True)
class MailKind:
    """One sort of mail.

    `seen_by` takes a user and returns the condition for the mails whose subject that user may read, and which that
    user may retry and dismiss. A superuser sees of all others only that they exist, and the error. `when_refused` is
    called, in a transaction, with a message whose address was refused for good, `when_handled` with a message that a
    user retried or dismissed, the user, and which of the two.
    """

    label: str
    seen_by: Callable[["User"], Q] = _nobody
    when_refused: Callable[["OutboxMessage"], None] = _nothing
    when_handled: Callable[["OutboxMessage", "User", str], None] = _nothing


# Rooms above add theirs when they start. Those about accounts come from rooms below, and from Wagtail without a name.
KINDS = {
    "": MailKind(_("Another email from the software")),
    "password_reset": MailKind(_("Link to set a new password")),
    "account_changed": MailKind(_("Change of how somebody signs in")),
    "invitation": MailKind(_("Invitation to an account")),
    "handed_over": MailKind(_("Work handed over by somebody who left")),
}


def kind_of(message: "OutboxMessage") -> MailKind:
    """Return the kind of a mail; one that nobody names any longer is like one without."""
    return KINDS.get(message.kind) or KINDS[""]


def seen_by(user: "User") -> Q:
    """Return the condition for the mails that a user may see wholly, retry and dismiss."""
    condition = Q(pk__in=[])
    for name, kind in KINDS.items():
        condition |= Q(kind=name) & kind.seen_by(user)
    return condition
