"""How long the front desk's queue takes with 200 and with 200,000 requests.

    python -m benchmarks.queue
    python -m benchmarks.queue --postgresql

With the many, no page may take more queries, nor, filters aside, more than three times as long. The page of a request
at which staff looked very often must take at most one and a half times as long as before, with 20,000 requests and
300,000 looks. Else the exit status is 1. The database is made for it, and removed afterwards.
"""

import argparse
import random
import statistics
import sys
import time
import uuid
from datetime import timedelta
from unittest.mock import patch

from benchmarks.practice import own_practice

FEW, MANY = 200, 200_000
LOOKED_AT, LOOKS = 20_000, 300_000
ROUNDS = 9
ALLOWED, ALLOWED_WITH_LOOKS = 3, 1.5  # times as long
PAGE = "a request’s page"
# The first request is at the top of the list: every list shows it, and one in so many other looks is at it.
LISTS, LIST_LENGTH, LOOKS_AT_FIRST = 30, 50, 100
FIRST_REFERENCE = "K7MH4PR2"
BATCH = 5_000
A_DAYS_WORK = 2_000


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=MANY)
    parser.add_argument("--postgresql", action="store_true", help="a throw-away server instead of SQLite")
    options = parser.parse_args()
    with own_practice(on_postgresql=options.postgresql):
        few = fill_and_measure(0, FEW)
        looked_at = min(LOOKED_AT, options.requests)
        without = fill_and_measure(FEW, looked_at, [PAGE])
        fill_looks()
        print(f"{looked_at:,} requests, without and with {LOOKS:,} looks")
        is_good = report(without, measure([PAGE]), (0, LOOKS), ALLOWED_WITH_LOOKS)
        many = fill_and_measure(looked_at, options.requests)
    is_good &= report(few, many, (FEW, options.requests))
    return 0 if is_good else 1


def fill_and_measure(start, end, names=None):
    began = time.monotonic()
    fill(start, end)
    print(f"Filled up to {end:,} requests in {time.monotonic() - began:.0f} s", flush=True)
    return measure(names)


def fill(start, end):
    """Write the requests with the numbers from `start` to below `end`, a quarter of them new.

    Another quarter is in progress, another waits for the patient, and the rest is done or suspect. Of the first
    `A_DAYS_WORK` the desk owns what is in progress, and has to act on a quarter today.
    """
    from django.contrib.auth import get_user_model
    from django.db.models import F

    from consultations.models import ConsultationRequest, SearchDigest
    from encryption.fields import EncryptedTextField

    desk = get_user_model().objects.get()
    reference_numbers = distinct_reference_numbers(start, end)
    encrypt = EncryptedTextField.pre_save
    placeholder = {}

    def pre_save(field, instance, add):
        """Encrypt what the queue shows; anything else costs time only."""
        if field.name in ("patient_name", "telephone") or field.name not in placeholder:
            placeholder[field.name] = encrypt(field, instance, add)
        return placeholder[field.name]

    with patch.object(EncryptedTextField, "pre_save", pre_save):
        for batch in range(start, end, BATCH):
            numbers = range(batch, min(batch + BATCH, end))
            consultations = [
                consultation_of(number, reference_numbers[number - start], desk) for number in numbers
            ]
            ConsultationRequest.objects.bulk_create(consultations)
            SearchDigest.objects.bulk_create(
                SearchDigest(request=consultation, digest=digest)
                for consultation, number in zip(consultations, numbers, strict=True)
                for digest in digests_of(number)
            )
    ConsultationRequest.objects.update(created_at=F("promised_for") - timedelta(days=1))
    settle()


def settle():
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as its own housekeeping does within minutes


def fill_looks():
    """Write looks of six years at the requests: mostly at one request, else at a list of them."""
    from django.contrib.auth import get_user_model
    from wagtail.models import ModelLogEntry

    from consultations.models import ConsultationRequest, LoggedRequest

    desk = get_user_model().objects.get().pk
    began = time.monotonic()
    chance = random.Random(1)
    shown = ConsultationRequest.objects.values_list("pk", "reference_number")
    others = list(shown.exclude(reference_number=FIRST_REFERENCE))
    first = shown.get(reference_number=FIRST_REFERENCE)
    for start in range(0, LOOKS, BATCH):
        looks = [look(number, first, others, desk, chance) for number in range(start, start + BATCH)]
        ModelLogEntry.objects.bulk_create(entry for entry, _references in looks)
        LoggedRequest.objects.bulk_create(
            LoggedRequest(
                entry=entry,
                reference_number=reference_number,
                first_at=entry.timestamp,
                last_at=entry.timestamp,
            )
            for entry, references in looks
            for reference_number in references
        )
    settle()
    print(f"Wrote {LOOKS:,} looks in {time.monotonic() - began:.0f} s", flush=True)


def look(number, first, others, desk, chance):
    """Return an entry of the log as the desk's looks leave it, and the references of the requests it showed."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import ModelLogEntry

    from consultations import audit
    from consultations.models import ConsultationRequest
    from consultations.reference_numbers import grouped

    is_list = number % LISTS == 0
    pk, reference_number = first if number % LOOKS_AT_FIRST == 1 else chance.choice(others)
    entry = ModelLogEntry(
        content_type=ContentType.objects.get_for_model(ConsultationRequest),
        user_id=desk,
        timestamp=timezone.now() - timedelta(hours=2) - timedelta(days=2190) * chance.random(),
        uuid=uuid.UUID(int=chance.getrandbits(128)),
        action=f"consultations.{'list' if is_list else 'view'}",
        label="consultation requests" if is_list else grouped(reference_number),
        object_id=str(audit.ALL_CONSULTATIONS if is_list else pk),
        data={"filters": {"tab": "new"}} if is_list else {},
    )
    if not is_list:
        return entry, [reference_number]
    beside = chance.sample(others, min(LIST_LENGTH - 1, len(others)))
    return entry, [first[1], *(reference_number for _pk, reference_number in beside)]


def distinct_reference_numbers(start, end):
    from consultations.models import ConsultationRequest
    from consultations.reference_numbers import new_reference

    fixed = {0: FIRST_REFERENCE}
    taken = {FIRST_REFERENCE, *ConsultationRequest.objects.values_list("reference_number", flat=True)}
    drawn = set()
    while len(drawn) < end - start:
        drawn |= {new_reference()} - taken
    return [fixed.get(number, reference_number) for number, reference_number in enumerate(drawn, start)]


def consultation_of(number, reference_number, desk):
    from django.utils import timezone

    from consultations.models import AGES, ClosedReason, ConsultationRequest
    from consultations.statuses import OPEN_STATUSES, Status

    kinds = ("new", "in_progress", "waiting", "new") * 2 + ("new", "in_progress", "waiting", "closed")
    status = Status(kinds[number % len(kinds)])
    is_suspect = number % 4 == 3 and status == Status.NEW
    promised_for = timezone.now() + spread(number)
    is_owned = status == Status.IN_PROGRESS and number < A_DAYS_WORK
    is_due = status in OPEN_STATUSES
    return ConsultationRequest(
        reference_number=reference_number,
        status=status,
        closed_reason=ClosedReason.OTHER if status == Status.CLOSED else "",
        quarantine_rule="links" if is_suspect else "",
        promised_for=promised_for,
        queue_at=promised_for,
        due_at=promised_for if is_due else None,
        due_order_at=promised_for if is_due else promised_for + AGES,
        owner=desk if is_owned else None,
        owner_name="desk" if is_owned else "",
        for_whom="myself",
        patient_name=name_of(number),
        telephone=telephone_of(number),
        preferred_contact="phone",
        preferred_time="any",
        may_leave_message=True,
        is_returning_patient=False,
        concern_words="I am not sure",
        insurance="yes",
        agreed_at=timezone.now(),
        answers_digest=f"{number:064x}",
    )


def spread(number):
    """Return how far from now a request is due: half of them are late, a quarter is for today or long late."""
    from consultations.desk.queue import clock_now

    chance = random.Random(number)
    if number % 8 < 4 or (number % 8 < 6 and number >= A_DAYS_WORK):
        return -timedelta(days=700) * chance.random()
    clock = clock_now()
    left_of_today = clock.end_of_today() - clock.now
    return left_of_today * chance.random() + timedelta(days=0 if number % 8 < 6 else 3)


def name_of(number):
    """Return a name: the first is shared by one in 500, the last by one in 100 or by nobody."""
    return f"Ada{number % 500} {'Smith' if number % 100 == 0 else f'Example{number}'}"


def telephone_of(number):
    return f"202-{200 + number // 10_000:03d}-{number % 10_000:04d}"


def digests_of(number):
    from consultations.digests import search_digests

    return search_digests(
        names=[name_of(number)], telephone=telephone_of(number), email=f"patient-{number}@example.com"
    )


def pages():
    """Return what is measured, as name → what to send: a query of an address, or words to search for."""
    from consultations.desk.queue import TABS

    return {
        "first page": {},
        **{f"tab “{tab.label}”": {"tab": tab.name} for tab in TABS.values()},
        "second page": {"tab": "all", "p": "2"},
        "oldest first": {"tab": "all", "sort": "received"},
        "latest promise first": {"tab": "all", "sort": "-promise"},
        "best time first": {"tab": "new", "sort": "time"},
        "interpreter first": {"tab": "new", "sort": "interpreter"},
        "by location": {"tab": "new", "sort": "location"},
        "asked by others first": {"tab": "new", "sort": "asked_by"},
        "most attempts first": {"tab": "new", "sort": "-attempts"},
        "filter: status": {"tab": "all", "status": "waiting"},
        "filter: nobody’s": {"tab": "all", "owner": "nobody"},
        "filter: asked by others, none": {"tab": "all", "for_whom": "someone_else"},
        "filter: called twice, none": {"tab": "new", "attempts": "2"},
        "filter: channel, none": {"tab": "all", "channel": "walk_in"},
        "filter: since yesterday": {"tab": "all", "received_from": yesterday()},
        "search: reference": {"q": "k7m-h4p-r2"},
        "search: email": {"q": "Patient-0@example.com"},
        "search: telephone": {"q": "+1 (202) 200-0001"},
        "search: a name of one": {"q": "EXAMPLE7"},
        "search: two names": {"q": "ada7 example7"},
        "search: a name of 1 in 100": {"q": "smith"},
        "search: nobody": {"q": "nobody-is-called-this"},
        PAGE: {},
    }


def yesterday():
    from django.utils import timezone

    return (timezone.localdate() - timedelta(days=1)).isoformat()


def measure(names=None):
    """Return for each page, or these, the number of queries, of requests shown, and the median of its seconds."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from consultations.models import ConsultationRequest

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.get())
    first = ConsultationRequest.objects.get(reference_number=FIRST_REFERENCE)
    page, index = (
        reverse("consultation_requests:detail", args=[first.pk]),
        reverse("consultation_requests:index"),
    )

    def ask(name, sent):
        url = page if name == PAGE else index
        return client.post(url, sent, follow=True) if "q" in sent else client.get(url, sent)

    found = {}
    for name, sent in pages().items():
        if names and name not in names:
            continue
        ask(name, sent)
        with CaptureQueriesContext(connection) as queries:
            answer = ask(name, sent)
        query_count = len(queries)
        if answer.status_code != 200:
            sys.exit(f"{name} was answered with {answer.status_code}")
        seconds = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            ask(name, sent)
            seconds.append(time.perf_counter() - began)
        found[name] = (query_count, answer.text.count('name="consultation"'), statistics.median(seconds))
    return found


def report(few, many, sizes, allowed=ALLOWED):
    """Print both measurements side by side, and return whether all pages keep within what is allowed."""
    few_size, many_size = (f"ms at {size:,}" for size in sizes)
    print(f"{'':<28}{'queries':>12}{'rows':>12}{few_size:>12}{many_size:>16}{'times':>8}")
    is_good = True
    for name, (queries, rows, seconds) in few.items():
        many_queries, many_rows, many_seconds = many[name]
        times = many_seconds / seconds
        # A filter that lets nothing through has to look at everything.
        is_fine = many_queries <= queries and (times <= allowed or name.startswith("filter"))
        is_good &= is_fine
        print(
            f"{name:<28}{f'{queries}, {many_queries}':>12}{f'{rows}, {many_rows}':>12}"
            f"{seconds * 1000:>12.1f}{many_seconds * 1000:>16.1f}{times:>8.1f}{'' if is_fine else '  !'}"
        )
    return is_good


if __name__ == "__main__":
    sys.exit(main())
