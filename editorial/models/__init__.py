"""Who stands behind medical content, one module by noun."""

from editorial.models.approvals import Approval
from editorial.models.findings import PageFindings
from editorial.models.link_looks import LinkLook
from editorial.models.pages import ReviewedPage, ReviewedPageForm, ReviewedPageQuerySet
from editorial.models.tasks import (
    UNDER_REVIEW,
    MedicalReviewLock,
    MedicalReviewTask,
    MedicalReviewTaskState,
    SubmissionChanged,
    UnderReview,
)

__all__ = [
    "UNDER_REVIEW",
    "Approval",
    "LinkLook",
    "MedicalReviewLock",
    "MedicalReviewTask",
    "MedicalReviewTaskState",
    "PageFindings",
    "ReviewedPage",
    "ReviewedPageForm",
    "ReviewedPageQuerySet",
    "SubmissionChanged",
    "UnderReview",
]
