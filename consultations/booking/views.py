"""The screens and buttons of visits."""

from datetime import timedelta

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations import audit, unreadable
from consultations.booking import services
from consultations.booking.forms import BookingForm, DayForm
from consultations.booking.models import Booking
from consultations.desk.access import ScreenView
from consultations.desk.consultation_views import ChangeView, MoveView, UndoView
from consultations.desk.forms import FIRST_DAY, LAST_DAY
from consultations.desk.queue import clock_now
from consultations.roles import VIEW_CONSULTATIONS

UNDO_BOOKING_URL_NAME = "consultation_requests:undo_booking"


class BookView(ChangeView):
    """Book a visit; what is unusual about it is asked about first."""

    form_class, form_name = BookingForm, "booking_form"
    # A visit is on record, and may have been told: it is canceled then.
    undo_url_name = UNDO_BOOKING_URL_NAME
    service = staticmethod(services.book_visit)

    def mine(self):
        return _("Book a visit: your answers are still in the form")

    def change(self, values):
        visit, confirmed = values["visit"], values["confirmed"]
        try:
            self.service(self.object.pk, visit=visit, confirmed=confirmed, **self.seen)
        except services.Doubtful as doubtful:
            self.forms[self.form_name].ask_about(doubtful.doubts)
            raise
        return self.done(self.object.visit)

    def done(self, booking):
        """Return what to say about a booking that is saved."""
        return _("The visit is booked: %(visit)s.") % {"visit": booking.in_words}


class ChangeVisitView(BookView):
    undo_url_name = ""
    service = staticmethod(services.change_visit)

    def mine(self):
        return _("Change the visit: your answers are still in the form")

    def done(self, booking):
        return _("The visit is now: %(visit)s.") % {"visit": booking.in_words}


class CancelVisitView(MoveView):
    undo_url_name = ""

    def mine(self):
        return _("Cancel the visit")

    def change(self, values):
        services.cancel_visit(self.object.pk, **values, **self.seen)
        return _("The visit is canceled.")


class UndoBookingView(UndoView):
    """Cancel the visit that was booked last: all else is as before it."""

    url_name = UNDO_BOOKING_URL_NAME
    service = staticmethod(services.undo_booking)
    done = gettext_lazy("Undone: the visit is canceled.")


class DayView(ScreenView):
    """The visits of one day, in their order. Who they are is put on record, as with a page of the queue."""

    permissions = (VIEW_CONSULTATIONS,)
    template_name = "consultations/booking/day.html"
    page_title = gettext_lazy("Visits")
    header_icon = "date"

    def get(self, request):
        clock = clock_now()
        form = DayForm(request.GET)
        is_valid = form.is_valid()
        day = (is_valid and form.cleaned_data["day"]) or clock.today
        location = form.cleaned_data["location"] if is_valid else None
        bookings = Booking.objects.kept().filter(
            starts_at__gte=clock.start_of(day), starts_at__lt=clock.start_of(day + timedelta(days=1))
        )
        if location:
            bookings = bookings.filter(location=location)
        bookings = list(bookings.select_related("request").order_by("starts_at", "clinician_name", "pk"))
        kept = {"day": day.isoformat(), "location": location.pk if location else ""}
        audit.record_list([booking.request.reference_number for booking in bookings], kept, request.user)
        unreadable.notice([booking.request for booking in bookings])
        context = self.get_context_data(
            # As it is shown, also when the address names no day.
            form=DayForm(initial={"day": day, "location": location}),
            day=day,
            location=location,
            bookings=bookings,
            is_today=day == clock.today,
            today_url=self.url_of(clock.today, location),
            previous_url=day > FIRST_DAY and self.url_of(day - timedelta(days=1), location),
            next_url=day < LAST_DAY and self.url_of(day + timedelta(days=1), location),
        )
        return self.render_to_response(context)

    def url_of(self, day, location):
        """Return the address of a day's visits."""
        query = {"day": day.isoformat()} | ({"location": location.pk} if location else {})
        return f"{reverse('consultation_requests:visits')}?{urlencode(query)}"
