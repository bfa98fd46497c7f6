"""Why medical content may not go live; `core.publishing` refuses it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from core.publishing.marks import marks_left


class FindingsOpen(PermissionDenied):
    """The approver has not ticked off everything that the checks find now."""


# Rules: functions that take a page and return why it may not go live, or "". Apps add theirs at the start.
# They hold at submission for review, at approval and at publishing.
RULES = [marks_left]


def refusal(page, revision_id):
    """Return why what `page` (a row, draft or revision's object of a `ReviewedPage`) says may not go live, or "".

    `revision_id` is the revision that would go live, or None if there is none yet.
    """
    if not page.find_approval(revision_id):
        sentence = _(
            "It needs a medical review first: submit it, and a colleague in the reviewer role approves it."
        )
        return f"{sentence} {marks_left(page)}".strip()
    return broken_rule(page)


def broken_rule(page):
    """Return the first of the `RULES` that `page` breaks as a sentence, or "". No review lifts them."""
    return next((sentence for rule in RULES if (sentence := rule(page))), "")
