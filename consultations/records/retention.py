"""How long requests are kept: purging what is old enough, and erasing one person's data."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from consultations import audit
from consultations.booking.models import Booking
from consultations.models import ClosedRecord, ConsultationRequest, LoggedRequest, PurgeReceipt
from consultations.records import figures
from consultations.statuses import Status, days_kept
from core.database.erasing import erased
from outbox.services import forget, forget_about

BATCH_SIZE = 200

# A day's purge above both is no ordinary day: a clock that is wrong, or an age that was mistyped.
MOST_ROWS = 20
MOST_SHARE = 0.1


def _tell_nobody(number):
    pass


class PurgeStopped(Exception):
    """More would be deleted than on any ordinary day; the message tells whoever runs the server how much."""


class EraseRefused(Exception):
    """Requests that may not be erased; the message tells staff why."""


def expired(now):
    """Return the requests unchanged for longer than their status’s retention period, excluding legal holds.

    A request that is held in quarantine ages like spam, but only once somebody has looked at it.
    """
    ages = days_kept()
    old = Q(pk__in=[])
    for status, days in ages.items():
        since = now - timedelta(days=days)
        # A visit that is booked for later counts, too: the request is needed until then.
        visit_since = Booking.objects.kept().filter(request=OuterRef("pk"), starts_at__gte=since)
        old |= Q(~Exists(visit_since), status=status, updated_at__lt=since)
    is_held = Q(status=Status.NEW, quarantine_rule__gt="")
    has_aged = Q(quarantine_seen_at__isnull=False, updated_at__lt=now - timedelta(days=ages[Status.SPAM]))
    return ConsultationRequest.objects.filter(old & ~is_held | is_held & has_aged, legal_hold=False)


def count_expired(now):
    """Return how many requests of each status have expired."""
    return Counter(map(_status_of, expired(now).only("status", "quarantine_rule").iterator()))


def _status_of(consultation):
    """Return as what a request is counted that is deleted: one that is held has turned out to be spam."""
    return Status.SPAM.value if consultation.is_suspect else consultation.status


def is_too_much(number, total):
    """Return whether deleting `number` of `total` rows is more than the purge does by itself."""
    return number > MOST_ROWS and number > total * MOST_SHARE


def stopping_share(now):
    """Return (how many requests have expired, how many there are) where the purge stops for that, else None."""
    return _share_that_stops(expired(now), ConsultationRequest.objects.all())


def stopping_share_of_looks(now):
    """Return the same for the log's entries of looks."""
    return _share_that_stops(expired_looks(now), audit.entries().filter(action__in=audit.LOOKS))


def _share_that_stops(old, all_rows):
    number = old.count()
    # What is few is not compared with all.
    total = all_rows.count() if number > MOST_ROWS else 0
    return (number, total) if is_too_much(number, total) else None


def _stop_above_share(share):
    if share:
        number, total = share
        raise PurgeStopped(f"{number} of {total} would be deleted, which is more than on any ordinary day.")


def purge(now, batch_size=BATCH_SIZE, *, any_share=False, advance=_tell_nobody):
    """Delete the expired requests and return the receipt, or None when there were none.

    Each batch is a transaction of its own, with its nameless rows and its share of the receipt: a run that is
    killed leaves nothing half done. Raises `PurgeStopped`, and deletes nothing, where these are too large a share of
    all requests, unless `any_share` will do. `advance` is told how many more are deleted.
    """
    if not any_share:
        _stop_above_share(stopping_share(now))
    receipt = None
    while True:
        with transaction.atomic():
            batch = list(expired(now).select_for_update(of=["self"]).order_by("pk")[:batch_size])
            receipt, is_done = _delete(batch, receipt)
        if is_done:
            break
        advance(len(batch))
    if receipt:
        audit.record_for_all("consultations.purge", None, **receipt.counts)
    return receipt


def expired_looks(now):
    """Return the log's entries of looks that were kept for `LOOKS_KEPT_DAYS`, excluding those at requests on hold."""
    # The last look that an entry tells may be as much younger.
    oldest = now - timedelta(days=settings.LOOKS_KEPT_DAYS) - audit.SAME_LOOK
    held = ConsultationRequest.objects.filter(legal_hold=True).values("reference_number")
    looks = audit.entries().filter(action__in=audit.LOOKS, timestamp__lt=oldest)
    return looks.exclude(pk__in=LoggedRequest.objects.filter(reference_number__in=held).values("entry"))


def purge_looks(now, batch_size=BATCH_SIZE, *, any_share=False, advance=_tell_nobody):
    """Delete the log's entries of looks that are old enough, and return how many they were.

    Raises `PurgeStopped` as `purge` does.
    """
    if not any_share:
        _stop_above_share(stopping_share_of_looks(now))
    number = 0
    while keys := expired_looks(now).order_by("timestamp", "pk").values_list("pk", flat=True)[:batch_size]:
        number += len(keys)
        audit.entries().filter(pk__in=list(keys)).delete()
        advance(len(keys))
    if number:
        audit.record_for_all("consultations.purge", None, looks=number)
    return number


def _delete(consultations, receipt=None, user_name=""):
    """Delete requests, but for what the statistics keep; return the receipt, and whether there were none."""
    consultations = list(consultations)
    if not consultations:
        return receipt, True
    forget_about([consultation.pk for consultation in consultations])
    for consultation in consultations:
        consultation.status = _status_of(consultation)
    ClosedRecord.objects.bulk_create(figures.closed_record(consultation) for consultation in consultations)
    ConsultationRequest.objects.filter(pk__in=[consultation.pk for consultation in consultations]).delete()
    receipt = receipt or PurgeReceipt(user_name=user_name)
    receipt.counts = dict(
        Counter(receipt.counts) + Counter(consultation.status for consultation in consultations)
    )
    receipt.save()
    return receipt, False


@sensitive_variables()
@transaction.atomic
def erase(consultations, user):
    """Delete these requests of one person, and every mail to that person or about them, and return the receipt.

    What the statistics keep names nobody. Raises `EraseRefused` when one of them is on legal hold. Without a `user` the
    record says that the software did it.
    """
    consultations = list(consultations.select_for_update(of=["self"]).order_by("pk"))
    held = [
        consultation.grouped_reference_number for consultation in consultations if consultation.legal_hold
    ]
    if held:
        raise EraseRefused(
            _("On legal hold: %(reference_numbers)s. Nothing was erased.")
            % {"reference_numbers": ", ".join(held)}
        )
    forget(
        *{consultation.email for consultation in consultations if consultation.email},
        reference_numbers={consultation.grouped_reference_number for consultation in consultations},
    )
    for consultation in consultations:
        audit.record(consultation, "consultations.erase", user)
    receipt, _none = _delete(consultations, user_name=user.name if user else "")
    erased.send(ConsultationRequest, keys=[consultation.pk for consultation in consultations])
    return receipt


@transaction.atomic
def erase_again(keys):
    """Erase requests of which a restored backup knows nothing yet: they were erased after it was made.

    Whatever held them then was lifted before.
    """
    consultations = ConsultationRequest.objects.filter(pk__in=keys)
    consultations.update(legal_hold=False)
    erase(consultations, user=None)
