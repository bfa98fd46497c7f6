"""Emails to a patient about a request. They carry nothing that a patient typed.

The mail backend writes them to the outbox in the transaction of the caller; the worker sends them later.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.encoding import punycode
from django.views.decorators.debug import sensitive_variables

from consultations.digests import LONGEST_EMAIL
from consultations.limits import Window, count_up
from consultations.promise import promise_in_words
from core.models import PracticeSettings
from core.words.normalizing import normalized
from outbox.services import marked
from outbox.templates import subject_and_body

# What a patient gets, among the outbox's kinds of mail.
KIND = "patient"

# Confirmations of one kind to one mailbox, whoever asks and whatever becomes of the requests.
CONFIRMATIONS_PER_DAY = 3
# Domains with the mailboxes of another.
_OTHER_NAMES = {"googlemail.com": "gmail.com"}


@sensitive_variables()
def mailbox(address):
    """Return an email address in one spelling for all those that reach the same mailbox at common providers.

    Capitals, dots before the @, and what follows a plus do not count. Two people who are taken for one get no less
    than three confirmations together.
    """
    name, _at, domain = address.rpartition("@")
    try:
        domain = punycode(domain)
    except UnicodeError:
        pass  # then nothing can be sent there
    domain = _OTHER_NAMES.get(domain.casefold(), domain.casefold())
    name = normalized("NFKC", name, LONGEST_EMAIL).casefold()
    return f"{name.partition('+')[0].replace('.', '') or name}@{domain}"


def tell_patient(consultation):
    """Send the patient, if there is an address, the reference number, the promise and what happens next.

    Return whether an email was written.
    """
    return _write_to_patient(consultation, "confirmation", "emails/consultation_received.txt")


def tell_of_changed_time(consultation):
    """Send the patient, if there is an address, the new time and what it does not change: the promise."""
    _write_to_patient(consultation, "changed-time", "emails/consultation_changed.txt")


def tell_of_withdrawal(consultation):
    """Send the patient, if there is an address, that the request is canceled."""
    _write_to_patient(consultation, "withdrawal", "emails/consultation_withdrawn.txt")


@sensitive_variables()
def _write_to_patient(consultation, kind, template_name):
    """Send the patient one email of this kind, and return whether one was written.

    No mailbox gets more than `CONFIRMATIONS_PER_DAY` of a kind: anybody can type any address. The count is part of
    the caller's transaction: what is undone does not count.
    """
    if not consultation.email:
        return False
    if count_up(kind, mailbox(consultation.email), Window.DAY) > CONFIRMATIONS_PER_DAY:
        return False
    practice = PracticeSettings.load()
    context = {
        "consultation": consultation,
        "reference_number": consultation.grouped_reference_number,
        "is_urgent": consultation.is_urgent,
        "promise": promise_in_words(consultation.promised_for, practice),
        "practice": practice,
        "status_url": settings.PUBLIC_URL + reverse("consultations:status"),
        "form_url": settings.PUBLIC_URL + reverse("consultations:form"),
    }
    send_to_patient(consultation, template_name, context)
    return True


@sensitive_variables()
def send_to_patient(consultation, template_name, context):
    """Send the patient an email, as one that staff hear of when the address is refused, and can send anew."""
    subject, body = subject_and_body(template_name, context)
    marked(EmailMessage(subject, body, to=[consultation.email]), KIND, consultation.pk).send()
