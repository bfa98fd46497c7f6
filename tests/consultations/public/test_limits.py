"""Counts that are exact across processes and name nobody."""

import threading

import pytest
import time_machine
from django.db import connections

from consultations.limits import Window, count_up, take_back
from consultations.models import RateCount

pytestmark = pytest.mark.django_db


def test_counts_name_nobody_and_the_key_changes_every_day():
    for day in ("2026-11-23", "2026-11-24"):
        with time_machine.travel(f"{day} 12:00"):
            count_up("request", "192.0.2.1", Window.HOUR)
    first, second = RateCount.objects.order_by("window_start")
    assert first.key_digest != second.key_digest
    assert "192.0.2.1" not in str(RateCount.objects.values())


def test_old_counts_are_forgotten():
    with time_machine.travel("2026-11-20 12:00"):
        count_up("request", "192.0.2.1", Window.HOUR)
    with time_machine.travel("2026-11-23 12:00"):
        count_up("request", "192.0.2.1", Window.HOUR)
    assert RateCount.objects.count() == 1


def test_a_count_can_be_taken_back():
    assert [count_up("x", "y", Window.DAY) for _ in range(2)] == [1, 2]
    take_back("x", "y", Window.DAY)
    assert count_up("x", "y", Window.DAY) == 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_count_is_exact_when_many_count_at_once():
    start, counts = threading.Barrier(8), []

    def count():
        try:
            start.wait()
            counts.extend(count_up("request", "192.0.2.1", Window.DAY) for _ in range(5))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == list(range(1, 41))
