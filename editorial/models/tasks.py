"""The medical review as a task of a Wagtail workflow."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.log_actions import log
from wagtail.models import Revision, Task, TaskState

from editorial.review import (
    approving,  # modules, not names: some of them import this one
    independence,
    messages,
)
from editorial.review.block_keys import with_block_keys
from editorial.review.digest import content_digest
from editorial.review.forms import ApproveForm, CommentForm, SendBackForm
from editorial.roles import is_reviewer

UNDER_REVIEW = _("This page is under medical review. Nobody can change it until it is approved or sent back.")


class UnderReview(PermissionDenied):
    """The page is under medical review, so that nobody changes, moves or deletes it."""


class SubmissionChanged(PermissionDenied):
    """What is under review now is not what the reviewer had in front of her."""


class MedicalReviewLock(WorkflowLock):
    """Holds for everybody: what is being read does not change."""

    def get_message(self, user):
        return _(
            "This page is under medical review. Nobody can change it until it is approved or sent back. You can write, "
            "answer and resolve comments: they are saved as you go."
        )

    def get_locked_by(self, user, can_lock=False):
        return _("Locked by medical review")

    def get_description(self, user, can_lock=False):
        return _("Nobody can change the page while it is under medical review")


class MedicalReviewTaskState(TaskState):
    """One submission for medical review, with the digest of what was submitted."""

    digest = models.CharField(max_length=80, editable=False)
    # Whoever saved this text or changed the page since its review; nobody else can while it is under review.
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    # What the authors say to it when it was sent back, for whoever reviews it next.
    answer = models.TextField(blank=True, editable=False)

    publishes_without_right_to_publish = True

    def save(self, *args, **kwargs):
        page, is_new = self.revision.as_object(), not self.pk
        if not self.digest:
            self.digest = content_digest(page)
        super().save(*args, **kwargs)
        if is_new:
            self._name_paragraphs()
            self.writers.set(independence.writer_ids(page, self.digest))

    def _name_paragraphs(self):
        """Let comments find their paragraph. The digest does not see it."""
        self.revision.content = with_block_keys(
            self.revision.content_type.model_class(), self.revision.content
        )
        Revision.objects.filter(pk=self.revision.pk).update(content=self.revision.content)

    @property
    def sent_back_before(self):
        """Return the submission before this one in the same workflow if a reviewer sent it back, or None."""
        earlier = MedicalReviewTaskState.objects.filter(workflow_state=self.workflow_state, pk__lt=self.pk)
        last = earlier.select_related("finished_by", "revision").order_by("-pk").first()
        return last if last and last.status == self.STATUS_REJECTED else None


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
        forms = {"approve": ApproveForm, "reject": SendBackForm, "comment": CommentForm}
        return forms.get(action) or super().get_form_for_action(action)

    def get_template_for_action(self, action):
        """Lead from Wagtail's own dialog to the page on which a reviewer decides."""
        return "editorial/review/review_dialog.html"

    @transaction.atomic
    def on_action(
        self,
        task_state,
        user,
        action_name,
        *,
        submission=None,
        digest="",
        comment="",
        next_review_on=None,
        findings=(),
    ):
        """Approve, send back, or comment. Raises `PermissionDenied` for whoever may not, superusers too.

        `submission` is the primary key of the task state, and `digest` that of the text, that the reviewer saw; if
        they are missing or not what is under review now, raises `SubmissionChanged`. `findings` are the keys of what
        the reviewer ticked off; if any that is found now is not among them, approving raises `FindingsOpen`.
        """
        task_state = MedicalReviewTaskState.objects.select_for_update().get(pk=task_state.pk)
        if (submission, digest) != (task_state.pk, task_state.digest):
            raise SubmissionChanged(gettext("It changed since you opened it. Read it again."))
        if sentence := independence.obstacle(user, task_state):
            raise PermissionDenied(sentence)
        if action_name == "comment":
            messages.record_comment(task_state, user, comment)
        elif action_name == "approve":
            approving.approve_submission(task_state, user, next_review_on, findings)
        super().on_action(task_state, user, action_name, comment=comment)

    @transaction.atomic
    def take_back(self, task_state, user, word, submission):
        """End a review before it is decided. Raises `PermissionDenied` for whoever may not.

        `submission` is the primary key of the task state that the user saw; raises `SubmissionChanged` if that is not
        what is under review now.
        """
        task_state = MedicalReviewTaskState.objects.select_for_update().get(pk=task_state.pk)
        if submission != task_state.pk or task_state.status != task_state.STATUS_IN_PROGRESS:
            raise SubmissionChanged(gettext("The review ended meanwhile."))
        if not independence.may_take_back(user, task_state):
            raise PermissionDenied
        task_state.workflow_state.cancel(user=user)
        log(
            instance=task_state.revision.as_object(),
            action="editorial.taken_back",
            user=user,
            revision=task_state.revision,
            data={"comment": word},
        )
        messages.tell_of_taking_back(task_state, user, word)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """Return the submissions that wait for this account, as a queryset of `TaskState`."""
        if not is_reviewer(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
