"""The lists of work on the admin’s home, and each as a page of its own."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import path
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from core.readiness.next_steps import NextStep, register_next_steps
from editorial.work.due_for_review import DueForReview
from editorial.work.missing import Missing
from editorial.work.my_drafts import MyDrafts
from editorial.work.my_posts import MyPosts
from editorial.work.my_reviews import MyApprovals, MyReviews

ROWS_ON_A_PAGE = 50


WORK_LISTS = (MyReviews(), MyApprovals(), MyPosts(), MyDrafts(), DueForReview(), Missing())
# Panels of Wagtail that say the same as ours.
REPLACED = ("workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits")


def arrange_home(request, panels):
    """Put the user's lists on the admin's home and take away what says the same (hook `construct_homepage_panels`)."""
    own = [work for work in WORK_LISTS if work.is_for(request.user)]
    panels[:] = [panel for panel in panels if panel.name not in REPLACED] + own


@register_next_steps(order=20)
def work_steps(user):
    """Yield what waits for a user in their lists, each a way to its list on the home."""
    for work in WORK_LISTS:
        if work.is_for(user):
            for step in work.steps(user):
                yield NextStep(step, f"#{work.name}")


class WorkListView(WagtailAdminTemplateMixin, TemplateView):
    """A whole list, in pages."""

    template_name = "editorial/work/list.html"
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
