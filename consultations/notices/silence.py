"""An email to the front desk when no request has come through the website for long: perhaps none can."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from consultations.models import Channel, ConsultationRequest
from consultations.notices.who import desk_addresses
from consultations.promise import desk_moment
from core.calendar.clock import practice_zone
from core.models import PracticeSettings
from outbox.models import OutboxMessage
from outbox.services import marked
from outbox.templates import subject_and_body

KIND = "silence"


def last_before_silence(now: datetime) -> ConsultationRequest | None:
    """Return the last request from the website, if the desk was open too long since; None when all is well.

    How long is too long is in `ALARM_AFTER_QUIET_HOURS`: 0 is never. A practice that never had one is new.
    """
    if not settings.ALARM_AFTER_QUIET_HOURS:
        return None
    last = (
        ConsultationRequest.objects.filter(channel=Channel.WEB)
        .only("created_at")
        .order_by("-created_at")
        .first()
    )
    allowed = timedelta(hours=settings.ALARM_AFTER_QUIET_HOURS)
    if last and desk_moment(PracticeSettings.load(), last.created_at, allowed) <= now:
        return last
    return None


def tell_of_silence(now: datetime) -> None:
    """Email the front desk, in desk hours, that nothing comes: once, and again when that mail has been purged."""
    last = last_before_silence(now)
    if last is None or now < desk_moment(PracticeSettings.load(), now):
        return
    if OutboxMessage.objects.filter(kind=KIND, about=last.pk).exists():
        return
    subject, body = subject_and_body(
        "emails/consultations_silent.txt",
        {
            "day": last.created_at.astimezone(practice_zone()).date(),
            "url": settings.PUBLIC_URL + reverse("consultations:form"),
            "queue": settings.WAGTAILADMIN_BASE_URL + reverse("consultation_requests:index"),
        },
    )
    for address in desk_addresses():
        marked(EmailMessage(subject, body, to=[address]), KIND, last.pk).send()
