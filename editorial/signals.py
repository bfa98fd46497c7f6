from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    pre_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
)

from editorial.checks.findings_store import keep_findings
from editorial.models.pages import ReviewedPage
from editorial.models.tasks import MedicalReviewTaskState
from editorial.review import messages


@receiver(pre_delete, sender=Page)
@receiver(pre_page_move)
def refuse_under_review(instance, **kwargs):
    """A page under review is neither moved nor deleted, be it with the page above it."""
    page = instance.specific if isinstance(instance, Page) else instance
    if isinstance(page, ReviewedPage):
        page.require_no_review()


@receiver(page_published)
def keep_findings_for_reports(instance, **kwargs):
    """The reports show what was found on a page when it was published."""
    if isinstance(instance, ReviewedPage):
        keep_findings(instance)


# In our words, and to whom it concerns. Each takes the name of Wagtail's own notice (`wagtail.admin.signal_handlers`,
# 7.4), which then is not connected, so that none of its words goes out.
task_submitted.connect(messages.tell_reviewers, sender=MedicalReviewTaskState)
for signal, sender, tell, wagtails_name in (
    (task_submitted, TaskState, messages.tell_group, "group_approval_task_submitted_email_notification"),
    (
        workflow_approved,
        WorkflowState,
        messages.tell_of_approval,
        "workflow_state_approved_email_notification",
    ),
    (
        workflow_rejected,
        WorkflowState,
        messages.tell_of_rejection,
        "workflow_state_rejected_email_notification",
    ),
):
    signal.disconnect(sender=sender, dispatch_uid=wagtails_name)
    signal.connect(tell, sender=sender, dispatch_uid=wagtails_name)
