"""Emails about a visit, for patients who asked to hear from us by email. They name no procedure and no specialty.

Staff cause each of them: no limit holds them back.
"""

from django.conf import settings
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from consultations.booking.models import Booking
from consultations.messages import send_to_patient
from consultations.models import ConsultationRequest, ContactWay
from core.models import PracticeSettings


def tell_of_booking(consultation: ConsultationRequest, booking: Booking) -> None:
    """Send a patient who chose email when, where and with whom the visit is."""
    _write(consultation, booking, "booked")


def tell_of_changed_booking(consultation: ConsultationRequest, booking: Booking) -> None:
    """Send a patient who chose email how the visit has changed."""
    _write(consultation, booking, "changed")


def tell_of_canceled_booking(consultation: ConsultationRequest, booking: Booking) -> None:
    """Send a patient who chose email that the visit is canceled."""
    _write(consultation, booking, "canceled")


@sensitive_variables()
def _write(consultation, booking, what):
    if consultation.preferred_contact != ContactWay.EMAIL or not consultation.email:
        return
    context = {
        "what": what,
        "reference_number": consultation.grouped_reference_number,
        "booking": booking,
        "practice": PracticeSettings.load(),
        "status_url": settings.PUBLIC_URL + reverse("consultations:status"),
    }
    send_to_patient(consultation, "emails/visit.txt", context)
