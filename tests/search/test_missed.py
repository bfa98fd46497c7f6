"""What people searched for in vain, and how editors learn of it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from home.setup import setup_practice
from outbox.periodic import PERIODIC_COMMANDS
from search import missed
from search.models import Answer, MissedWord
from tests.factories.pages import ArticlePageFactory, HomePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]

NOON = "2026-05-01T12:00:00-04:00"


def search(client, query, times=1, **extra):
    for _number in range(times):
        assert client.get("/search/", {"q": query, **extra}).status_code == 200


def counts():
    return dict(MissedWord.objects.values_list("text", "times"))


@pytest.fixture
def editor(client):
    setup_practice()
    user = get_user_model().objects.create_user("editor", "editor@example.org", "password")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def report(client):
    return client.get(reverse("missed_words:index"))


def test_each_word_of_a_search_that_found_nothing_is_counted_by_day(client):
    HomePageFactory()
    with time_machine.travel(NOON, tick=False):
        search(client, "do you offer Botox", 2)
        search(client, "botox gabapentin")
    with time_machine.travel(NOON, tick=False) as clock:
        clock.shift(timedelta(days=1))
        search(client, "botox")
    rows = MissedWord.objects.order_by("day", "text").values_list("day", "text", "times")
    assert list(rows) == [
        (date(2026, 5, 1), "botox", 3),
        (date(2026, 5, 1), "gabapentin", 1),
        (date(2026, 5, 2), "botox", 1),
    ]


def test_a_name_of_a_person_is_never_stored(client):
    HomePageFactory()
    search(client, "Kowalski Jane Maria Jones scheduling")
    assert counts() == {"scheduling": 1}


@pytest.mark.parametrize(
    "query",
    ["qwrtpsdfg", "555-0142", "jane.doeski@example.org", "xyzzyx 1234567", "MRN88213", "the of and", ""],
)
def test_what_is_in_no_dictionary_is_never_stored(client, query):
    HomePageFactory()
    search(client, query)
    assert set(counts()) <= {"example"}


def test_a_search_that_found_something_is_not_counted(client):
    ArticlePageFactory(title="Botox")
    Answer.objects.create(phrases="telehealth", text="Yes.", locale=Locale.get_active())
    for query in ("botox", "botox gabapentin", "telehealth"):
        search(client, query)
    client.head("/search/", {"q": "gabapentin"})
    assert counts() == {}


def test_words_and_counts_of_a_day_are_bounded(client, monkeypatch):
    HomePageFactory()
    monkeypatch.setattr(missed, "MOST_WORDS_A_DAY", 2)
    monkeypatch.setattr(missed, "MOST_TIMES_A_DAY", 3)
    search(client, "botox", 5)
    search(client, "gabapentin")
    search(client, "zebra")
    assert counts() == {"botox": 3, "gabapentin": 1}


def test_the_report_shows_a_word_from_five_times_in_thirty_days_on(editor):
    with time_machine.travel(NOON, tick=False):
        search(editor, "botox", 3)
        search(editor, "gabapentin", 4)
    with time_machine.travel("2026-05-30T12:00:00-04:00", tick=False):
        search(editor, "botox", 2)
        html = report(editor).content.decode()
        assert "Write an answer for “botox”" in html
        assert "gabapentin" not in html
    with time_machine.travel("2026-05-31T12:00:00-04:00", tick=False):
        assert "botox" not in report(editor).content.decode()


def test_the_report_leads_to_an_answer_with_the_word_filled_in_and_then_forgets_the_word(editor):
    search(editor, "botox", 5)
    address = reverse(Answer.snippet_viewset.get_url_name("add"))
    assert f"{address}?phrases=botox&amp;locale=en" in report(editor).content.decode()
    form = editor.get(address, {"phrases": "botox", "locale": "en"}).context["form"]
    assert form["phrases"].value() == "botox"
    values = {"phrases": "botox", "text": "We do not offer it.", "page": "", "url": "", "link_text": ""}
    editor.post(address, values)
    assert "botox" not in report(editor).content.decode()


def test_a_word_within_a_phrase_is_shown_as_long_as_it_has_no_answer_in_its_own_language(editor):
    spanish, _is_new = Locale.objects.get_or_create(language_code="es")
    Answer.objects.create(phrases="schedule a knee visit", text="Call us.", locale=Locale.get_active())
    Answer.objects.create(phrases="schedule", text="Llame.", locale=spanish)
    search(editor, "schedule", 5)
    assert "Write an answer for “schedule”" in report(editor).content.decode()
    Answer.objects.create(phrases="scheduled", text="Call us.", locale=Locale.get_active())
    assert "Write an answer for “schedule”" not in report(editor).content.decode()


def test_the_report_is_for_those_who_write_answers(editor):
    group = Group.objects.get(name="Front desk")
    user = get_user_model().objects.get()
    assert report(editor).status_code == 200
    user.groups.set([group])
    assert report(editor).status_code == 302


def test_the_report_comes_as_a_spreadsheet_too(editor):
    search(editor, "botox", 5)
    answer = editor.get(reverse("missed_words:index"), {"export": "csv"})
    assert b"botox,5," in b"".join(answer.streaming_content)


def test_the_report_asks_no_more_for_many_words_than_for_few(editor):
    def fill(numbers):
        locale, day = Locale.get_default(), timezone.localdate()
        MissedWord.objects.bulk_create(
            MissedWord(locale=locale, day=day, text=f"word{number}", times=missed.SHOWN_FROM)
            for number in numbers
        )

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert len(report(editor).context["object_list"]) == MissedWord.objects.count()
        return len(queries)

    fill(range(3))
    asked()
    few = asked()
    fill(range(3, 30))
    assert asked() == few


def test_counts_are_kept_ninety_days_and_the_worker_deletes_them(client):
    assert "purge_missed_words" in [command.name for command in PERIODIC_COMMANDS]
    HomePageFactory()
    with time_machine.travel(NOON, tick=False) as clock:
        search(client, "botox")
        clock.shift(timedelta(days=89))
        call_command("purge_missed_words")
        assert counts() == {"botox": 1}
        clock.shift(timedelta(days=1))
        call_command("purge_missed_words")
        assert counts() == {}
