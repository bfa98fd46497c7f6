"""Due for review: medical pages whose review is overdue or due soon."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.medical_pages import medical_pages
from editorial.permissions import own_pages
from editorial.roles import is_reviewer
from editorial.work.lists import WorkList, _page_line
from editorial.work.my_posts import has_posts

DUE_WITHIN = timedelta(days=60)


def due_for_review(user):
    """Return the public medical pages whose review is overdue or due soon, the longest overdue first.

    Reviewers see all of them, others those of which they are an author.
    """
    due = (
        medical_pages().live().filter(due_on__lte=timezone.localdate() + DUE_WITHIN).order_by("due_on", "pk")
    )
    return due if is_reviewer(user) else due.filter(pk__in=own_pages(user).values("pk"))


def due_lines(pages):
    today = timezone.localdate()
    return [
        _page_line(page, "overdue", _("Overdue"), page.due_on)
        if page.due_on < today
        else _page_line(page, "due", _("Due soon"), page.due_on)
        for page in pages
    ]


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
