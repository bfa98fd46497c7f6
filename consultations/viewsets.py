from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations import admin_views
from consultations.roles import VIEW_REQUESTS


class RequestsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW_REQUESTS)


class ConsultationRequestViewSet(ViewSet):
    """The front desk's screens. There is no view that adds or deletes a request."""

    name = "consultation_requests"
    url_prefix = "consultations"
    icon = "mail"
    menu_label = _("Consultations")
    menu_item_class = RequestsMenuItem
    menu_order = 50
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", admin_views.QueueView.as_view(), name="index"),
            path("<uuid:pk>/", admin_views.RequestView.as_view(), name="detail"),
            path("<uuid:pk>/move/", admin_views.MoveView.as_view(), name="move"),
            path("<uuid:pk>/note/", admin_views.NoteView.as_view(), name="note"),
        ]
