"""Who stands behind a page: approvals of its content, and the pages that cannot be published without one."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from core.models import BasePage
from editorial.digest import content_digest


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
    digest = models.CharField(max_length=64)
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

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        indexes = [models.Index(fields=["page", "digest"])]
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


class ReviewedPage(BasePage):
    """A page with medical content: it goes live only with an approval of exactly what it says."""

    approval = models.ForeignKey(
        Approval,
        verbose_name=_("approval"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reading_level_reason = models.TextField(
        _("reason for a higher reading level"),
        blank=True,
        help_text=_("Why this page has to read above grade 9. Needed to publish such a page. Not public."),
    )

    review_panel = MultiFieldPanel([FieldPanel("reading_level_reason")], heading=_("Review"))

    class Meta:
        abstract = True

    @property
    def is_reviewed(self):
        """Return whether what the page says has been reviewed. A review that is overdue still counts."""
        return bool(self.approval and self.approval.is_review)

    @property
    def reviewed_by(self):
        """Return the bio of the reviewer, or None."""
        return self.approval and self.approval.physician

    @property
    def reviewed_on(self):
        """Return the day of the review, or None."""
        return self.approval and self.approval.reviewed_on

    @property
    def next_review_on(self):
        """Return the day by which the content is reviewed again, or None."""
        return self.approval and self.approval.next_review_on

    @property
    def is_review_overdue(self):
        return bool(self.next_review_on) and self.next_review_on < timezone.localdate()

    def find_approval(self):
        """Return the newest approval of what the page says now, or None. An alias has those of the page it shows."""
        source = self
        while source.alias_of_id:
            source = source.alias_of
        if source.pk is None:
            return None
        return Approval.objects.filter(page_id=source.pk, digest=content_digest(self)).first()

    def save(self, *args, update_fields=None, **kwargs):
        """Save, with the approval of what the page says. Raises `PublishRefused` when it would go live without one."""
        from editorial.publishing import (
            require_approval,
        )  # which records approvals, and so imports this module

        if update_fields is None or {"live", "live_revision", "live_revision_id"} & set(update_fields):
            self.approval = self.find_approval()
            update_fields = update_fields and [*update_fields, "approval"]
            if self._goes_live():
                require_approval(self)
        return super().save(*args, update_fields=update_fields, **kwargs)

    def _goes_live(self):
        """Return whether saving this row shows the public a version that it did not see before."""
        stored = Page.objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()
        return self.live and stored != (True, self.live_revision_id)

    def with_content_json(self, content):
        """Return another version of the page; which approval is its own shows when it is saved."""
        return super().with_content_json({**content, "approval": None})

    def publish(self, revision, *args, **kwargs):
        """Publish or schedule a revision. A refusal comes before anything is written."""
        from editorial.publishing import require_approval

        require_approval(revision.as_object())
        return super().publish(revision, *args, **kwargs)
