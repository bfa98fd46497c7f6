"""Due for review: medical pages whose review is overdue or due soon."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.permissions import page_permission_policy

from editorial.medical_pages import due_by, medical_pages
from editorial.permissions import pages_to_work_on
from editorial.roles import is_reviewer
from editorial.work.lists import WorkList, page_line

DUE_WITHIN = timedelta(days=60)


def due_for_review(user, within=DUE_WITHIN):
    """Return the public medical pages whose review is overdue or due soon, the longest overdue first.

    `within` is how soon. Reviewers see all of them, others those that they may change: authors their own, editors all.
    """
    due = medical_pages().live().filter(due_by(timezone.localdate() + within)).order_by("due_on", "pk")
    return due if is_reviewer(user) else due.filter(pk__in=pages_to_work_on(user).values("pk"))


def due_lines(pages):
    today = timezone.localdate()
    return [
        page_line(page, "overdue", _("Overdue"), page.due_on)
        if page.due_on < today
        else page_line(page, "due", _("Due soon"), page.due_on)
        for page in pages
    ]


class DueForReview(WorkList):
    name = "due-for-review"
    order = 30
    label = gettext_lazy("Due for review")
    when_label = gettext_lazy("Review due")
    empty = gettext_lazy(
        "No review is due within the next 60 days. Pages whose review ends soon will appear here."
    )
    edit_label = gettext_lazy("Open")

    def is_for(self, user):
        may = page_permission_policy.user_has_any_permission
        return may(user, ["add", "change"]) or is_reviewer(user)

    def items(self, user):
        return due_for_review(user)

    def lines(self, items):
        return due_lines(items)

    def steps(self, user):
        count = due_for_review(user, within=-timedelta(days=1)).count()
        sentence = ngettext(
            "The review of %(count)d page is overdue.", "The reviews of %(count)d pages are overdue.", count
        )
        return [sentence % {"count": count}] if count else []
