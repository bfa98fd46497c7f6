"""Who may review one submitted version of a page: somebody in the role who had no hand in it."""

from django.utils.translation import gettext as _

from editorial import models  # the module, not its names: it imports this one
from editorial.roles import is_reviewer, reviewers


def involved_users(task_state):
    """Return why accounts may not review what was submitted, as {primary key of the account: sentence}.

    Involved are the authors, whoever saved a version since the last review, and whoever submitted it.
    """
    page = task_state.revision.as_object()
    involved = {task_state.workflow_state.requested_by_id: _("You submitted it.")}
    involved |= dict.fromkeys(_editors_since_review(page), _("You changed it since its last review."))
    involved |= dict.fromkeys(author_ids(page), _("You are its author."))
    involved.pop(None, None)
    return involved


def obstacle(user, task_state):
    """Return why this account may not review what was submitted, as a sentence, or ""."""
    if not is_reviewer(user):
        return _("You are not in the role of a medical reviewer.")
    return involved_users(task_state).get(user.pk, "")


def possible_reviewers(task_state):
    """Return the accounts that may review what was submitted, as a queryset."""
    return reviewers().exclude(pk__in=involved_users(task_state))


def author_ids(page):
    """Return the accounts of the page's authors, as a set of primary keys."""
    return {author.user_id for author in getattr(page, "authors", []) if author.user_id}


def _editors_since_review(page):
    revisions = page.revisions
    last_review = page.approvals.filter(basis=models.Approval.Basis.REVIEW).first()
    if last_review:
        revisions = revisions.filter(created_at__gt=last_review.approved_at)
    return {*revisions.values_list("user", flat=True), page.latest_revision.user_id}
