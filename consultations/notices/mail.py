"""Emails to staff about requests. They hold nothing of a patient's: a number and a link."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from consultations.models import ConsultationRequest
from outbox.services import marked
from outbox.templates import subject_and_body

# What staff get about requests, among the outbox's kinds of mail.
KIND = "desk"


def email_staff(
    template_name: str,
    consultations: Sequence[ConsultationRequest],
    addresses: Iterable[str],
    tab: str = "",
    **context: object,
) -> None:
    """Send each address one email about these requests, which leads to the only one, or to a `tab` of the queue.

    The template gets `count`, `reference_number` (None for several), `url`, and the `context`.
    """
    only = consultations[0] if len(consultations) == 1 else None
    if only:
        path = reverse("consultation_requests:detail", args=[only.pk])
    else:
        path = f"{reverse('consultation_requests:index')}?tab={tab}"
    context |= {
        "count": len(consultations),
        "reference_number": only and only.grouped_reference_number,
        "url": settings.WAGTAILADMIN_BASE_URL + path,
    }
    subject, body = subject_and_body(template_name, context)
    for address in addresses:
        marked(EmailMessage(subject, body, to=[address]), KIND, only and only.pk).send()
