"""What writers, reviewers and editors see first after signing in: each list of their work, in lines."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component


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


def page_line(page, state, status, when, note=""):
    """Return the line of a page."""
    view_url = page.get_url() if page.live else ""
    kind = page.specific_class._meta.verbose_name
    return Line(page.get_admin_display_title(), kind, edit_url(page.pk), view_url, state, status, when, note)


def edit_url(page_id):
    """Return the address of the editor of a page."""
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class WorkList(Component):
    """One list on the admin's home: its first lines, and the way to all of them."""

    class Media:
        css = {"all": ["css/admin/editorial/work.css"]}

    template_name = "editorial/work/panel.html"
    edit_label = gettext_lazy("Edit")
    is_posts = False
    rows_on_home = 10
    # A list that is seldom filled is not there while it is empty.
    is_hidden_when_empty = False

    def is_for(self, user):
        """Return whether this list concerns the user."""
        raise NotImplementedError

    def items(self, user):
        """Return what is in the list, as a queryset."""
        raise NotImplementedError

    def lines(self, items):
        """Return the lines for these items, as a list of `Line`."""
        raise NotImplementedError

    def steps(self, user):
        """Return what the user is to do next with this list, as a list of sentences; empty when nothing waits."""
        return []

    def all_url(self):
        """Return the address of the whole list."""
        return reverse("my_work:list", args=[self.name])

    def shown_to(self, user):
        """Return what a template needs to say about this list besides its lines."""
        return {"work": self, "bio": user.bios.first() if self.is_posts else None}

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        items = list(self.items(user)[: self.rows_on_home + 1])
        return self.shown_to(user) | {
            "lines": self.lines(items[: self.rows_on_home]),
            "all_url": self.all_url() if len(items) > self.rows_on_home else "",
        }
