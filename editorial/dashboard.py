"""What physicians and reviewers see first after signing in: my posts, my reviews, due for review."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CharField, Exists, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, WorkflowState, get_page_models
from wagtail.permissions import page_permission_policy

from editorial.models import MedicalReviewTaskState, ReviewedPage
from editorial.permissions import own_pages, pages_naming
from editorial.roles import is_reviewer

ROWS_ON_HOME = 10
ROWS_ON_A_PAGE = 50
DUE_WITHIN = timedelta(days=60)

# Panels of Wagtail that say the same as ours.
SAME_AS_MY_POSTS = ("user_objects_in_workflow_moderation", "recent_edits")
SAME_AS_MY_REVIEWS = ("workflow_objects_to_moderate",)


@dataclass(frozen=True)
class Line:
    """One line of a list. `state` names the look, `status` says it, `note` adds what somebody wrote."""

    title: str
    kind: str
    edit_url: str
    view_url: str
    state: str
    status: str
    when: datetime | date | None
    note: str = ""


# Who sees which list


def has_posts(user):
    """Return whether the user writes: she may add pages, and has a bio or no right to publish."""
    may = page_permission_policy.user_has_permission
    return may(user, "add") and (not may(user, "publish") or user.bios.exists())


# What is in the lists


def reviewed_models():
    """Return the page types with medical content."""
    return [model for model in get_page_models() if issubclass(model, ReviewedPage)]


def medical_pages():
    """Return the pages with medical content, of any type, each with `due_on`: the date of its next review, or None."""
    models = reviewed_models()
    dates = (
        Subquery(model.objects.filter(pk=OuterRef("pk")).values("approval__next_review_on"))
        for model in models
    )
    return Page.objects.type(*models).annotate(due_on=Coalesce(*dates))


def my_posts(user):
    """Return the medical pages of which the user is an author, the one changed last first."""
    own = medical_pages().filter(pk__in=own_pages(user).values("pk"))
    return own.order_by(
        Coalesce("latest_revision_created_at", "first_published_at").desc(nulls_last=True), "-pk"
    )


def my_reviews(user):
    """Return the submissions that wait for this reviewer, the oldest first. None in which she had a hand."""
    # A revision keeps the key of its page as text.
    written = pages_naming(user).annotate(key=Cast("pk", CharField()))
    return (
        MedicalReviewTaskState.objects.filter(status=MedicalReviewTaskState.STATUS_IN_PROGRESS)
        .exclude(workflow_state__requested_by=user)
        .exclude(writers=user)
        .exclude(Exists(written.filter(key=OuterRef("revision__object_id"))))
        .select_related("revision__content_type", "workflow_state__requested_by")
        .order_by("started_at", "pk")
    )


def due_for_review(user):
    """Return the public medical pages whose review is overdue or due soon, the longest overdue first.

    Reviewers see all of them, others those of which they are an author.
    """
    due = (
        medical_pages().live().filter(due_on__lte=timezone.localdate() + DUE_WITHIN).order_by("due_on", "pk")
    )
    return due if is_reviewer(user) else due.filter(pk__in=own_pages(user).values("pk"))


# From rows of the database to lines


def post_lines(pages):
    states = _workflow_states(pages)
    return [_post_line(page, states.get(page.pk)) for page in pages]


def _workflow_states(pages):
    """Return the workflow states that are under way or sent back, by the page's primary key."""
    under_way = WorkflowState.objects.active().filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id__in=[str(page.pk) for page in pages],
    )
    return {int(state.object_id): state for state in under_way.select_related("current_task_state")}


def _post_line(page, workflow_state):
    state, status, note = _state_of(page, workflow_state)
    changed = page.latest_revision_created_at or page.first_published_at
    return _page_line(page, state, status, changed, note)


def _state_of(page, workflow_state):
    """Return where a post stands: (look, words, comment of the reviewer)."""
    if workflow_state and workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return "sent-back", _("Sent back"), workflow_state.current_task_state.comment
    if workflow_state:
        return "in-review", _("In review"), ""
    if not page.live:
        return "draft", _("Draft"), ""
    if page.due_on and page.due_on < timezone.localdate():
        return "overdue", _("Published, review overdue"), ""
    if page.has_unpublished_changes:
        return "draft", _("Published, with changes in draft"), ""
    return "published", _("Published"), ""


def review_lines(task_states):
    return [
        Line(
            title=task_state.revision.object_str,
            kind=task_state.revision.content_type.name,
            edit_url=_edit_url(task_state.revision.object_id),
            view_url="",
            state="in-review",
            status=_submitted_by(task_state.workflow_state.requested_by),
            when=task_state.started_at,
        )
        for task_state in task_states
    ]


def _submitted_by(user):
    return _("Submitted by %(name)s") % {"name": user.get_full_name() or user.get_username()} if user else ""


def due_lines(pages):
    today = timezone.localdate()
    return [
        _page_line(page, "overdue", _("Overdue"), page.due_on)
        if page.due_on < today
        else _page_line(page, "due", _("Due soon"), page.due_on)
        for page in pages
    ]


def _page_line(page, state, status, when, note=""):
    view_url = page.get_url() if page.live else ""
    kind = page.specific_class._meta.verbose_name
    return Line(page.get_admin_display_title(), kind, _edit_url(page.pk), view_url, state, status, when, note)


def _edit_url(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])


# The lists on the admin's home, and each as a page of its own


class WorkList(Component):
    """One list on the admin's home: its first lines, and the way to all of them."""

    class Media:
        css = {"all": ["css/admin/editorial.css"]}

    template_name = "editorial/admin/panel.html"
    edit_label = gettext_lazy("Edit")
    is_posts = False

    def is_for(self, user):
        """Return whether this list concerns the user."""
        raise NotImplementedError

    def items(self, user):
        """Return what is in the list, as a queryset."""
        raise NotImplementedError

    def lines(self, items):
        """Return the lines for these items, as a list of `Line`."""
        raise NotImplementedError

    def shown_to(self, user):
        """Return what a template needs to say about this list besides its lines."""
        return {"work": self, "bio": user.bios.first() if self.is_posts else None}

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        items = list(self.items(user)[: ROWS_ON_HOME + 1])
        return self.shown_to(user) | {
            "lines": self.lines(items[:ROWS_ON_HOME]),
            "all_url": reverse("my_work:list", args=[self.name]) if len(items) > ROWS_ON_HOME else "",
        }


class MyPosts(WorkList):
    name = "my-posts"
    order = 10
    label = gettext_lazy("My posts")
    when_label = gettext_lazy("Last change")
    empty = gettext_lazy(
        "You have not written anything yet. Press “New article” to begin; you are its author."
    )
    is_posts = True

    def is_for(self, user):
        return has_posts(user)

    def items(self, user):
        return my_posts(user)

    def lines(self, items):
        return post_lines(items)


class MyReviews(WorkList):
    name = "my-reviews"
    order = 20
    label = gettext_lazy("My reviews")
    when_label = gettext_lazy("Waiting since")
    empty = gettext_lazy("Nothing waits for you. When a colleague submits a page, it stands here.")
    edit_label = gettext_lazy("Read and decide")

    def is_for(self, user):
        return is_reviewer(user)

    def items(self, user):
        return my_reviews(user)

    def lines(self, items):
        return review_lines(items)


class DueForReview(WorkList):
    name = "due-for-review"
    order = 30
    label = gettext_lazy("Due for review")
    when_label = gettext_lazy("Review due")
    empty = gettext_lazy("No review is due within the next 60 days.")
    edit_label = gettext_lazy("Open")

    def is_for(self, user):
        return has_posts(user) or is_reviewer(user)

    def items(self, user):
        return due_for_review(user)

    def lines(self, items):
        return due_lines(items)


WORK_LISTS = (MyPosts(), MyReviews(), DueForReview())


def arrange_home(request, panels):
    """Put the user's lists on the admin's home and take away what says the same (hook `construct_homepage_panels`)."""
    own = [work for work in WORK_LISTS if work.is_for(request.user)]
    names = {work.name for work in own}
    same = (SAME_AS_MY_POSTS + SAME_AS_MY_REVIEWS) if "my-posts" in names else ()
    if "my-reviews" in names:
        same += SAME_AS_MY_REVIEWS
    panels[:] = [panel for panel in panels if panel.name not in same] + own


class WorkListView(WagtailAdminTemplateMixin, TemplateView):
    """A whole list, in pages."""

    template_name = "editorial/admin/list.html"
    header_icon = "list-ul"

    def dispatch(self, request, *args, name, **kwargs):
        self.work = next((work for work in WORK_LISTS if work.name == name), None)
        if not self.work or not self.work.is_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.work.label

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        pages = Paginator(self.work.items(self.request.user), ROWS_ON_A_PAGE)
        page_obj = pages.get_page(self.request.GET.get("p"))
        return (
            super().get_context_data(**kwargs)
            | self.work.shown_to(self.request.user)
            | {
                "page_obj": page_obj,
                "elided_page_range": pages.get_elided_page_range(page_obj.number),
                "lines": self.work.lines(list(page_obj)),
            }
        )


class MyWorkViewSet(ViewSet):
    name = "my_work"
    url_prefix = "my-work"

    def get_urlpatterns(self):
        return [path("<slug:name>/", WorkListView.as_view(), name="list")]
