"""A morning's calls on paper: one line for each patient of a tab and its filters, in the order of the tab."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import View

from consultations import unreadable
from consultations.desk import services
from consultations.desk.access import ConsultationPermissionMixin
from consultations.desk.queue import Queue, clock_now
from consultations.due import Clock, short_day
from consultations.models import ConsultationRequest
from core.calendar.hours import time_in_words

# Nobody calls more people in a day.
LONGEST = 200


class CallListView(ConsultationPermissionMixin, View):
    """The queue as somebody chose it, to be printed. What is shown counts as printed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the list, and put on record who is on it."""
        clock = clock_now()
        queue = Queue(request.GET, request.user, clock)
        consultations = queue.first(LONGEST + 1)
        shown = consultations[:LONGEST]
        for consultation in shown:
            consultation.promise = promise_of(consultation, clock)
        services.record_print(shown, request.user)
        unreadable.notice(shown)
        context = {
            "consultations": shown,
            "is_cut": len(consultations) > LONGEST,
            "longest": LONGEST,
            "tab": queue.tab,
            "choices": queue.form.in_words(),
            "printed_at": clock.now.astimezone(clock.zone),
            "printed_by": request.user.name,
        }
        return render(request, "consultations/desk/call_list.html", context)


def promise_of(consultation: ConsultationRequest, clock: Clock) -> str:
    """Return by when we promised to call, short; urgent requests have no such time, and are told so."""
    if consultation.is_urgent:
        return _("urgent: at once") if consultation.is_pressing else _("urgent")
    local = consultation.promised_for.astimezone(clock.zone)
    return _("%(day)s, %(time)s") % {
        "day": short_day(local.date(), clock.today),
        "time": time_in_words(local.time()),
    }
