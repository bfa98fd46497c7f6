"""Long commands tell how far they are, and can be interrupted and taken up again."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from consultations.models import ConsultationRequest, PurgeReceipt
from core.logs import progress
from search.models import PageText
from tests.factories.consultations import ConsultationRequestFactory
from tests.factories.pages import HomePageFactory
from tests.terminal import Terminal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def old_requests(monkeypatch):
    """Four requests that were kept long enough, and a clock by which every line is due."""
    monkeypatch.setattr(progress, "ON_TERMINAL", 0)
    HomePageFactory()
    for _number in range(4):
        ConsultationRequestFactory(status="closed")
    ConsultationRequest.objects.update(updated_at=timezone.now() - timedelta(days=4000))


def purge(terminal):
    call_command("purge_requests", batch_size=2, stdout=terminal)
    return terminal.getvalue()


def test_on_a_terminal_one_line_changes():
    purge(terminal := Terminal())
    assert terminal.told() == [
        "purge_requests: 2 of 4",
        "purge_requests: 4 of 4",
        "purge_requests: 4 of 4",
    ]


def test_ctrl_c_ends_it_in_plain_words_and_the_next_run_goes_on():
    with pytest.raises(CommandError, match="goes on with what is left") as stopped:
        purge(Terminal(patience=0))
    assert stopped.value.returncode == 130
    assert ConsultationRequest.objects.count() == 2
    assert "purge_requests: 2 of 2" in purge(Terminal())
    assert not ConsultationRequest.objects.exists()
    assert sum(receipt.counts["closed"] for receipt in PurgeReceipt.objects.all()) == 4


def test_elsewhere_the_log_has_lines_of_what_takes_long_and_none_of_what_does_not(log, monkeypatch):
    purge(io.StringIO())
    assert not log.about("A long command goes on")

    monkeypatch.setattr(progress, "IN_LOG", 0)
    ConsultationRequestFactory(status="closed")
    ConsultationRequest.objects.update(updated_at=timezone.now() - timedelta(days=4000))
    assert "\r" not in purge(io.StringIO())
    for event in ("A long command goes on", "A long command has ended"):
        [line] = log.about(event)
        assert (line["command"], line["done"], line["total"]) == ("purge_requests", 1, 1)


def test_those_that_look_through_everything_tell_how_far_they_are():
    PageText.objects.all().delete()
    terminal = Terminal()
    for command in ("check_encryption", "index_words"):
        call_command(command, stdout=terminal)
    assert {"check_encryption: 4 of 4", "index_words.texts: 2 of 2"} <= set(terminal.told())
