"""My posts: the medical pages somebody is an author of."""

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState
from wagtail.permissions import page_permission_policy

from editorial.medical_pages import medical_pages
from editorial.permissions import own_pages
from editorial.work.lists import WorkList, _page_line

# Panels of Wagtail that say the same as ours.
SAME_AS_MY_POSTS = ("user_objects_in_workflow_moderation", "recent_edits")


def has_posts(user):
    """Return whether the user writes: she may add pages, and has a bio or no right to publish."""
    may = page_permission_policy.user_has_permission
    return may(user, "add") and (not may(user, "publish") or user.bios.exists())


def my_posts(user):
    """Return the medical pages of which the user is an author, the one changed last first."""
    own = medical_pages().filter(pk__in=own_pages(user).values("pk"))
    return own.order_by(
        Coalesce("latest_revision_created_at", "first_published_at").desc(nulls_last=True), "-pk"
    )


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
