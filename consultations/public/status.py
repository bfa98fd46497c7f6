"""Finding one's own request by its reference number and a proof, and saying where it stands."""

import hmac

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from consultations import wrong_tries
from consultations.digests import LONGEST_EMAIL
from consultations.limits import Window, count_of, count_up, take_back
from consultations.models import ClosedReason, ConsultationRequest
from consultations.public.email_addresses import address_in
from consultations.reference_numbers import as_reference_number
from consultations.statuses import STATUSES
from core.phones.numbers import last_digits
from core.words.normalizing import TextTooLong, normalized
from encryption.fields import Unreadable

# Wrong tries from one network within an hour, before nothing is told; `wrong_tries` has those for a reference number.
TRIES_PER_NETWORK = 20
_NETWORK = "status-network"
# How many tries before that the limit is told: a network may be that of a whole house.
_TOLD_BEFORE = 3

_WITHDRAWN = _("You canceled this request. We will not call you about it.")


@sensitive_variables()
def find_consultation(reference_number, proof, network):
    """Return the request with this reference number if `proof` belongs to it, else None.

    `proof` is the last four digits of the telephone number, or the email address where there is no number.
    Each wrong try counts for the network and for the reference number; above the limits the answer is None whatever
    was typed. An unknown reference number, a wrong proof, one that cannot be read and a reference number with too many
    tries cost the same queries and the same decryption, so that the time of the answer does not tell them apart. Who
    asks for a network that `is_blocked` gets None as well, at the cost of a write.
    """
    reference_number = as_reference_number(reference_number)
    # In one transaction: what is written lasts as long for all of them.
    with transaction.atomic():
        by_network = count_up(_NETWORK, network, Window.HOUR)
        decoy = _decoy()
        consultation = ConsultationRequest.objects.filter(reference_number=reference_number).first()
        tries = wrong_tries.count(reference_number, consultation)
        expected = consultation and _expected_of(consultation)
        is_proven = _proves(proof, expected or _expected_of(decoy))
        if not expected or not is_proven or by_network > TRIES_PER_NETWORK or tries.are_too_many:
            return None
        take_back(_NETWORK, network, Window.HOUR)
        wrong_tries.uncount(consultation)
    return consultation


def is_blocked(network):
    """Return whether a network has tried too often within the hour: it is told nothing."""
    return count_of(_NETWORK, network, Window.HOUR) >= TRIES_PER_NETWORK


@sensitive_variables()
def is_near_limit(reference_number, network):
    """Return whether a few more wrong tries, or none, are left to a network or for a reference number."""
    today = wrong_tries.today_for(as_reference_number(reference_number))
    return (
        count_of(_NETWORK, network, Window.HOUR) > TRIES_PER_NETWORK - _TOLD_BEFORE
        or today > wrong_tries.TRIES_PER_DAY - _TOLD_BEFORE
    )


@sensitive_variables()
def worked_on(consultation):
    """Return the request on which the practice works for this one: a duplicate's original, else itself.

    An original with another telephone number and another email address may be somebody else's: who proved this
    request learns nothing about that one, and cannot change it.
    """
    original = consultation.duplicate_of
    if original and ConsultationRequest.objects.with_contact_of(consultation).filter(pk=original.pk).exists():
        return original
    return consultation


def stage_of(consultation):
    """Return in plain words where a request stands."""
    if consultation.closed_reason == ClosedReason.WITHDRAWN:
        return _WITHDRAWN
    return STATUSES[consultation.status].told


def shown_booking(consultation):
    """Return the visit that a patient is told of: the one that is booked, or one ahead that was canceled; or None."""
    booking = consultation.bookings.select_related("location").first()
    if booking and booking.canceled_at and booking.starts_at < timezone.now():
        return None
    return booking


def _decoy():
    """Return a request in whose place an unknown one is checked; it is never saved."""
    decoy = ConsultationRequest()
    decoy.telephone = ConsultationRequest._meta.get_field("telephone").encrypt("202-555-0100", decoy)
    return decoy


@sensitive_variables()
def _expected_of(consultation):
    """Return what proves a request: (name of the field, its text); None where that cannot be read."""
    telephone = consultation.telephone
    if telephone:
        return "telephone", last_digits(telephone)
    email = "" if isinstance(telephone, Unreadable) else consultation.email
    return ("email", email.casefold()) if email else None


@sensitive_variables()
def _proves(proof, expected):
    kind, text = expected
    try:
        plain = normalized("NFKC", proof, LONGEST_EMAIL).strip()
    except TextTooLong:
        plain = ""
    given = last_digits(plain) if kind == "telephone" else (address_in(plain) or plain).casefold()
    return hmac.compare_digest(given.encode(), text.encode())
