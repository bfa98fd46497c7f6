"""What waits for a decision: my reviews, and what editors approve."""

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import GroupApprovalTask, TaskState

from editorial.models.tasks import MedicalReviewTaskState
from editorial.permissions import pages_naming
from editorial.roles import is_reviewer, name_of
from editorial.work.lists import Line, WorkList, edit_url


def my_reviews(user):
    """Return the submissions that wait for this reviewer, the oldest first. None in which she had a hand."""
    # A revision keeps the key of its page as text.
    written = pages_naming(user).annotate(key=Cast("pk", CharField()))
    return (
        _waiting(MedicalReviewTaskState.objects.all())
        .exclude(workflow_state__requested_by=user)
        .exclude(writers=user)
        .exclude(Exists(written.filter(key=OuterRef("revision__object_id"))))
    )


def my_approvals(user):
    """Return the submissions of other pages, such as bios, that wait for the groups of this user."""
    tasks = GroupApprovalTask.objects.filter(active=True)
    if not user.is_superuser:
        tasks = tasks.filter(groups__in=user.groups.all())
    return _waiting(TaskState.objects.filter(task__in=tasks.values("pk")))


def _waiting(task_states):
    """Return those of the submissions that wait for a decision, the oldest first."""
    return (
        task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        .select_related("revision__content_type", "workflow_state__requested_by")
        .order_by("started_at", "pk")
    )


def _decide_steps(task_states):
    count = task_states.count()
    sentence = ngettext(
        "%(count)d page waits for your decision.", "%(count)d pages wait for your decision.", count
    )
    return [sentence % {"count": count}] if count else []


def review_lines(task_states, url_of):
    """Return a line for each submission; `url_of` takes the key of its page and returns where one decides."""
    return [
        Line(
            title=task_state.revision.object_str,
            kind=task_state.revision.content_type.name,
            edit_url=url_of(task_state.revision.object_id),
            view_url="",
            state="in-review",
            status=_submitted_by(task_state.workflow_state.requested_by),
            when=task_state.started_at,
        )
        for task_state in task_states
    ]


def _submitted_by(user):
    return _("Submitted by %(name)s") % {"name": name_of(user)} if user else ""


class MyReviews(WorkList):
    name = "my-reviews"
    order = 20
    label = gettext_lazy("My reviews")
    when_label = gettext_lazy("Waiting since")
    empty = gettext_lazy("No reviews waiting. Pages your colleagues submit will appear here.")
    edit_label = gettext_lazy("Read and decide")

    def is_for(self, user):
        return is_reviewer(user)

    def items(self, user):
        return my_reviews(user)

    def lines(self, items):
        return review_lines(items, lambda page_id: reverse("editorial:decide", args=[page_id]))

    def steps(self, user):
        return _decide_steps(my_reviews(user))


class MyApprovals(WorkList):
    """Wagtail's own panel asks the database again for each of its lines (7.4)."""

    name = "my-approvals"
    order = 22
    label = gettext_lazy("For your approval")
    when_label = gettext_lazy("Waiting since")
    empty = gettext_lazy("No page is waiting for your approval.")
    edit_label = gettext_lazy("Read and decide")
    is_hidden_when_empty = True

    def is_for(self, user):
        return user.is_superuser or GroupApprovalTask.objects.filter(groups__in=user.groups.all()).exists()

    def items(self, user):
        return my_approvals(user)

    def lines(self, items):
        return review_lines(items, edit_url)

    def steps(self, user):
        return _decide_steps(my_approvals(user))
