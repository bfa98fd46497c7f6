"""Handing waiting mail to the mail server."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from encryption.fields import DecryptionError

from .errors import bad_address, describe
from .kinds import kind_of
from .letterhead import lay_out
from .models import OutboxMessage

logger = logging.getLogger(__name__)

# A mail server that took another mail so lately refuses one address, and not all.
OTHERS_PASS = timedelta(minutes=15)


def deliver_next():
    """Try the next due message once and return whether there was one.

    The claim is committed before the mail server is spoken to, and the outcome written afterwards: no
    transaction is open meanwhile. A worker killed in between leaves the message to the next one, so it may
    arrive twice, with the same Message-ID, but is never lost.
    """
    message = OutboxMessage.objects.claim_next(timezone.now())
    if message is None:
        return False
    # Once the lease has passed another worker may take the message over: then the outcome is for it to write.
    held = OutboxMessage.objects.filter(pk=message.pk, due_at=message.due_at, sent_at=None)
    try:
        get_connection(settings.OUTBOX_DELIVERY_BACKEND).send_messages([lay_out(message.as_email())])
    except Exception as error:
        # The key may come back: this mail is tried again like any other.
        is_unreadable = isinstance(error, DecryptionError)
        reason = _("It cannot be read with the current keys") if is_unreadable else describe(error)
        now, refusal = timezone.now(), bad_address(error)
        is_written = held.waiting().update(
            due_at=now + message.retry_delay(), last_error=reason, refusal=refusal
        )
        told = {"attempt": message.attempts, "code": refusal}
        logger.warning("An email was not sent", extra=told, exc_info=error)
        if is_written and refusal and OutboxMessage.objects.filter(sent_at__gt=now - OTHERS_PASS).exists():
            _give_up(message)
    else:
        sent = {"sent_at": timezone.now(), "last_error": "", "refusal": "", "given_up_at": None}
        held.update(**sent, **message.emptied())
        logger.info("An email was sent", extra={"attempt": message.attempts})
        # The mail server takes mail: what it refused meanwhile was about these addresses.
        for refused in OutboxMessage.objects.waiting().exclude(refusal=""):
            _give_up(refused)
    return True


@transaction.atomic
def _give_up(message):
    """Try a mail no more whose address was refused for good, and tell the room it came from, once."""
    refused = OutboxMessage.objects.waiting().exclude(refusal="").filter(pk=message.pk)
    if refused.update(given_up_at=timezone.now()):
        logger.warning("An email is not tried again: its address was refused")
        kind_of(message).when_refused(message)
