from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.booking import views as booking_views
from consultations.desk import (
    call_list,
    consultation_views,
    correction_views,
    entry,
    leave_views,
    queue,
    queue_views,
)
from consultations.records import report_views
from consultations.roles import SEE_CONSULTATIONS
from consultations.triage.views import TriageView


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
            path("visits/", booking_views.DayView.as_view(), name="visits"),
            path("<uuid:pk>/", consultation_views.ConsultationView.as_view(), name="detail"),
            path("<uuid:pk>/take/", consultation_views.TakeView.as_view(), name="take"),
            path("<uuid:pk>/assign/", consultation_views.AssignView.as_view(), name="assign"),
            path("<uuid:pk>/move/", consultation_views.MoveView.as_view(), name="move"),
            path("<uuid:pk>/wait/", consultation_views.WaitView.as_view(), name="wait"),
            path("<uuid:pk>/again/", consultation_views.AgainView.as_view(), name="again"),
            path("<uuid:pk>/call/", consultation_views.CallView.as_view(), name="call"),
            path("<uuid:pk>/contact/", consultation_views.ContactView.as_view(), name="log_contact"),
            path("<uuid:pk>/correct/", correction_views.CorrectView.as_view(), name="correct"),
            path("<uuid:pk>/book/", booking_views.BookView.as_view(), name="book"),
            path("<uuid:pk>/change-visit/", booking_views.ChangeVisitView.as_view(), name="change_visit"),
            path("<uuid:pk>/cancel-visit/", booking_views.CancelVisitView.as_view(), name="cancel_visit"),
            path("<uuid:pk>/undo-booking/", booking_views.UndoBookingView.as_view(), name="undo_booking"),
            path("<uuid:pk>/triage/", TriageView.as_view(), name="triage"),
            path("<uuid:pk>/note/", consultation_views.NoteView.as_view(), name="note"),
            path("<uuid:pk>/link/", consultation_views.LinkView.as_view(), name="link"),
            path("<uuid:pk>/undo/", consultation_views.UndoView.as_view(), name="undo_change"),
            path("<uuid:pk>/release/", consultation_views.ReleaseView.as_view(), name="release"),
            path("<uuid:pk>/present/", consultation_views.PresentView.as_view(), name="present"),
            path("<uuid:pk>/seen/", consultation_views.SeenView.as_view(), name="seen"),
            path("<uuid:pk>/confirm/", consultation_views.ConfirmView.as_view(), name="confirm"),
            path("<uuid:pk>/open-status/", consultation_views.OpenStatusView.as_view(), name="open_status"),
            path("<uuid:pk>/print/", consultation_views.PrintView.as_view(), name="print"),
            path("leave/", leave_views.LeaveView.as_view(), name="leave"),
            *report_views.urlpatterns,
        ]
