"""The pages of the admin on which medical content is approved, or published around its review."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.models import Page

from editorial.checks.completeness import why_incomplete
from editorial.checks.findings import findings_to_tick
from editorial.models.pages import ReviewedPage
from editorial.models.tasks import MedicalReviewTask, SubmissionChanged
from editorial.review import approving, minor_changes
from editorial.review.forms import ConfirmForm, ReasonForm
from editorial.review.gate import FindingsOpen, PublishRefused
from editorial.roles import PUBLISH_WITHOUT_REVIEW


class _PageView(BaseObjectMixin, WagtailAdminTemplateMixin, FormView):
    """One step with the latest revision of one page; `step` does it, or raises `PublishRefused`."""

    model = Page
    template_name = "editorial/review/step.html"
    header_icon = "clipboard-list"
    done_message = ""

    def get_object(self):
        return super().get_object().specific

    def dispatch(self, request, *args, **kwargs):
        self.check()
        return super().dispatch(request, *args, **kwargs)

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
        return redirect("wagtailadmin_explore", self.object.get_parent().pk)

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
    """A reviewer approves, sends back or comments; the page shows what changed since the last review."""

    done_messages = {
        "approve": gettext_lazy("“%(title)s” is approved."),
        "reject": gettext_lazy("“%(title)s” went back to its authors."),
        "comment": gettext_lazy("Your comment on “%(title)s” went to its authors."),
    }

    def check(self):
        task = self.object.current_workflow_task
        self.actions = (
            {name: label for name, label, _form in task.get_actions(self.object, self.request.user)}
            if isinstance(task, MedicalReviewTask)
            else {}
        )
        if self.kwargs["action"] not in self.actions:
            raise PermissionDenied
        self.task, self.action = task, self.kwargs["action"]

    @cached_property
    def task_state(self):
        return self.object.current_workflow_task_state

    @cached_property
    def revision(self):
        return self.task_state.revision

    def get_initial(self):
        return {"submission": self.task_state.pk, "digest": self.task_state.digest}

    def get_form_kwargs(self):
        if self.action != "approve":
            return super().get_form_kwargs()
        return {**super().get_form_kwargs(), "findings": findings_to_tick(self.revision.as_object())}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except SubmissionChanged as changed:
            form.add_error(None, str(changed))
        except FindingsOpen as open_:
            # Made again, with what is found now.
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

    def get_page_title(self):
        return self.actions[self.action]

    def get_context_data(self, **kwargs):
        reviews = self.object.approvals.filter(basis="review").select_related("revision")
        last_review = reviews.first()
        minor_since = self.object.approvals.filter(basis="minor_change")
        if last_review:
            minor_since = minor_since.filter(approved_at__gt=last_review.approved_at)
        reviewed = last_review and last_review.revision and last_review.revision.as_object()
        return super().get_context_data(
            submit_label=self.actions[self.action],
            minor_changes=minor_since,
            last_review=last_review,
            difference=minor_changes.difference(reviewed, self.revision.as_object()) if reviewed else [],
            incomplete=why_incomplete(self.revision.as_object()) if self.action == "approve" else "",
            **kwargs,
        )


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
    path("<key:pk>/review/<slug:action>/", ReviewView.as_view(), name="review"),
    path("<key:pk>/minor-change/", MinorChangeView.as_view(), name="minor_change"),
    path("<key:pk>/without-review/", WithoutReviewView.as_view(), name="without_review"),
]
