from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from articles.models import ArticleIndexPage


def new_article(request):
    """Lead to the editor of a new article, in the first list in which the user may add one."""
    for page in ArticleIndexPage.objects.order_by("path"):
        if page.permissions_for_user(request.user).can_add_subpage():
            return redirect("wagtailadmin_pages:add", "articles", "articlepage", page.pk)
    raise PermissionDenied


class NewArticleMenuItem(MenuItem):
    """Shown to those who may add pages somewhere; that costs no query of its own."""

    def is_shown(self, request):
        return page_permission_policy.user_has_permission(request.user, "add")
