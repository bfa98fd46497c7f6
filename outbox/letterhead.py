"""What every mail of this site says about where it comes from."""

from collections.abc import Callable

from django.core.mail import EmailMessage

# Functions that take an EmailMessage and change it. Rooms above add theirs when they start.
LETTERHEADS: list[Callable[[EmailMessage], None]] = []


def put_on_letterhead(email: EmailMessage) -> EmailMessage:
    """Mark a mail as written by a machine, so that no machine replies, add what `LETTERHEADS` add, and return it."""
    email.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    for add in LETTERHEADS:
        add(email)
    return email
