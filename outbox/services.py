"""Writing mail to the outbox."""

from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from .models import OutboxMessage


def enqueue(*, subject, body, to, html_body="", from_email=None, reply_to=(), headers=None):
    """Write a mail to the outbox, in the transaction of the caller, and return its OutboxMessage.

    `to` and `reply_to` are lists of addresses. Raises ValueError when nobody would receive it, or a header
    would break (BadHeaderError).
    """
    email = EmailMultiAlternatives(subject, body, from_email, to, reply_to=reply_to, headers=headers)
    if html_body:
        email.attach_alternative(html_body, "text/html")
    return enqueue_email(email)


def enqueue_email(email):
    """Write a Django EmailMessage to the outbox, in the transaction of the caller; return its OutboxMessage.

    Raises ValueError when nobody would receive it, a header would break, or it carries anything but text and
    HTML. What cannot be sent must fail here: the worker would try it for ever.
    """
    if not email.recipients():
        raise ValueError("A mail needs somebody to receive it.")
    alternatives = getattr(email, "alternatives", [])
    html_bodies = [content for content, mimetype in alternatives if mimetype == "text/html"]
    if email.attachments or len(html_bodies) != len(alternatives) or len(html_bodies) > 1:
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
        html_body=str(html_bodies[0]) if html_bodies else "",
    )
