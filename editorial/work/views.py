"""The lists of work on the admin’s home, and each as a page of its own."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import path
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from editorial.work.due_for_review import DueForReview
from editorial.work.my_posts import SAME_AS_MY_POSTS, MyPosts
from editorial.work.my_reviews import SAME_AS_MY_REVIEWS, MyReviews

ROWS_ON_A_PAGE = 50


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
