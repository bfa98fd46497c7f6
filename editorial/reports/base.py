"""What all reports of this room are: a list with an entry in the menu Reports, shown to those who may open it."""

from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import page_permission_policy

from core.listings.empty import TellsWhenEmpty
from editorial.permissions import pages_to_work_on


class Report(TellsWhenEmpty, ReportView):
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]

    @classmethod
    def is_for(cls, user):
        """Return whether the user may open this report."""
        return cls.permission_policy.user_has_any_permission(user, cls.any_permission_required)

    def user_has_any_permission(self, permissions):
        return self.is_for(self.request.user)

    def own(self, pages):
        """Return those of the pages that the user works on."""
        return pages.filter(pk__in=pages_to_work_on(self.request.user).values("pk"))


class ReportViewSet(ViewSet):
    """Address and menu entry of the report `view`."""

    view = None
    menu_hook = "register_reports_menu_item"

    @cached_property
    def icon(self):
        return self.view.header_icon

    @cached_property
    def menu_label(self):
        return self.view.page_title

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: self.view.is_for(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", self.view.as_view(), name="index"),
            path("results/", self.view.as_view(results_only=True), name="results"),
        ]
