"""My reviews: the submissions that wait for a reviewer."""

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models.tasks import MedicalReviewTaskState
from editorial.permissions import pages_naming
from editorial.roles import is_reviewer, name_of
from editorial.work.lists import Line, WorkList

SAME_AS_MY_REVIEWS = ("workflow_objects_to_moderate",)


def my_reviews(user):
    """Return the submissions that wait for this reviewer, the oldest first. None in which she had a hand."""
    # A revision keeps the key of its page as text.
    written = pages_naming(user).annotate(key=Cast("pk", CharField()))
    return (
        MedicalReviewTaskState.objects.filter(status=MedicalReviewTaskState.STATUS_IN_PROGRESS)
        .exclude(workflow_state__requested_by=user)
        .exclude(writers=user)
        .exclude(Exists(written.filter(key=OuterRef("revision__object_id"))))
        .select_related("revision__content_type", "workflow_state__requested_by")
        .order_by("started_at", "pk")
    )


def review_lines(task_states):
    return [
        Line(
            title=task_state.revision.object_str,
            kind=task_state.revision.content_type.name,
            edit_url=reverse("editorial:decide", args=[task_state.revision.object_id]),
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
        return review_lines(items)
