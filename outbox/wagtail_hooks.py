from django.contrib.auth.models import Permission
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from outbox.admin_views import HandleView, StuckMailPanel, StuckMailView

VIEW_MAIL = "outbox.view_outboxmessage"


class StuckMailMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW_MAIL)


class StuckMailViewSet(ViewSet):
    name = "stuck_mail"
    url_prefix = "stuck-mail"
    icon = "mail"
    menu_label = _("Undelivered email")
    menu_item_class = StuckMailMenuItem
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self):
        return [
            path("", StuckMailView.as_view(), name="index"),
            path("<uuid:pk>/", HandleView.as_view(), name="handle"),
        ]


@hooks.register("register_admin_viewset")
def register_viewset():
    return StuckMailViewSet()


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="outbox")


@hooks.register("construct_homepage_panels")
def add_stuck_mail_panel(request, panels):
    if request.user.has_perm(VIEW_MAIL):
        panels.append(StuckMailPanel())
