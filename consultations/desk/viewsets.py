from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.desk import call_list, consultation_views, entry, queue, queue_views
from consultations.records import report_views
from consultations.roles import SEE_CONSULTATIONS


class ConsultationsMenuItem(MenuItem):
    """The way to the queue, with a badge of how many are new. A script keeps it up to date."""

    def is_shown(self, request):
        return any(request.user.has_perm(permission) for permission in SEE_CONSULTATIONS)

    def render_component(self, request):
        component = super().render_component(request)
        # The item is made once for everybody; its badge is not.
        component.attrs = {
            "data-consultations-new": queue.new_badge(queue.new_consultations(request)),
            "data-consultations-poll": reverse("consultation_requests:new"),
        }
        return component


class ConsultationRequestViewSet(ViewSet):
    """The front desk's screens. There is no view that deletes a request."""

    name = "consultation_requests"
    url_prefix = "consultations"
    icon = "mail"
    menu_label = _("Consultations")
    menu_item_class = ConsultationsMenuItem
    menu_order = 50
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", queue_views.QueueView.as_view(), name="index"),
            path("new/", queue_views.NewView.as_view(), name="new"),
            path("selected/", queue_views.BulkView.as_view(), name="bulk"),
            path("call-list/", call_list.CallListView.as_view(), name="call_list"),
            path("enter/", entry.EntryView.as_view(), name="enter"),
            path("<uuid:pk>/", consultation_views.ConsultationView.as_view(), name="detail"),
            path("<uuid:pk>/take/", consultation_views.TakeView.as_view(), name="take"),
            path("<uuid:pk>/assign/", consultation_views.AssignView.as_view(), name="assign"),
            path("<uuid:pk>/move/", consultation_views.MoveView.as_view(), name="move"),
            path("<uuid:pk>/call/", consultation_views.CallView.as_view(), name="call"),
            path("<uuid:pk>/note/", consultation_views.NoteView.as_view(), name="note"),
            path("<uuid:pk>/link/", consultation_views.LinkView.as_view(), name="link"),
            path("<uuid:pk>/undo/", consultation_views.UndoView.as_view(), name="undo_change"),
            path("<uuid:pk>/release/", consultation_views.ReleaseView.as_view(), name="release"),
            path("<uuid:pk>/print/", consultation_views.PrintView.as_view(), name="print"),
            *report_views.urlpatterns,
        ]
