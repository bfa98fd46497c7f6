"""What every mail of this site says about where it comes from, and how it looks."""

import logging
from collections.abc import Callable
from copy import copy

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils.translation import get_language

logger = logging.getLogger(__name__)

# Functions that take an EmailMessage and change it. Rooms above add theirs when they start.
LETTERHEADS: list[Callable[[EmailMessage], None]] = []
# The same for a mail of plain text that is about to be delivered: they add its HTML text, and the pictures in it.
LAYOUTS: list[Callable[[EmailMultiAlternatives], None]] = []


def put_on_letterhead(email: EmailMessage) -> EmailMessage:
    """Mark a mail as written by a machine, so that no machine replies, add what `LETTERHEADS` add, and return it.

    Its language (RFC 3282) is the one that is active, in which it was written.
    """
    email.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    email.extra_headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
    for add in LETTERHEADS:
        add(email)
    return email


class IllustratedEmail(EmailMultiAlternatives):
    """A mail whose attachments are the pictures of its HTML text (RFC 2392): each is `cid:` and its file name there."""

    def message(self, *args, **kwargs):
        message = super().message(*args, **kwargs)
        if self.attachments:
            message.set_type("multipart/related")
            message.set_param("type", "multipart/alternative")
            for picture in message.get_payload()[1:]:
                name = picture.get_filename()
                del picture["Content-Disposition"]
                picture.add_header("Content-Disposition", "inline", filename=name)
                picture["Content-ID"] = f"<{name}>"
        return message


def lay_out(email: EmailMultiAlternatives) -> EmailMultiAlternatives:
    """Let `LAYOUTS` add to a mail without an HTML text, and return it. What they cannot add, it goes out without."""
    if email.alternatives:
        return email
    laid_out = copy(email)
    laid_out.alternatives, laid_out.attachments = [], []
    try:
        for add in LAYOUTS:
            add(laid_out)
    except Exception:
        logger.exception("A mail goes out as plain text alone")
        return email
    return laid_out
