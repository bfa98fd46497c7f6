import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.db import OperationalError, connection
from django.utils import timezone

from outbox.management.commands import run_worker
from outbox.models import OutboxMessage, PeriodicRun
from outbox.periodic import PERIODIC_COMMANDS, run_next_due_command
from outbox.services import enqueue


@pytest.fixture
def calls(monkeypatch):
    """The names of the periodic commands called, which do nothing."""
    names = []
    monkeypatch.setattr("outbox.periodic.call_command", lambda name, **options: names.append(name))
    return names


@pytest.mark.django_db
def test_scheduled_pages_are_published_every_minute(calls):
    [command] = [command for command in PERIODIC_COMMANDS if command.name == "publish_scheduled"]
    assert command.every == timedelta(minutes=1)


@pytest.mark.django_db
def test_each_periodic_command_runs_once_and_again_when_its_time_has_come(calls):
    while run_next_due_command():
        pass
    assert calls == [command.name for command in PERIODIC_COMMANDS]

    PeriodicRun.objects.update(started_at=timezone.now() - timedelta(minutes=1))
    while run_next_due_command():
        pass
    assert calls[len(PERIODIC_COMMANDS) :] == [
        "renew_search_digests",
        "publish_scheduled",
        "make_picture_sizes",
        "store_erasures",
        "make_pages_ready",
    ]
    run = PeriodicRun.objects.get(command="publish_scheduled")
    assert run.started_at <= run.finished_at
    assert run.leased_until is None


@pytest.mark.django_db
def test_a_command_under_way_elsewhere_is_not_started_a_second_time(calls):
    now = timezone.now()
    for command in PERIODIC_COMMANDS:
        PeriodicRun.objects.create(
            command=command.name, started_at=now - timedelta(days=2), leased_until=now + timedelta(minutes=1)
        )
    assert not run_next_due_command()
    PeriodicRun.objects.update(leased_until=now)
    assert run_next_due_command()


@pytest.mark.django_db
@pytest.mark.parametrize("end", [{"finished_at": None}, {"finished_at": timezone.now(), "error": "OSError"}])
def test_a_weekly_command_that_was_killed_or_failed_is_repeated_when_its_lease_is_over(calls, end):
    [weekly] = [command for command in PERIODIC_COMMANDS if command.name == "send_review_digests"]
    while run_next_due_command():
        pass
    calls.clear()
    now = timezone.now()
    run = PeriodicRun.objects.filter(command=weekly.name)
    run.update(leased_until=now + timedelta(minutes=1), **end)
    assert not run_next_due_command()
    run.update(leased_until=now)
    assert run_next_due_command()
    assert not run_next_due_command()
    assert calls == [weekly.name]


@pytest.mark.django_db
def test_a_run_that_began_in_the_future_is_due_since_the_clock_was_set_back(calls):
    now = timezone.now()
    for command in PERIODIC_COMMANDS:
        begun = {"started_at": now + timedelta(days=1), "leased_until": now + timedelta(days=1)}
        PeriodicRun.objects.create(command=command.name, **begun)
    while run_next_due_command():
        pass
    assert calls == [command.name for command in PERIODIC_COMMANDS]


@pytest.mark.django_db
def test_clocks_that_differ_a_little_repeat_nothing(calls):
    soon = timezone.now() + timedelta(minutes=1)
    for command in PERIODIC_COMMANDS:
        PeriodicRun.objects.create(command=command.name, started_at=soon, finished_at=soon)
    assert not run_next_due_command()


@pytest.mark.django_db
def test_a_command_that_is_always_due_keeps_no_other_from_its_turn(monkeypatch):
    calls = []

    def call_for_a_minute(name, **options):
        calls.append(name)
        clock.shift(timedelta(minutes=2))

    monkeypatch.setattr("outbox.periodic.call_command", call_for_a_minute)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _command in PERIODIC_COMMANDS:
            run_next_due_command()
    assert sorted(calls) == sorted(command.name for command in PERIODIC_COMMANDS)


@pytest.mark.django_db
def test_looking_for_what_is_due_takes_two_queries_when_nothing_is(calls, django_assert_num_queries):
    while run_next_due_command():
        pass
    with django_assert_num_queries(2):
        run_next_due_command()


@pytest.mark.django_db
def test_a_command_that_fails_keeps_when_it_last_ended_well(monkeypatch, calls):
    assert run_next_due_command()
    well = PeriodicRun.objects.exclude(succeeded_at=None).get()
    assert well.succeeded_at == well.finished_at
    PeriodicRun.objects.exclude(pk=well.pk).delete()
    PeriodicRun.objects.update(started_at=timezone.now() - timedelta(days=8))

    def fail(*args, **options):
        raise OSError

    monkeypatch.setattr("outbox.periodic.call_command", fail)
    while run_next_due_command():
        pass
    failed = PeriodicRun.objects.get(pk=well.pk)
    assert failed.error
    assert failed.succeeded_at == well.succeeded_at


@pytest.mark.django_db
def test_a_worker_whose_lease_has_run_out_writes_no_end_of_a_command(monkeypatch):
    taken_over = timezone.now() + timedelta(hours=2)

    def be_overtaken(*args, **options):
        PeriodicRun.objects.filter(started_at__isnull=False).update(started_at=taken_over)

    monkeypatch.setattr("outbox.periodic.call_command", be_overtaken)
    assert run_next_due_command()
    run = PeriodicRun.objects.get(started_at=taken_over)
    assert (run.finished_at, run.succeeded_at) == (None, None)


@pytest.mark.long
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_mail_goes_out_while_commands_are_due(calls):
    class OneRound(threading.Event):
        """Asks the worker to stop after one round."""

        def is_set(self):
            was_asked, self.was_asked = getattr(self, "was_asked", False), True
            return was_asked

    enqueue(EmailMessage("A mail", "Text", to=["desk@example.com"]))
    run_worker.work(OneRound())
    assert len(calls) == 1
    assert not OutboxMessage.objects.waiting().exists()


@pytest.mark.django_db
def test_a_failed_command_is_not_repeated_at_once(monkeypatch):
    def fail(*args, **options):
        raise OSError

    monkeypatch.setattr("outbox.periodic.call_command", fail)
    for _command in PERIODIC_COMMANDS:
        assert run_next_due_command()
    assert not run_next_due_command()


@pytest.mark.django_db
@pytest.mark.parametrize("error", [ValueError("Jane Patient"), SystemExit(1)])
def test_a_failing_command_is_recorded_without_its_words(monkeypatch, log, error):
    def fail(*args, **options):
        raise error

    monkeypatch.setattr("outbox.periodic.call_command", fail)
    assert run_next_due_command()
    run = PeriodicRun.objects.exclude(error="").get()
    assert run.error.startswith(type(error).__name__)
    assert run.finished_at
    assert "Jane" not in log.text + run.error


@pytest.mark.django_db
def test_the_worker_survives_a_database_that_does_not_answer(monkeypatch, log):
    stop, rounds = threading.Event(), []

    def hiccup():
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        raise OperationalError("database is locked")

    monkeypatch.setattr(run_worker, "PAUSE", 0)
    monkeypatch.setattr(run_worker, "run_next_due_command", hiccup)
    run_worker.work(stop)
    assert len(rounds) == 3
    assert "OperationalError" in log.text


class SlowFileBackend(FileBackend):
    """A mail server slow enough to be killed while it is spoken to."""

    def send_messages(self, messages):
        time.sleep(0.02)
        return super().send_messages(messages)


def start_worker(mail_folder):
    """Start the worker as a process of its own on this test's database."""
    code = f"""
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = {str(connection.settings_dict["NAME"])!r}
settings.OUTBOX_DELIVERY_BACKEND = "tests.outbox.test_worker.SlowFileBackend"
settings.EMAIL_FILE_PATH = {str(mail_folder)!r}
from django.core.management import call_command
call_command("run_worker")
"""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=django_settings.BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until_it_says(worker, words):
    """Read the worker's log up to a line with these words."""
    for line in worker.stderr:
        if words in line:
            return
    pytest.fail(f"The worker ended without saying {words!r}")


@pytest.mark.long
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_stops_at_once_when_asked(tmp_path, signal_number):
    worker = start_worker(tmp_path)
    try:
        wait_until_it_says(worker, "worker has started")
        asked = time.monotonic()
        worker.send_signal(signal_number)
        worker.communicate(timeout=5)
    finally:
        worker.kill()
    assert worker.returncode == 0
    assert time.monotonic() - asked < 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_killed_workers_lose_no_mail_and_several_share_the_work(tmp_path):
    for number in range(30):
        enqueue(EmailMessage(f"Mail {number}", "Text", to=["desk@example.com"]))
    killed = start_worker(tmp_path)
    wait_until_it_says(killed, "was sent")
    killed.kill()
    killed.communicate()
    # What the killed worker held comes up again when its lease has run out.
    OutboxMessage.objects.waiting().update(due_at=timezone.now())

    workers = [start_worker(tmp_path) for _ in range(2)]
    try:
        deadline = time.monotonic() + 30
        while OutboxMessage.objects.waiting().exists() and time.monotonic() < deadline:
            time.sleep(0.2)
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.communicate(timeout=10)

    assert not OutboxMessage.objects.waiting().exists()
    text = "".join(path.read_text() for path in tmp_path.iterdir())
    sent = [line for line in text.splitlines() if line.startswith("Subject: ")]
    assert len(set(sent)) == 30
    # Only what the killed worker had handed over, but not written down, may go out twice.
    assert len(sent) <= 31
