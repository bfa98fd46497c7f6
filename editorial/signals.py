from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, Revision, WorkflowState
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
from editorial.review.gate import require_approval
from editorial.review.messages import AuthorsApprovalNotifier, AuthorsRejectionNotifier, ReviewersNotifier


@receiver(pre_save, sender=Revision)
def refuse_schedule(instance, update_fields=None, **kwargs):
    """A version that may not go live cannot be scheduled to do so, whoever asks."""
    is_scheduled = instance.approved_go_live_at and (
        not update_fields or "approved_go_live_at" in update_fields
    )
    if is_scheduled and issubclass(instance.content_type.model_class(), ReviewedPage):
        require_approval(instance.as_object(), instance.pk)


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


# Wagtail keeps no other reference to them.
tell_reviewers = ReviewersNotifier()
tell_authors_of_approval = AuthorsApprovalNotifier()
tell_authors_of_rejection = AuthorsRejectionNotifier()

task_submitted.connect(tell_reviewers, sender=MedicalReviewTaskState)
workflow_approved.connect(tell_authors_of_approval, sender=WorkflowState)
workflow_rejected.connect(tell_authors_of_rejection, sender=WorkflowState)
