"""Who stands behind a page: approvals of its content."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Approval(models.Model):
    """One version of a page's content that somebody answered for. It counts for exactly that content."""

    class Basis(models.TextChoices):
        REVIEW = "review", _("Medical review")
        MINOR_CHANGE = "minor_change", _("Minor change")
        WITHOUT_REVIEW = "without_review", _("Published without review")

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="approvals")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="approvals"
    )
    digest = models.CharField(max_length=80)
    basis = models.CharField(max_length=20, choices=Basis)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="approvals"
    )
    approver_name = models.CharField(max_length=200)
    approved_at = models.DateTimeField(default=timezone.now)
    # The review that counts: this one, or the one a minor change rests on. Empty without a review.
    physician = models.ForeignKey(
        "physicians.PhysicianPage", null=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    reviewer_name = models.CharField(max_length=200, blank=True)
    reviewed_on = models.DateField(null=True)
    next_review_on = models.DateField(null=True)
    based_on = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="minor_changes")
    reason = models.TextField(blank=True)
    # [{"field": …, "before": …, "after": …}] of a minor change
    difference = models.JSONField(default=list)
    # [{"check": …, "label": …, "place": …, "words": …}] that the checks had found and the approver ticked off
    findings = models.JSONField(default=list)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        indexes = [
            models.Index(fields=["page", "digest"]),
            # What is due, and what nobody has read, is a small part of all.
            models.Index(fields=["next_review_on"]),
            models.Index(fields=["basis"]),
        ]
        default_permissions = ()
        permissions = [
            ("review_content", _("Can approve medical content of others")),
            ("publish_without_review", _("Can publish medical content without a review, with a reason")),
        ]

    def __str__(self):
        return f"{self.get_basis_display()}, {self.approved_at:%Y-%m-%d}"

    @property
    def is_review(self):
        """Return whether a review stands behind the content, be it through a minor change."""
        return self.basis != self.Basis.WITHOUT_REVIEW
