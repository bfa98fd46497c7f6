from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations import admin_entry, admin_queue, admin_reports, admin_views
from consultations.roles import SEE_REQUESTS


class RequestsMenuItem(MenuItem):
    """The way to the queue, with a badge of how many are new. A script keeps it up to date."""

    def is_shown(self, request):
        return any(request.user.has_perm(permission) for permission in SEE_REQUESTS)

    def render_component(self, request):
        component = super().render_component(request)
        # The item is made once for everybody; its badge is not.
        component.attrs = {
            "data-requests-new": admin_queue.new_badge(admin_queue.new_requests(request)),
            "data-requests-poll": reverse("consultation_requests:new"),
        }
        return component


class ConsultationRequestViewSet(ViewSet):
    """The front desk's screens. There is no view that deletes a request."""

    name = "consultation_requests"
    url_prefix = "consultations"
    icon = "mail"
    menu_label = _("Consultations")
    menu_item_class = RequestsMenuItem
    menu_order = 50
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", admin_queue.QueueView.as_view(), name="index"),
            path("new/", admin_queue.NewView.as_view(), name="new"),
            path("selected/", admin_queue.BulkView.as_view(), name="bulk"),
            path("enter/", admin_entry.EntryView.as_view(), name="enter"),
            path("<uuid:pk>/", admin_views.RequestView.as_view(), name="detail"),
            path("<uuid:pk>/take/", admin_views.TakeView.as_view(), name="take"),
            path("<uuid:pk>/assign/", admin_views.AssignView.as_view(), name="assign"),
            path("<uuid:pk>/move/", admin_views.MoveView.as_view(), name="move"),
            path("<uuid:pk>/call/", admin_views.CallView.as_view(), name="call"),
            path("<uuid:pk>/note/", admin_views.NoteView.as_view(), name="note"),
            path("<uuid:pk>/link/", admin_views.LinkView.as_view(), name="link"),
            path("<uuid:pk>/release/", admin_views.ReleaseView.as_view(), name="release"),
            path("<uuid:pk>/print/", admin_views.PrintView.as_view(), name="print"),
            *admin_reports.urlpatterns,
        ]
