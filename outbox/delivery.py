"""Handing waiting mail to the mail server."""

import logging

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone
from django.utils.translation import gettext as _

from encryption.fields import DecryptionError

from .errors import describe
from .models import OutboxMessage

logger = logging.getLogger(__name__)


def deliver_next():
    """Try the next due message once and return whether there was one.

    The claim is committed before the mail server is spoken to, and the outcome written afterwards: no
    transaction is open meanwhile. A worker killed in between leaves the message to the next one, so it may
    arrive twice, with the same Message-ID, but is never lost.
    """
    message = OutboxMessage.objects.claim_next(timezone.now())
    if message is None:
        return False
    # Another worker may take the message over once the lease has passed; then the outcome is for it to write.
    held = OutboxMessage.objects.waiting().filter(pk=message.pk, due_at=message.due_at)
    try:
        get_connection(settings.OUTBOX_DELIVERY_BACKEND).send_messages([message.as_email()])
    except Exception as error:
        # The key may come back: this mail is tried again like any other.
        is_unreadable = isinstance(error, DecryptionError)
        reason = _("Its addresses cannot be read with the current keys") if is_unreadable else describe(error)
        held.update(due_at=timezone.now() + message.retry_delay(), last_error=reason)
        logger.warning("Mail %s was not sent (attempt %d): %s", message.pk, message.attempts, reason)
    else:
        OutboxMessage.objects.filter(pk=message.pk).update(sent_at=timezone.now(), last_error="")
        logger.info("Mail %s was sent", message.pk)
    return True
