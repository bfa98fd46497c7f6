"""What physicians and reviewers see first after signing in: each list of their work, in lines."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component

ROWS_ON_HOME = 10


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


def _page_line(page, state, status, when, note=""):
    view_url = page.get_url() if page.live else ""
    kind = page.specific_class._meta.verbose_name
    return Line(page.get_admin_display_title(), kind, _edit_url(page.pk), view_url, state, status, when, note)


def _edit_url(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])


class WorkList(Component):
    """One list on the admin's home: its first lines, and the way to all of them."""

    class Media:
        css = {"all": ["css/admin/editorial/work.css"]}

    template_name = "editorial/work/panel.html"
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
