"""How long the front desk's queue takes with 200 and with 200,000 requests.

    python -m benchmarks.queue
    python -m benchmarks.queue --postgresql

Each page must take the same number of queries with both, and, filters aside, at most three times as long with the
many; else the exit status is 1. The database is made for it, and removed afterwards.
"""

import argparse
import random
import statistics
import sys
import time
from datetime import timedelta
from unittest.mock import patch

from benchmarks.practice import own_practice

FEW, MANY = 200, 200_000
ROUNDS = 9
ALLOWED = 3  # times as long
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
        many = fill_and_measure(FEW, options.requests)
    return report(few, many, options.requests)


def fill_and_measure(start, end):
    began = time.monotonic()
    fill(start, end)
    print(f"Filled up to {end:,} requests in {time.monotonic() - began:.0f} s", flush=True)
    return measure()


def fill(start, end):
    """Write the requests with the numbers from `start` to below `end`, a quarter of them new.

    Another quarter is in progress, another waits for the patient, and the rest is done or suspect. Of the first
    `A_DAYS_WORK` the desk owns what is in progress, and has to act on a quarter today.
    """
    from django.contrib.auth import get_user_model
    from django.db import connection
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
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as its own housekeeping does within minutes


def distinct_reference_numbers(start, end):
    from consultations.reference_numbers import new_reference

    fixed = {0: "K7MH4PR2"}
    drawn = set()
    while len(drawn) < end - start:
        drawn.add(new_reference())
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
    }


def yesterday():
    from django.utils import timezone

    return (timezone.localdate() - timedelta(days=1)).isoformat()


def measure():
    """Return for each page the number of queries, of requests shown, and the median of its seconds."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.get())
    url = reverse("consultation_requests:index")

    def ask(sent):
        return client.post(url, sent, follow=True) if "q" in sent else client.get(url, sent)

    found = {}
    for name, sent in pages().items():
        ask(sent)
        with CaptureQueriesContext(connection) as queries:
            answer = ask(sent)
        query_count = len(queries)
        if answer.status_code != 200:
            sys.exit(f"{name} was answered with {answer.status_code}")
        seconds = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            ask(sent)
            seconds.append(time.perf_counter() - began)
        found[name] = (query_count, answer.text.count('name="consultation"'), statistics.median(seconds))
    return found


def report(few, many, size):
    """Print both measurements side by side, and return the exit status."""
    print(f"{'':<28}{'queries':>12}{'rows':>12}{f'ms at {FEW}':>12}{f'ms at {size:,}':>16}{'times':>8}")
    is_good = True
    for name, (queries, rows, seconds) in few.items():
        many_queries, many_rows, many_seconds = many[name]
        times = many_seconds / seconds
        # A filter that lets nothing through has to look at everything.
        is_fine = queries == many_queries and (times <= ALLOWED or name.startswith("filter"))
        is_good &= is_fine
        print(
            f"{name:<28}{f'{queries}, {many_queries}':>12}{f'{rows}, {many_rows}':>12}"
            f"{seconds * 1000:>12.1f}{many_seconds * 1000:>16.1f}{times:>8.1f}{'' if is_fine else '  !'}"
        )
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
