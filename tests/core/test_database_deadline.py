"""A database that hangs is told within seconds, to those who wait for an answer alone."""

import os
import signal
import sqlite3
import time
from contextlib import closing, contextmanager

import pytest
from django.db import connection
from wagtail.models import Page

from consultations.models import ConsultationRequest
from core.database import deadline
from core.database.together import _statement, read_together
from core.models import Closure, SocialLink
from tests.factories.consultations import SAME_ORIGIN, form_data
from tests.factories.pages import HomePageFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@contextmanager
def hanging():
    """Have the database answer nothing that wants to write (SQLite), or nothing at all (PostgreSQL)."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        process = cursor.fetchone()[0]
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def test_a_form_comes_back_with_what_was_typed_and_is_taken_once_the_database_answers(client, monkeypatch):
    monkeypatch.setattr(deadline, "SECONDS", 0.4)
    HomePageFactory()
    with hanging():
        began = time.monotonic()
        response = client.post("/consultation/", form_data(), headers=SAME_ORIGIN)
        seconds = time.monotonic() - began
    assert response.status_code == 503
    assert "We could not save your request" in response.text
    assert 'value="Rosalind Okwuosa"' in response.text
    # Not again for each further thing that wanted the database.
    assert 0.4 <= seconds < 3
    connection.close()  # as between two requests
    assert client.post("/consultation/", form_data(), headers=SAME_ORIGIN).status_code == 303
    assert ConsultationRequest.objects.count() == 1


def test_an_answer_waits_for_five_seconds_at_most():
    assert deadline.SECONDS < 5


@pytest.mark.sqlite_only
def test_even_the_first_page_of_a_process_waits_for_nobody_who_writes():
    _statement.cache_clear()
    connection.features.__dict__.pop("supports_json_field", None)
    with hanging(), deadline.short_waits(0.1):
        assert read_together(Closure, SocialLink) == {Closure: [], SocialLink: []}


@pytest.mark.sqlite_only
def test_the_worker_and_what_is_streamed_wait_as_long_as_ever(client, monkeypatch):
    monkeypatch.setattr(deadline, "SECONDS", 0.1)
    HomePageFactory()
    assert client.get("/").status_code == 200
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


@pytest.mark.postgresql_only
def test_a_slow_query_of_the_worker_is_not_cut_short(client, monkeypatch):
    monkeypatch.setattr(deadline, "SECONDS", 0.1)
    HomePageFactory()
    assert client.get("/").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.4)")
        assert cursor.fetchone()


@pytest.mark.postgresql_only
def test_rows_are_read_in_chunks_while_waits_are_short(client):
    HomePageFactory()
    assert client.get("/").status_code == 200
    assert len(list(Page.objects.iterator(chunk_size=1))) == Page.objects.count() > 1
