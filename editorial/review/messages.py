"""Who is told what about a review. Each mail is written to the outbox, in the transaction of the caller."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from wagtail.admin.mail import (
    BaseGroupApprovalTaskStateEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.log_actions import log
from wagtail.models import TaskState

from editorial.review.independence import author_ids, possible_reviewers
from outbox.templates import subject_and_body


class ReviewersNotifier(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells those who may review a page that it waits, in the words of Wagtail's own notice."""

    notification = "submitted"

    def can_handle(self, instance, **kwargs):
        return isinstance(instance, TaskState)

    def get_template_base_prefix(self, instance, **kwargs):
        return "task_state_"

    def get_recipient_users(self, task_state, **kwargs):
        return possible_reviewers(task_state)


class _AuthorsMixin:
    """Tells the authors what Wagtail tells only whoever submitted the page."""

    def get_recipient_users(self, workflow_state, user=None, **kwargs):
        told_already = {workflow_state.requested_by_id, user and user.pk}
        page = workflow_state.current_task_state.revision.as_object()
        return get_user_model().objects.filter(pk__in=author_ids(page) - told_already)


class AuthorsApprovalNotifier(_AuthorsMixin, WorkflowStateApprovalEmailNotifier):
    pass


class AuthorsRejectionNotifier(_AuthorsMixin, WorkflowStateRejectionEmailNotifier):
    pass


def record_comment(task_state, user, comment):
    """Keep a reviewer's comment in the history of the page, and send it to its authors and whoever submitted it."""
    page = task_state.revision.as_object()
    log(
        instance=page,
        action="editorial.review_comment",
        user=user,
        revision=task_state.revision,
        data={"comment": comment},
    )
    context = {
        "page": page.get_admin_display_title(),
        "reviewer": user.get_full_name() or user.get_username(),
        "comment": comment,
        "url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    subject, body = subject_and_body("emails/review_comment.txt", context)
    recipients = {*author_ids(page), task_state.workflow_state.requested_by_id}
    for account in get_user_model().objects.filter(pk__in=recipients, is_active=True).exclude(email=""):
        EmailMessage(subject, body, to=[account.email]).send()
