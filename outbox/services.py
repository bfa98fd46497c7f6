"""Writing mail to the outbox."""

from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings

from .models import OutboxMessage


def enqueue(email):
    """Write a Django EmailMessage to the outbox, in the transaction of the caller; return its OutboxMessage.

    Raises ValueError when nobody would receive it, a header would break (BadHeaderError), or it carries more
    than text and one HTML alternative: what cannot be sent must fail here, for the worker never gives up.
    """
    if not email.recipients():
        raise ValueError("A mail needs somebody to receive it.")
    alternatives = getattr(email, "alternatives", [])
    if email.attachments or [mimetype for _, mimetype in alternatives] not in ([], ["text/html"]):
        raise ValueError("The outbox carries plain text and one HTML alternative only.")
    email.message()  # raises BadHeaderError
    headers = {name: str(value) for name, value in email.extra_headers.items()}
    domain = urlsplit(settings.PUBLIC_URL).hostname
    return OutboxMessage.objects.create(
        message_id=headers.pop("Message-ID", None) or make_msgid(domain=domain),
        sender=email.from_email,
        to=list(email.to),
        cc=list(email.cc),
        bcc=list(email.bcc),
        reply_to=list(email.reply_to),
        headers=headers,
        subject=str(email.subject),
        body=str(email.body),
        html_body=str(alternatives[0][0]) if alternatives else "",
    )
