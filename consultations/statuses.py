"""Where a request can stand: one row for each status, with all that depends on it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a request stands. `STATUSES` says what follows from it."""

    NEW = "new", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    WAITING = "waiting", _("Waiting for patient")
    BOOKED = "booked", _("Booked")
    CLOSED = "closed", _("Closed")
    SPAM = "spam", _("Spam")
    DUPLICATE = "duplicate", _("Duplicate")


@dataclass(frozen=True)
class StatusRow:
    """What follows from a status.

    `next`: the statuses that may follow. `told`: what the patient reads. `icon`: what is drawn in a square of 14.
    `is_open`: somebody still has to act. `is_contact`: whoever sets it has turned to the patient.
    `is_call_due`: the promise to call counts. `days_kept`: after how many days without a change the request is
    deleted; None: never.
    """

    next: tuple[Status, ...]
    told: str
    icon: str
    is_open: bool = False
    is_contact: bool = False
    is_call_due: bool = True
    days_kept: int | None = None


STATUSES = {
    Status.NEW: StatusRow(
        next=(Status.IN_PROGRESS, Status.SPAM, Status.DUPLICATE),
        told=_("We have your request. We have not called you yet."),
        icon='<circle cx="7" cy="7" r="5" fill="currentColor"/>',
        is_open=True,
    ),
    Status.IN_PROGRESS: StatusRow(
        next=(Status.WAITING, Status.BOOKED, Status.CLOSED, Status.SPAM, Status.DUPLICATE),
        told=_("We are working on your request."),
        icon='<circle cx="7" cy="7" r="5"/><path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor"/>',
        is_open=True,
    ),
    Status.WAITING: StatusRow(
        next=(Status.IN_PROGRESS, Status.BOOKED, Status.CLOSED),
        told=_("We have tried to reach you. Please call us."),
        icon='<path d="M4 2v10M10 2v10" stroke-width="3"/>',
        is_open=True,
        is_contact=True,
    ),
    Status.BOOKED: StatusRow(
        next=(Status.IN_PROGRESS, Status.CLOSED),
        told=_("Your visit is booked. To change it, please call us."),
        icon='<path d="m2 7 4 4 6-8" stroke-width="2.5"/>',
        is_contact=True,
        days_kept=365,
    ),
    Status.CLOSED: StatusRow(
        next=(Status.IN_PROGRESS,),
        told=_("Your request is closed. If you still need us, please call or send a new one."),
        icon='<rect x="3" y="3" width="8" height="8" fill="currentColor"/>',
        days_kept=365,
    ),
    Status.SPAM: StatusRow(
        next=(Status.NEW,),
        told=_("Your request is closed. If you still need us, please call."),
        icon='<path d="m3 3 8 8m0-8-8 8"/>',
        is_call_due=False,
        days_kept=30,
    ),
    # One of which the practice works on a request that was sent with other contact details.
    Status.DUPLICATE: StatusRow(
        next=(Status.NEW,),
        told=_("You have sent more than one request. We are handling them as one. Please call us."),
        icon='<rect x="1.5" y="1.5" width="7" height="7"/>'
        '<rect x="5.5" y="5.5" width="7" height="7" fill="currentColor"/>',
        is_call_due=False,
        days_kept=90,
    ),
}
# What is drawn in the same way, though it is no status.
ICONS = {str(status): row.icon for status, row in STATUSES.items()} | {
    "urgent": '<path d="M7 1v8M7 11v2" stroke-width="3"/>',
    "late": '<path d="M7 1 13 12.5H1z" fill="currentColor" stroke-width="1"/>',
    "quarantine": '<path d="M7 1.5 12 4.2v5.6L7 12.5 2 9.8V4.2z"/>',
}

# The same answers sent again while a request is open are that request.
OPEN_STATUSES = tuple(status for status, row in STATUSES.items() if row.is_open)


def days_kept() -> dict[str, int]:
    """Return after how many days without a change a request of each status is deleted. Others are kept.

    The setting RETENTION_DAYS comes before the table.
    """
    defaults = {str(status): row.days_kept for status, row in STATUSES.items() if row.days_kept}
    return defaults | settings.RETENTION_DAYS
