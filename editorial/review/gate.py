"""The one place where going live is refused."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class PublishRefused(PermissionDenied):
    """The content may not go live; the message says why, and what to do."""


class FindingsOpen(PermissionDenied):
    """The approver has not ticked off everything that the checks find now."""


# Further rules: functions that take a page and return why it may not go live, or "". Apps add theirs at the start.
# They hold at submission for review, at approval and at publishing.
RULES = []


def refusal(page, revision_id):
    """Return why what `page` (a row, draft or revision's object of a `ReviewedPage`) says may not go live, or "".

    `revision_id` is the revision that would go live, or None if there is none yet.
    """
    if not page.find_approval(revision_id):
        return _(
            "It needs a medical review first: submit it, and a colleague in the reviewer role approves it."
        )
    return broken_rule(page)


def broken_rule(page):
    """Return the first of the `RULES` that `page` breaks as a sentence, or "". No review lifts them."""
    return next((sentence for rule in RULES if (sentence := rule(page))), "")


def require_approval(page, revision_id):
    """Raise `PublishRefused` unless what `page` says may go live with this revision."""
    if sentence := refusal(page, revision_id):
        raise PublishRefused(
            _("“%(title)s” was not published. %(reason)s") % {"title": page.title, "reason": sentence}
        )
