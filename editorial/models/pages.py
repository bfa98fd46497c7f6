"""What a reviewed page is: it cannot be published without an approval of its content."""

import re
from typing import Self

from django.db import models
from django.db.models import Q
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import COMMENTS_RELATION_NAME, Comment

from core.database.prepared import Given
from core.forms.pages import BasePageForm
from core.models import BasePage, BasePageQuerySet
from editorial.checks.completeness import missing_for_review
from editorial.checks.panels import FindingsPanel
from editorial.models.approvals import Approval
from editorial.models.tasks import UNDER_REVIEW, MedicalReviewTask, MedicalReviewTaskState, UnderReview
from editorial.review import approving, gate  # modules, not names: some of them import this one
from editorial.review.digest import content_digest
from editorial.review.field_checks import field_errors

_COMMENT_ID = re.compile(r"comments-\d+-id")


class ReviewedPageForm(BasePageForm):
    """The editing form of a page with medical content. What cannot be approved cannot be submitted either."""

    def __init__(self, data=None, files=None, *args, **kwargs):
        if data is not None and (page := kwargs.get("instance")) and page.pk:
            _load_resolved_comments(page, data)
        super().__init__(data, files, *args, **kwargs)
        if "comments" in self.formsets and data is not None:
            _leave_out_deleted_comments(self.formsets["comments"])

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        is_kept = "action-publish" in self.data  # as a draft, with the reason
        if not self.errors and not is_kept and (sentence := gate.broken_rule(self.instance)):
            self.add_error(None, sentence)
        if {"action-submit", "action-restart-workflow"} & self.data.keys():
            self._require_what_a_review_needs()

    def _require_what_a_review_needs(self):
        missing = {}
        for part in missing_for_review(self.instance):
            if part.field != self.instance.author_field or not self.names_author():
                missing.setdefault(part.field, []).append(part.words)
        if missing:
            # Wagtail lists every error at the top of the editor when one of them is of the whole page.
            self.add_error(None, _("It was not submitted: it lacks something that a review needs."))
        for name in missing.keys() - self.errors.keys():
            sentence = _("Needed before a review: %(parts)s.") % {"parts": ", ".join(missing[name])}
            self.add_error(name if name in self.fields else None, sentence)

    def names_author(self) -> bool:
        """Return whether what was sent names an author. A form with its authors in rows looks into those."""
        return bool(self.instance.authors)


class ApprovedScheduleLock(ScheduledForPublishLock):
    """Holds until the hour: what goes live then is exactly what was approved."""

    def get_message(self, user):
        return format_html(
            "{}. {}",
            super().get_message(user),
            _(
                "Exactly this version was approved. To change it, cancel the schedule (an editor can); what is "
                "changed then needs a review again."
            ),
        )


def _load_resolved_comments(page, data):
    """Take along what others resolved while the editor was open: an answer to it still has its place."""
    sent = [value for name, value in data.items() if _COMMENT_ID.fullmatch(name) and value.isdecimal()]
    if sent:
        resolved = Comment.objects.filter(page_id=page.pk, pk__in=sent).exclude(resolved_at=None)
        getattr(page, COMMENTS_RELATION_NAME).add(*resolved)


def _leave_out_deleted_comments(formset):
    """Mark what others deleted while the editor was open as deleted: it is no error of whoever saves (Wagtail 7.4)."""
    for row in formset.initial_forms:
        if not row.instance.pk and row.data.get(row.add_prefix("id")):
            row.data = row.data.copy()
            row.data[row.add_prefix(DELETION_FIELD_NAME)] = "1"
        elif replies := getattr(row, "formsets", {}).get("replies"):
            _leave_out_deleted_comments(replies)


class ReviewedPageQuerySet(BasePageQuerySet):
    def for_page(self) -> Self:
        """Return pages with what each shows of itself on its own page, its review among it."""
        return super().for_page().select_related("approval")

    def to_recommend(self, today: Given | None = None) -> Self:
        """Return pages to offer to readers of others: without those whose next review is overdue.

        `today` is for a query that is prepared.
        """
        return self.exclude(approval__next_review_on__lt=today or timezone.localdate())


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

    # Streams of plain text that an earlier release had. Approvals are of a content with them.
    removed_streams = frozenset()

    base_form_class = ReviewedPageForm

    # What a page of this type says before it can be reviewed: in each of these fields, or in one of several. Then the
    # fields in which it names an author, and a source; "" where it needs none.
    required_texts = ()
    author_field = source_field = ""

    # The keys of the comments that this version was loaded with, or None for a row.
    _loaded_comments = None

    # What only some page types have, in a field of the same name.
    benefits = risks = published_on = updated_on = None

    # What a change of each field takes: see `review.field_kinds`. The first three are Wagtail's.
    wording_fields = frozenset({"title", "seo_title", "search_description"})
    unreviewed_fields = frozenset({"approval", "reading_level_reason"})

    review_panel = MultiFieldPanel(
        [FindingsPanel(), FieldPanel("reading_level_reason")], heading=_("What to look at before review")
    )

    class Meta:
        abstract = True

    @classmethod
    def check(cls, **kwargs):
        """Report also the fields of the page type that no class classifies."""
        return [*super().check(**kwargs), *field_errors(cls)]

    def missing_parts(self):
        """Return what patients need to know from a page of this type and it does not say yet, as words for editors."""
        return []

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

    def publish_refusal(self, revision_id):
        return gate.refusal(self, revision_id)

    @property
    def is_under_review(self):
        """Return whether somebody is to read the page now, so that nothing of it may change."""
        return isinstance(self.current_workflow_task, MedicalReviewTask)

    def places_of_people(self):
        """Return where the page names clinicians, as a list of (object, name of its foreign key)."""
        return [(self.approval, "physician")] if self.approval else []

    def read_people(self):
        """Read everybody whom the page names, each once, with what a byline tells of them."""
        places = [(owner, owner._meta.get_field(name)) for owner, name in self.places_of_people()]
        keys = {field.value_from_object(owner) for owner, field in places} - {None}
        if keys:
            [model] = {field.related_model for _owner, field in places}
            people = model.objects.named(keys)
            for owner, field in places:
                if person := people.get(field.value_from_object(owner)):
                    setattr(owner, field.name, person)

    def get_context(self, request, *args, **kwargs):
        self.read_people()
        return super().get_context(request, *args, **kwargs)

    def get_lock(self):
        """Return the lock on the page, if there is one. That of a schedule says what to do about a change."""
        lock = super().get_lock()
        return ApprovedScheduleLock(self) if type(lock) is ScheduledForPublishLock else lock

    @property
    def sent_back(self):
        """Return the submission that a reviewer sent back and nobody submitted again, or None."""
        workflow_state = self.current_workflow_state
        if not workflow_state or workflow_state.status != workflow_state.STATUS_NEEDS_CHANGES:
            return None
        task_state = workflow_state.current_task_state.specific
        return task_state if isinstance(task_state, MedicalReviewTaskState) else None

    def require_no_review(self):
        """Raise `UnderReview` while the page is under review."""
        if self.is_under_review:
            raise UnderReview(UNDER_REVIEW)

    def save(self, *args, update_fields=None, **kwargs):
        """Save, with the approval of what the page says. Raises `PublishRefused` when it would go live without one."""
        if update_fields is None or {"live", "live_revision", "live_revision_id"} & set(update_fields):
            self.approval = self.find_approval(self.source.live_revision_id)
            update_fields = update_fields and [*update_fields, "approval"]
        if update_fields is None or COMMENTS_RELATION_NAME in update_fields:
            self._keep_comments()
        return super().save(*args, update_fields=update_fields, **kwargs)

    def _keep_comments(self):
        """Keep the comments that this version does not know.

        Saving a page deletes whatever comment it has not (Wagtail 7.4), and a version is loaded without the resolved
        ones, and without those that came since.
        """
        if self._loaded_comments is None:
            return
        own = getattr(self, COMMENTS_RELATION_NAME)
        known = self._loaded_comments | {comment.pk for comment in own.all()}
        own.add(*Comment.objects.filter(page_id=self.pk).exclude(pk__in=known))

    def with_content_json(self, content):
        """Return another version of the page; which approval is its own shows when it is saved."""
        page = super().with_content_json({**content, "approval": None})
        page._loaded_comments = {comment.pk for comment in getattr(page, COMMENTS_RELATION_NAME).all()}
        return page

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

    def publish_replaced(self, before, revision, replacement):
        before.approval = before.approval or before.find_approval(None)
        approving.publish_replaced(before, revision, replacement)
