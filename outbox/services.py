"""Writing mail to the outbox."""

import json
from collections.abc import Iterable
from email.utils import getaddresses, make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from encryption.fields import DecryptionError

from .models import OutboxMessage

ADDRESS_LISTS = ("to", "cc", "bcc", "reply_to")


def enqueue(email: EmailMessage) -> OutboxMessage:
    """Write a Django EmailMessage to the outbox, in the transaction of the caller; return its OutboxMessage.

    Raises ValueError when nobody would receive it, a header would break, or it carries more
    than text and one HTML alternative: what cannot be sent must fail here, for the worker never gives up.
    """
    if not email.recipients():
        raise ValueError("A mail needs somebody to receive it.")
    alternatives = getattr(email, "alternatives", [])
    if email.attachments or [mimetype for _, mimetype in alternatives] not in ([], ["text/html"]):
        raise ValueError("The outbox carries plain text and one HTML alternative only.")
    email.message()  # raises ValueError for a header that would break
    headers = {name: str(value) for name, value in email.extra_headers.items()}
    domain = urlsplit(settings.PUBLIC_URL).hostname
    return OutboxMessage.objects.create(
        message_id=headers.pop("Message-ID", None) or make_msgid(domain=domain),
        sender=email.from_email,
        addresses=json.dumps({name: list(getattr(email, name)) for name in ADDRESS_LISTS}),
        headers=headers,
        subject=str(email.subject),
        body=str(email.body),
        html_body=str(alternatives[0][0]) if alternatives else "",
    )


def forget(*addresses: str, reference_numbers: Iterable[str] = ()) -> int:
    """Delete every mail to these addresses, or with one of these reference numbers in its subject, sent or waiting.

    Returns how many they were. Addresses are encrypted, so each mail is read: they are few, for sent ones are
    purged. What a mail is about finds it where an address cannot be read.
    """
    wanted = {address.strip().casefold() for address in addresses}
    found = [
        message.pk
        for message in OutboxMessage.objects.only("addresses", "subject").iterator()
        if wanted & _recipients(message)
        or any(reference_number in message.subject for reference_number in reference_numbers)
    ]
    return OutboxMessage.objects.filter(pk__in=found).delete()[0]


def _recipients(message):
    try:
        return {address.casefold() for _name, address in getaddresses(message.recipients)}
    except DecryptionError:
        return set()
