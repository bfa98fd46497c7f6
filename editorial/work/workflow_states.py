"""Where pages stand on their way to being public: draft, in review, sent back, scheduled."""

from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState

from editorial.work.lists import page_line

SENT_BACK = Q(review_status=WorkflowState.STATUS_NEEDS_CHANGES)
# Not public as it is.
DRAFT = Q(live=False) | Q(has_unpublished_changes=True)
# Neither submitted, sent back nor scheduled, either.
UNFINISHED = Q(review_status=None, scheduled_for=None) & DRAFT
OF_PAGES = {"base_content_type__app_label": "wagtailcore", "base_content_type__model": "page"}
_OF_PAGE = OF_PAGES | {"object_id": Cast(OuterRef("pk"), CharField())}


def in_order_of_need(pages):
    """Return pages (a queryset) those sent back first, then drafts, then the others, the latest change first.

    Each has `review_status`, that of a workflow under way, and `scheduled_for`, when a version goes live; or None.
    """
    reviews = WorkflowState.objects.active().filter(**_OF_PAGE)
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **_OF_PAGE)
    need = Case(When(SENT_BACK, then=Value(0)), When(UNFINISHED, then=Value(1)), default=Value(2))
    changed = Coalesce("latest_revision_created_at", "first_published_at")
    return pages.annotate(
        review_status=Subquery(reviews.values("status")[:1]),
        scheduled_for=Subquery(scheduled.values("approved_go_live_at")[:1]),
    ).order_by(need, changed.desc(nulls_last=True), "-pk")


def state_lines(pages):
    """Return the lines of pages from `in_order_of_need` that have `due_on` too."""
    comments = _comments([page for page in pages if page.review_status == WorkflowState.STATUS_NEEDS_CHANGES])
    return [_line(page, comments.get(str(page.pk), "")) for page in pages]


def _comments(pages):
    """Return why pages were sent back, by the primary key as text."""
    states = WorkflowState.objects.filter(
        **OF_PAGES,
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        object_id__in=[str(page.pk) for page in pages],
    )
    return dict(states.values_list("object_id", "current_task_state__comment"))


def _line(page, comment):
    state, status = _state_of(page)
    changed = page.latest_revision_created_at or page.first_published_at
    return page_line(page, state, status, changed, comment)


def _state_of(page):
    """Return where a page stands, as (look, words)."""
    if page.review_status == WorkflowState.STATUS_NEEDS_CHANGES:
        return "sent-back", _("Sent back")
    if page.review_status:
        return "in-review", _("In review")
    if page.scheduled_for:
        day = date_format(timezone.localtime(page.scheduled_for), "DATE_FORMAT")
        return "scheduled", _("Goes live on %(day)s") % {"day": day}
    if not page.live:
        return "draft", _("Draft")
    if page.due_on and page.due_on < timezone.localdate():
        return "overdue", _("Published, review overdue")
    if page.has_unpublished_changes:
        return "draft", _("Published, with changes in draft")
    return "published", _("Published")
