"""The pages of the admin on which medical content is approved, or published around its review."""

import json
from http import HTTPStatus

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState, WorkflowState

from core.addresses.page_rights import may_see
from core.publishing.gate import PublishRefused
from editorial.checks.completeness import why_incomplete
from editorial.checks.findings import findings_to_tick, look_at
from editorial.models.pages import ReviewedPage
from editorial.models.tasks import MedicalReviewTask, MedicalReviewTaskState, SubmissionChanged
from editorial.review import approving, minor_changes
from editorial.review.comments import keep_comments, open_remarks
from editorial.review.forms import ConfirmForm, ReasonForm, TakeBackForm
from editorial.review.gate import FindingsOpen
from editorial.review.independence import may_take_back
from editorial.review.messages import tell_of_comments
from editorial.roles import PUBLISH_WITHOUT_REVIEW, is_reviewer


class _PageMixin(BaseObjectMixin):
    """Finds the page of an address."""

    model = Page

    def get_object(self):
        """Return the page. Where there is none, only those are told so who would see it; else it is a refusal."""
        key = self.kwargs["pk"]
        submissions = WorkflowState.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id=str(key)
        )
        # A reviewer who comes late is told that it is decided.
        may_ask = (
            is_reviewer(self.request.user) or submissions.filter(requested_by=self.request.user).exists()
        )
        if not may_see(self.request.user, [key]) and not (may_ask and submissions.exists()):
            raise PermissionDenied
        return super().get_object().specific


class _PageView(_PageMixin, WagtailAdminTemplateMixin, FormView):
    """One step with the latest revision of one page; `step` does it, or raises `PublishRefused`.

    `check` raises what stands against it, or returns an answer that leads elsewhere.
    """

    template_name = "editorial/review/step.html"
    header_icon = "clipboard-list"
    done_message = ""

    def dispatch(self, request, *args, **kwargs):
        return self.check() or super().dispatch(request, *args, **kwargs)

    @cached_property
    def revision(self):
        return self.object.get_latest_revision()

    def form_valid(self, form):
        try:
            self.step(**form.cleaned_data)
        except PublishRefused as refused:
            messages.error(self.request, str(refused))
            return redirect("wagtailadmin_pages:edit", self.object.pk)
        messages.success(self.request, self.done_message % {"title": self.object.get_admin_display_title()})
        return redirect(self.get_success_url())

    def get_success_url(self):
        return reverse("wagtailadmin_explore", args=[self.object.get_parent().pk])

    def get_page_subtitle(self):
        return self.object.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(object=self.object, **kwargs)

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.object.get_admin_display_title()},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]


class ReviewView(_PageView):
    """A reviewer decides beside the article, with what changed, what the checks found and the comments in view.

    Each action has a form of its own; that of the action in the address is open.
    """

    template_name = "editorial/review/decide.html"
    page_title = gettext_lazy("Review")
    done_messages = {
        "approve": gettext_lazy("“%(title)s” is approved."),
        "reject": gettext_lazy("“%(title)s” went back to its authors."),
        "comment": gettext_lazy("Your comment on “%(title)s” went to its authors."),
    }

    def check(self):
        task = self.object.current_workflow_task
        if not isinstance(task, MedicalReviewTask):
            messages.info(self.request, _("“%(title)s” is not under review now.") % {"title": self.object})
            return redirect("wagtailadmin_home")
        self.actions = {
            name: label for name, label, _form in task.get_actions(self.object, self.request.user)
        }
        self.action = self.kwargs.get("action", "approve")
        if self.action not in self.actions:
            raise PermissionDenied
        self.task = task
        return None

    @cached_property
    def task_state(self):
        return self.object.current_workflow_task_state

    @cached_property
    def revision(self):
        return self.task_state.revision

    @cached_property
    def read(self):
        """The page as it was submitted."""
        return self.revision.as_object()

    def get_initial(self):
        return {"submission": self.task_state.pk, "digest": self.task_state.digest}

    @cached_property
    def look(self):
        """What is found on the page now."""
        return look_at(self.read)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | self.asked_by(self.action)

    def asked_by(self, action):
        """Return what the form of an action is made with: that of approving asks to tick off what is found now."""
        return {"findings": findings_to_tick(self.read, self.look)} if action == "approve" else {}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except SubmissionChanged as changed:
            form.add_error(None, str(changed))
        except FindingsOpen as open_:
            # Made again, with what is found now.
            del self.look
            form = self.get_form()
            form.add_error("findings", str(open_))
        form.data = form.data.copy()
        for name, value in self.get_initial().items():
            form.data[name] = value
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.CONFLICT)

    @property
    def done_message(self):
        return self.done_messages[self.action]

    def step(self, **data):
        self.task.on_action(self.task_state, self.request.user, self.action, **data)

    def get_form_class(self):
        return self.task.get_form_for_action(self.action)

    def forms(self, form):
        """Return (action, label, form, address) for each action; `form` is that of the action in the address."""
        for action, label in self.actions.items():
            other = self.task.get_form_for_action(action)(
                initial=self.get_initial(),
                prefix=self.get_prefix(),
                auto_id=f"id_{action}_%s",
                **self.asked_by(action),
            )
            address = reverse("editorial:review", args=[self.object.pk, action])
            yield action, label, form if action == self.action else other, address

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return (
            context
            | self.changes()
            | {
                "action": self.action,
                "forms": list(self.forms(context["form"])),
                "incomplete": why_incomplete(self.read),
                "look": self.look,
                "remarks": open_remarks(self.read),
                "task_state": self.task_state,
            }
        )

    def changes(self):
        """Return what changed since the last review, and since a reviewer sent it back."""
        last_review = self.object.approvals.filter(basis="review").select_related("revision").first()
        minor_since = self.object.approvals.filter(basis="minor_change")
        if last_review:
            minor_since = minor_since.filter(approved_at__gt=last_review.approved_at)
        sent_back = self.task_state.sent_back_before
        return {
            "minor_changes": minor_since,
            "last_review": last_review,
            "difference": self.difference_to(last_review and last_review.revision),
            "sent_back": sent_back,
            "difference_since": self.difference_to(sent_back and sent_back.revision),
        }

    def difference_to(self, revision):
        return minor_changes.difference(revision.as_object(), self.read) if revision else []


class TakeBackView(_PageView):
    """An author or an administrator ends a review before it is decided, with a word for the other side."""

    form_class = TakeBackForm
    page_title = gettext_lazy("Take back from review")
    header_icon = "rotate"
    done_message = gettext_lazy("“%(title)s” is taken back. You can change it and submit it again.")

    def check(self):
        self.task_state = self.object.current_workflow_task_state
        if not isinstance(self.object.current_workflow_task, MedicalReviewTask):
            raise Http404
        if not may_take_back(self.request.user, self.task_state):
            raise PermissionDenied

    def get_initial(self):
        return {"submission": self.task_state.pk}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except SubmissionChanged as changed:
            messages.error(self.request, str(changed))
            return redirect("wagtailadmin_pages:edit", self.object.pk)

    def step(self, word, submission, digest):
        self.object.current_workflow_task.take_back(self.task_state, self.request.user, word, submission)

    def get_success_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            submit_label=_("Take back from review"), is_taking_back=True, **kwargs
        )


class CommentsView(_PageMixin, View):
    """Keeps what somebody writes at the text of a page under review, and nothing else; takes and answers JSON."""

    def post(self, request, *args, **kwargs):
        if not self.object.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            said = json.loads(request.body)
        except (ValueError, RecursionError):
            return JsonResponse({"error": _("This cannot be read.")}, status=HTTPStatus.BAD_REQUEST)
        try:
            return JsonResponse({"comments": self.keep(said)})
        except SubmissionChanged as ended:
            return JsonResponse({"error": str(ended)}, status=HTTPStatus.CONFLICT)
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    @transaction.atomic
    def keep(self, said):
        task_state = self.object.current_workflow_task_state if self.object.is_under_review else None
        # A decision waits until this is kept, and this until a decision is made.
        waiting = MedicalReviewTaskState.objects.select_for_update().filter(
            status=TaskState.STATUS_IN_PROGRESS
        )
        task_state = waiting.filter(pk=task_state and task_state.pk).first()
        if not task_state:
            raise SubmissionChanged(_("The review has ended. Copy what you wrote, then open the page again."))
        started_at = timezone.now()
        kept, is_news = keep_comments(task_state, self.request.user, said)
        if is_news:
            tell_of_comments(task_state, self.request.user, started_at)
        return kept


class _PublishView(_PageView):
    """Publish the latest revision of a page that nobody holds a lock on."""

    def check(self):
        lock = self.object.get_lock()
        if not isinstance(self.object, ReviewedPage) or not self.revision:
            raise Http404
        if not self.may_publish() or (lock and lock.for_user(self.request.user)):
            raise PermissionDenied

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.initial["revision"] = self.revision.pk
        return form

    def form_valid(self, form):
        if form.cleaned_data.pop("revision") != self.revision.pk:
            messages.warning(
                self.request, _("Somebody changed the draft in the meantime. Check again what would go live.")
            )
            return redirect(self.request.path)
        return super().form_valid(form)


class MinorChangeView(_PublishView):
    form_class = ConfirmForm

    def may_publish(self):
        return self.object.permissions_for_user(self.request.user).can_publish()

    @property
    def done_message(self):
        return _("“%(title)s” is published. Its review still counts.")

    def get_page_title(self):
        return _("Publish as a minor change")

    def step(self):
        approving.publish_minor_change(self.object, self.revision, self.request.user)

    def get_context_data(self, **kwargs):
        draft = self.revision.as_object()
        return super().get_context_data(
            submit_label=_("Publish as a minor change"),
            incomplete=why_incomplete(draft),
            objections=minor_changes.objections(self.object, draft),
            difference=minor_changes.difference(self.object, draft),
            **kwargs,
        )


class WithoutReviewView(_PublishView):
    form_class = ReasonForm
    header_icon = "warning"

    def may_publish(self):
        return self.request.user.has_perm(PUBLISH_WITHOUT_REVIEW)

    @property
    def done_message(self):
        return _("“%(title)s” is published without a review. Your reason is kept.")

    def step(self, reason):
        approving.publish_without_review(self.revision, self.request.user, reason)

    def get_page_title(self):
        return _("Publish without review")

    def get_context_data(self, **kwargs):
        return super().get_context_data(submit_label=_("Publish without review"), is_serious=True, **kwargs)


app_name = "editorial"
urlpatterns = [
    path("<key:pk>/review/", ReviewView.as_view(), name="decide"),
    path("<key:pk>/review/<slug:action>/", ReviewView.as_view(), name="review"),
    path("<key:pk>/take-back/", TakeBackView.as_view(), name="take_back"),
    path("<key:pk>/comments/", CommentsView.as_view(), name="comments"),
    path("<key:pk>/minor-change/", MinorChangeView.as_view(), name="minor_change"),
    path("<key:pk>/without-review/", WithoutReviewView.as_view(), name="without_review"),
]
