"""Writing mail to the outbox."""

import json
from collections.abc import Iterable
from datetime import datetime
from email.utils import getaddresses, make_msgid
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from encryption.fields import DecryptionError

from .letterhead import put_on_letterhead
from .models import OutboxMessage

ADDRESS_LISTS = ("to", "cc", "bcc", "reply_to")
_BUNDLE = "X-Bundle"


def enqueue(email: EmailMessage, **fields) -> OutboxMessage:
    """Write a Django EmailMessage to the outbox, in the transaction of the caller; return its OutboxMessage.

    `fields` are further ones of the OutboxMessage; those that the email carries as `outbox_fields` are kept too.

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
        **getattr(email, "outbox_fields", {}) | fields,
    )


def marked(email: EmailMessage, kind: str, about: UUID | None = None) -> EmailMessage:
    """Say of an email what kind it is (see `kinds`) and which row of another room it is about, and return it."""
    email.outbox_fields = {"kind": kind, "about": about}
    return email


def hold_back(email: EmailMessage, bundle: str, since: datetime, until: datetime) -> OutboxMessage:
    """Write a mail that goes out at `until`; before, one that also says what came later may take its place.

    `bundle` names what it is about and to whom, `since` when that began. Returns its OutboxMessage.
    """
    email.extra_headers[_BUNDLE] = bundle
    return enqueue(put_on_letterhead(email), created_at=since, due_at=until)


def take_held_back(bundle: str) -> datetime | None:
    """Take back the mails of a bundle that no worker has come for, and return since when they tell, or None."""
    waiting = OutboxMessage.objects.waiting().filter(attempts=0, **{f"headers__{_BUNDLE}": bundle})
    since = waiting.order_by("created_at").values_list("created_at", flat=True).first()
    waiting.delete()
    return since


def retry(message: OutboxMessage) -> None:
    """Have the worker try an undelivered mail at once, and from then on as if it were new."""
    OutboxMessage.objects.filter(pk=message.pk, sent_at=None).update(
        due_at=timezone.now(), attempts=0, last_error="", refusal="", given_up_at=None
    )


def hold_all() -> int:
    """Hold every waiting mail until somebody has looked at it: it is not tried by itself. Return how many they were."""
    return OutboxMessage.objects.waiting().update(
        given_up_at=timezone.now(),
        refusal="",
        last_error=_("Held: it was written before a backup was restored"),
    )


def forget_about(keys: Iterable[UUID]) -> None:
    """Delete every mail about these rows of another room, sent or waiting."""
    OutboxMessage.objects.filter(about__in=keys).delete()


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
