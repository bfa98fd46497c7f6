"""My drafts: the pages of any type that an editor began to change and that are not public as they are."""

from django.db.models import Q
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from editorial.medical_pages import with_due_dates
from editorial.permissions import pages_naming
from editorial.work.lists import WorkList
from editorial.work.my_posts import unfinished_steps
from editorial.work.workflow_states import DRAFT, in_order_of_need, state_lines


def my_drafts(user):
    """Return the pages that are not public as they are, but for her own posts.

    The user saved them last, or took them over from somebody who left.
    """
    saved_last = Q(latest_revision__user=user) | Q(owner=user, latest_revision__user__is_active=False)
    pages = Page.objects.filter(saved_last, DRAFT)
    own = pages_naming(user).values("pk")
    return in_order_of_need(with_due_dates(pages.exclude(pk__in=own)))


class MyDrafts(WorkList):
    name = "my-drafts"
    order = 26
    label = gettext_lazy("My drafts")
    when_label = gettext_lazy("Last change")
    empty = gettext_lazy(
        "All your changes are public. Pages that you save without publishing will appear here."
    )

    def is_for(self, user):
        return page_permission_policy.user_has_permission(user, "publish")

    def items(self, user):
        return my_drafts(user)

    def lines(self, items):
        return state_lines(items)

    def steps(self, user):
        return unfinished_steps(my_drafts(user))
