"""Who may review one submitted version of a page: somebody in the role who had no hand in it."""

from django.utils.translation import gettext as _

from editorial.review.digest import content_digest
from editorial.roles import administrators, is_reviewer, reviewers


def involved_users(task_state):
    """Return why accounts may not review what was submitted, as {primary key of the account: sentence}.

    Involved are the authors, whoever submitted it, whoever changed the page since the review that its row rests on,
    and whoever saved the same text at any time.
    """
    page = task_state.revision.as_object()
    writers = task_state.writers.values_list("pk", flat=True)
    involved = {task_state.workflow_state.requested_by_id: _("You submitted it.")}
    involved |= dict.fromkeys(writers, _("You wrote part of it, or changed it since its last review."))
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


def may_take_back(user, task_state):
    """Return whether this account may take a submission back: an author, whoever submitted it, an administrator."""
    writers = {*author_ids(task_state.revision.as_object()), task_state.workflow_state.requested_by_id}
    is_administrator = user.is_superuser or administrators().filter(pk=user.pk).exists()
    return user.is_active and (user.pk in writers or is_administrator)


def writer_ids(page, digest):
    """Return who changed `page` since the review that its row rests on, or ever saved the text with this digest.

    Returns a set of primary keys of accounts. Without such a review it is everybody who ever changed the page.
    """
    revisions = page.revisions.exclude(user=None)
    review = _review_of_row(page)
    since = revisions.filter(created_at__gt=review.approved_at) if review else revisions
    writers = set(since.values_list("user", flat=True))
    for revision in revisions.exclude(user__in=writers).order_by("pk"):
        if revision.user_id not in writers and content_digest(revision.as_object()) == digest:
            writers.add(revision.user_id)
    return writers


def _review_of_row(page):
    """Return the review that what stands in the page's row rests on, through a minor change too, or None."""
    approval = type(page).objects.select_related("approval__based_on").get(pk=page.pk).approval
    if not (approval and approval.is_review):
        return None
    return approval.based_on or approval
