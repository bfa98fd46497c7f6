"""My posts: the medical pages somebody is an author of."""

from django.db.models import Count
from django.utils.translation import gettext_lazy, ngettext
from wagtail.permissions import page_permission_policy

from editorial.medical_pages import medical_pages
from editorial.permissions import own_pages
from editorial.work.lists import WorkList
from editorial.work.workflow_states import SENT_BACK, UNFINISHED, in_order_of_need, state_lines


def has_posts(user):
    """Return whether the user writes: she may add pages, and has a bio or no right to publish."""
    may = page_permission_policy.user_has_permission
    return may(user, "add") and (not may(user, "publish") or user.bios.exists())


def my_posts(user):
    """Return the medical pages of which the user is an author, what she is to do something about first."""
    return in_order_of_need(medical_pages().filter(pk__in=own_pages(user).values("pk")))


def unfinished_steps(pages):
    """Return what is to be done with pages from `in_order_of_need`, as sentences."""
    counts = pages.order_by().aggregate(
        sent_back=Count("pk", filter=SENT_BACK), drafts=Count("pk", filter=UNFINISHED)
    )
    sent_back, drafts = counts["sent_back"], counts["drafts"]
    steps = []
    if sent_back:
        steps.append(
            ngettext(
                "%(count)d page was sent back. Read why, change it, and submit it again.",
                "%(count)d pages were sent back. Read why, change them, and submit them again.",
                sent_back,
            )
            % {"count": sent_back}
        )
    if drafts:
        steps.append(
            ngettext(
                "%(count)d draft is not public yet. Finish it.",
                "%(count)d drafts are not public yet. Finish them.",
                drafts,
            )
            % {"count": drafts}
        )
    return steps


class MyPosts(WorkList):
    name = "my-posts"
    order = 24
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
        return state_lines(items)

    def steps(self, user):
        return unfinished_steps(my_posts(user))
