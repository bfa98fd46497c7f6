"""The screen that says who of the desk is on leave, and when."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from consultations.desk.access import ScreenView
from consultations.desk.forms import LeaveForm
from consultations.desk.leave import current_leaves, end_leave, set_leave
from consultations.due import day_in_words
from consultations.roles import ASSIGN_CONSULTATIONS, CHANGE_CONSULTATIONS

LEAVE_URL_NAME = "consultation_requests:leave"


class LeaveView(ScreenView):
    """Who is away now and soon. Everybody sets and ends their own leave; who may assign, that of all."""

    permissions = (CHANGE_CONSULTATIONS,)
    template_name = "consultations/desk/leave.html"
    page_title = gettext_lazy("On leave")
    header_icon = "date"

    def get(self, request):
        return self.show(LeaveForm(by=request.user))

    def show(self, form, status=200):
        today = timezone.localdate()
        leaves = [
            (
                leave,
                day_in_words(leave.first_day, today),
                day_in_words(leave.last_day, today),
                self.may_end(leave),
            )
            for leave in current_leaves()
        ]
        return self.render_to_response(self.get_context_data(form=form, leaves=leaves), status=status)

    def may_end(self, leave):
        return leave.user_id == self.request.user.pk or self.request.user.has_perm(ASSIGN_CONSULTATIONS)

    def post(self, request):
        if "end" in request.POST:
            return self.end(request.POST["end"])
        form = LeaveForm(request.POST, by=request.user)
        if not form.is_valid():
            return self.show(form, status=422)
        values = form.cleaned_data
        leave = set_leave(values["user"], values["first_day"], values["last_day"], by=request.user)
        words = _("%(name)s is on leave on these days. Open requests of %(name)s are in “Nobody’s” then.")
        messages.success(request, words % {"name": leave.user.name})
        return redirect(LEAVE_URL_NAME)

    def end(self, key):
        leave = next((leave for leave in current_leaves() if str(leave.pk) == key), None)
        if leave is None or not self.may_end(leave):
            messages.error(self.request, _("You may not do this."))
        else:
            end_leave(leave, by=self.request.user)
            messages.success(self.request, _("The leave of %(name)s has ended.") % {"name": leave.user.name})
        return redirect(LEAVE_URL_NAME)
