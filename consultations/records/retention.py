"""How long requests are kept: purging what is old enough, and erasing one person's data."""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations import audit
from consultations.models import ClosedRecord, ConsultationRequest, PurgeReceipt
from consultations.records import figures
from consultations.statuses import days_kept
from outbox.services import forget

BATCH_SIZE = 200


class EraseRefused(Exception):
    """Requests that may not be erased; the message tells staff why."""


def expired(now):
    """Return the requests unchanged for longer than their status’s retention period, excluding legal holds."""
    old = Q(pk__in=[])
    for status, days in days_kept().items():
        old |= Q(status=status, updated_at__lt=now - timedelta(days=days))
    return ConsultationRequest.objects.filter(old, legal_hold=False)


def purge(now, batch_size=BATCH_SIZE):
    """Delete the expired requests and return the receipt, or None when there were none.

    Each batch is a transaction of its own, with its nameless rows and its share of the receipt: a run that is
    killed leaves nothing half done.
    """
    receipt = None
    while True:
        with transaction.atomic():
            batch = expired(now).select_for_update(of=["self"]).order_by("pk")[:batch_size]
            receipt, is_done = _delete(batch, receipt)
            if is_done:
                break
    if receipt:
        audit.record_for_all("consultations.purge", None, **receipt.counts)
    return receipt


def _delete(requests, receipt=None, user_name=""):
    """Delete requests, but for what the statistics keep; return the receipt, and whether there were none."""
    requests = list(requests)
    if not requests:
        return receipt, True
    ClosedRecord.objects.bulk_create(figures.closed_record(request) for request in requests)
    ConsultationRequest.objects.filter(pk__in=[request.pk for request in requests]).delete()
    receipt = receipt or PurgeReceipt(user_name=user_name)
    receipt.counts = dict(Counter(receipt.counts) + Counter(request.status for request in requests))
    receipt.save()
    return receipt, False


@sensitive_variables()
@transaction.atomic
def erase(requests, user):
    """Delete these requests of one person, and every mail to that person or about them, and return the receipt.

    What the statistics keep names nobody. Raises `EraseRefused` when one of them is on legal hold.
    """
    requests = list(requests.select_for_update(of=["self"]).order_by("pk"))
    held = [request.grouped_reference for request in requests if request.legal_hold]
    if held:
        raise EraseRefused(
            _("On legal hold: %(references)s. Nothing was erased.") % {"references": ", ".join(held)}
        )
    forget(
        *{request.email for request in requests if request.email},
        references={request.grouped_reference for request in requests},
    )
    for request in requests:
        audit.record(request, "consultations.erase", user)
    receipt, _none = _delete(requests, user_name=user.get_full_name() or user.get_username())
    return receipt
