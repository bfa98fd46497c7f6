"""How medical content is approved and goes live, and the one place where going live is refused."""

import calendar
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import PracticeSettings
from editorial.digest import content_digest
from editorial.models import Approval


class PublishRefused(PermissionDenied):
    """The content may not go live; the message says why, and what to do."""


# Further rules: functions that take a page and return why it may not go live, or "". Apps add theirs at the start.
RULES = []


def refusal(page):
    """Return why what `page` says (a row, draft or revision's object of a `ReviewedPage`) may not go live, or ""."""
    if not page.find_approval():
        return _(
            "It needs a medical review first: submit it, and a colleague in the reviewer role approves it."
        )
    return broken_rule(page)


def broken_rule(page):
    """Return the first registered rule that `page` breaks as a sentence, or "". A review does not lift these rules."""
    return next((sentence for rule in RULES if (sentence := rule(page))), "")


def require_approval(page):
    """Raise `PublishRefused` unless what `page` says may go live."""
    if sentence := refusal(page):
        raise PublishRefused(
            _("“%(title)s” was not published. %(reason)s") % {"title": page.title, "reason": sentence}
        )


def record_review(
    page,
    *,
    approver=None,
    approver_name="",
    physician=None,
    revision=None,
    approved_at=None,
    next_review_on=None,
):
    """Record that what `page` says was reviewed, and return the `Approval`.

    `approver` is the account, `physician` the bio of the reviewer (by default that of the account); `approved_at` is
    now, and `next_review_on` follows from the practice settings, unless given. Publishing is another step.
    """
    approved_at = approved_at or timezone.now()
    physician = physician or (approver and approver.bios.first())
    approver_name = approver_name or _name_of(approver) or str(physician or "")
    reviewed_on = timezone.localdate(approved_at)
    return page.approvals.create(
        revision=revision,
        digest=content_digest(page),
        basis=Approval.Basis.REVIEW,
        approver=approver,
        approver_name=approver_name,
        approved_at=approved_at,
        physician=physician,
        reviewer_name=physician.full_name if physician else approver_name,
        reviewed_on=reviewed_on,
        next_review_on=next_review_on or review_due_on(reviewed_on),
    )


def review_due_on(reviewed_on):
    """Return the date by which content reviewed on that date is reviewed again, after the interval of the settings."""
    years, month = divmod(reviewed_on.month - 1 + PracticeSettings.load().review_interval_months, 12)
    year, month = reviewed_on.year + years, month + 1
    return date(year, month, min(reviewed_on.day, calendar.monthrange(year, month)[1]))


def _name_of(user):
    return user.get_full_name() or user.get_username() if user else ""
