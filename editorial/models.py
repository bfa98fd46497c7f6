"""Who stands behind a page: approvals of its content, and the pages that cannot be published without one."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.locks import WorkflowLock
from wagtail.models import Page, Task, TaskState

from core.models import BasePage, BasePageQuerySet
from core.page_forms import BasePageForm
from editorial import independence, notices, publishing  # modules, not names: some of them import this one
from editorial.content_checks import CHECKS
from editorial.digest import content_digest
from editorial.forms import ApproveForm, CommentForm
from editorial.panels import FindingsPanel
from editorial.roles import is_reviewer


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


class ReviewedPageForm(BasePageForm):
    """The editing form of a page with medical content. What may never go live cannot be submitted for review either."""

    def _post_clean(self):
        super()._post_clean()
        if (
            not self.is_deferred_validation
            and not self.errors
            and (sentence := publishing.broken_rule(self.instance))
        ):
            self.add_error(None, sentence)


class ReviewedPageQuerySet(BasePageQuerySet):
    def to_recommend(self):
        """Return pages to offer to readers of others: without those whose next review is overdue."""
        return self.exclude(approval__next_review_on__lt=timezone.localdate())


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

    base_form_class = ReviewedPageForm

    # Fields of a page type that no review is about, beside those of every page (`digest.BOOKKEEPING`).
    unreviewed_fields = frozenset()
    # Fields that only sort the page into lists and offer it elsewhere: a minor change may change them.
    sorting_fields = frozenset()

    review_panel = MultiFieldPanel(
        [FindingsPanel(), FieldPanel("reading_level_reason")], heading=_("What to look at before review")
    )

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
    def reviewer_name(self):
        """Return the name of the reviewer, also of one without a bio, or ""."""
        return self.approval.reviewer_name if self.approval else ""

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

    @property
    def source(self):
        """Return the page itself, or the one that an alias shows."""
        return self.alias_of.specific.source if self.alias_of_id else self

    def find_approval(self, revision_id):
        """Return the newest approval of what the page says now, or None. An alias has those of the page it shows.

        `revision_id` is the version that is or goes live: only there does a decision to publish without review count.
        """
        counts = ~Q(basis=Approval.Basis.WITHOUT_REVIEW)
        if revision_id:
            counts |= Q(revision=revision_id)
        if self.source.pk is None:
            return None
        return Approval.objects.filter(counts, page_id=self.source.pk, digest=content_digest(self)).first()

    @property
    def is_under_review(self):
        """Return whether somebody is to read the page now, so that nothing of it may change."""
        return isinstance(self.current_workflow_task, MedicalReviewTask)

    def require_no_review(self):
        """Raise `UnderReview` while the page is under review."""
        if self.is_under_review:
            raise UnderReview(UNDER_REVIEW)

    def save(self, *args, update_fields=None, **kwargs):
        """Save, with the approval of what the page says. Raises `PublishRefused` when it would go live without one."""
        if update_fields is None or {"live", "live_revision", "live_revision_id"} & set(update_fields):
            self.approval = self.find_approval(self.source.live_revision_id)
            update_fields = update_fields and [*update_fields, "approval"]
            if self._goes_live():
                publishing.require_approval(self, self.source.live_revision_id)
        return super().save(*args, update_fields=update_fields, **kwargs)

    def _goes_live(self):
        """Return whether saving this row shows the public a version that it did not see before."""
        stored = Page.objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()
        return self.live and stored != (True, self.live_revision_id)

    def with_content_json(self, content):
        """Return another version of the page; which approval is its own shows when it is saved."""
        return super().with_content_json({**content, "approval": None})

    def save_revision(self, user=None, overwrite_revision=None, **kwargs):
        """Save a revision. One that was under review, or that is or will be live, is not written over but followed.

        Raises `UnderReview` while the page is under review: what is approved is what is there to read.
        """
        self.require_no_review()
        if (
            overwrite_revision
            and overwrite_revision.user_id == (user and user.pk)
            and self._is_on_record(overwrite_revision)
        ):
            overwrite_revision = None
        return super().save_revision(user=user, overwrite_revision=overwrite_revision, **kwargs)

    def _is_on_record(self, revision):
        stored = self.revisions.get(pk=revision.pk)
        return stored.pk == self.latest_revision_id and (
            stored.pk == self.live_revision_id
            or stored.approved_go_live_at is not None
            or stored.approvals.exists()
            or stored.task_states.exists()
        )

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Publish or schedule a revision. A refusal comes before anything is written.

        The command that publishes at the hour goes on with other pages: a version that may no longer go live loses
        its schedule instead of raising.
        """
        if log_action == "wagtail.publish.scheduled" and publishing.refusal(
            revision.as_object(), revision.pk
        ):
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            return None
        publishing.require_approval(revision.as_object(), revision.pk)
        return super().publish(revision, *args, log_action=log_action, **kwargs)


UNDER_REVIEW = _("This page is under medical review. Nobody can change it until it is approved or sent back.")


class UnderReview(PermissionDenied):
    """The page is under medical review, so that nobody changes, moves or deletes it."""


class SubmissionChanged(PermissionDenied):
    """What is under review now is not what the reviewer had in front of her."""


class MedicalReviewLock(WorkflowLock):
    """Holds for everybody: what is being read does not change."""

    def get_message(self, user):
        return UNDER_REVIEW

    def get_locked_by(self, user, can_lock=False):
        return _("Locked by medical review")

    def get_description(self, user, can_lock=False):
        return _("Nobody can change the page while it is under medical review")


class MedicalReviewTaskState(TaskState):
    """One submission for medical review, with the digest of what was submitted."""

    digest = models.CharField(max_length=80, editable=False)
    # Whoever saved this text or changed the page since its review; nobody else can while it is under review.
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)

    publishes_without_right_to_publish = True

    def save(self, *args, **kwargs):
        page, is_new = self.revision.as_object(), not self.pk
        if not self.digest:
            self.digest = content_digest(page)
        super().save(*args, **kwargs)
        if is_new:
            self.writers.set(independence.writer_ids(page, self.digest))


class MedicalReviewTask(Task):
    """Somebody in the reviewer role who had no hand in the page reads it: comments, sends it back, or approves it."""

    task_state_class = MedicalReviewTaskState
    lock_class = MedicalReviewLock

    class Meta:
        verbose_name = _("medical review")
        verbose_name_plural = _("medical reviews")

    @classmethod
    def get_description(cls):
        return _("Medical reviewers other than the authors and the last editors can approve this task")

    def user_can_access_editor(self, obj, user):
        return is_reviewer(user)

    def locked_for_user(self, obj, user):
        return True

    def user_can_lock(self, obj, user):
        return False

    def get_actions(self, obj, user):
        """Return what this account may do with the page under review, as (action, label, whether it takes a form)."""
        task_state = obj.current_workflow_task_state
        if not task_state or task_state.task_id != self.pk or independence.obstacle(user, task_state):
            return []
        return [
            ("approve", _("Approve"), True),
            ("reject", _("Send back"), True),
            ("comment", _("Comment"), True),
        ]

    def get_form_for_action(self, action):
        return ApproveForm if action == "approve" else CommentForm

    def get_template_for_action(self, action):
        """Lead from Wagtail's own dialog to the page on which a reviewer decides."""
        return "editorial/admin/review_dialog.html"

    @transaction.atomic
    def on_action(
        self, task_state, user, action_name, *, submission=None, digest="", comment="", next_review_on=None
    ):
        """Approve, send back, or comment. Raises `PermissionDenied` for whoever may not, superusers too.

        `submission` is the primary key of the task state, and `digest` that of the text, that the reviewer saw; if
        they are missing or not what is under review now, raises `SubmissionChanged`.
        """
        task_state = MedicalReviewTaskState.objects.select_for_update().get(pk=task_state.pk)
        if (submission, digest) != (task_state.pk, task_state.digest):
            raise SubmissionChanged(gettext("It changed since you opened it. Read it again."))
        if sentence := independence.obstacle(user, task_state):
            raise PermissionDenied(sentence)
        if action_name == "comment":
            notices.record_comment(task_state, user, comment)
        elif action_name == "approve":
            publishing.approve_submission(task_state, user, next_review_on)
        super().on_action(task_state, user, action_name, comment=comment)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """Return the submissions that wait for this account, as a queryset of `TaskState`."""
        if not is_reviewer(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)


class PageFindingsQuerySet(models.QuerySet):
    def of_published_pages(self):
        """Return the findings on published pages, with the pages."""
        return self.filter(page__live=True).select_related("page")


class PageFindings(models.Model):
    """The reading level of a published page and what is missing on it, as of its last publishing or last night."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="findings"
    )
    grade = models.FloatField(null=True, db_index=True)
    hardest_sentence = models.TextField(blank=True)
    reading_level_reason = models.TextField(blank=True)
    # [{"check": key, "place": …, "words": …}]
    findings = models.JSONField(default=list)

    objects = PageFindingsQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.page_id)

    @property
    def labelled_findings(self):
        """Return the findings as a list of {label, place, words}. A check that no longer exists is left out."""
        return [
            {"label": CHECKS[row["check"]][0], "place": row["place"], "words": row["words"]}
            for row in self.findings
            if row["check"] in CHECKS
        ]

    @property
    def findings_in_words(self):
        """Return the findings as text, one on each line."""
        return "\n".join(" – ".join(filter(None, map(str, row.values()))) for row in self.labelled_findings)
