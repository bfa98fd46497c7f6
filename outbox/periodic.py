"""The commands that run by themselves, and running those that are due."""

import logging
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone

from .errors import describe
from .models import PeriodicRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PeriodicCommand:
    """A management command, how often it runs, and how long one worker has it to itself."""

    name: str
    every: timedelta
    lease: timedelta


# Rooms above add theirs when they start, by `run_regularly`.
PERIODIC_COMMANDS = [
    PeriodicCommand("purge_sent_mail", every=timedelta(days=1), lease=timedelta(minutes=10)),
]

# What holds while the worker works: functions that return a context manager. Rooms above add theirs at the start.
SURROUNDINGS = []


def run_regularly(
    name: str, *, every: timedelta = timedelta(days=1), lease: timedelta = timedelta(hours=1)
) -> None:
    """Have the worker run a management command by itself, at most once in each interval."""
    PERIODIC_COMMANDS.append(PeriodicCommand(name, every, lease))


@contextmanager
def surroundings():
    """Enter all of the `SURROUNDINGS` anew, and leave them when the block ends."""
    with ExitStack() as stack:
        for surrounding in SURROUNDINGS:
            stack.enter_context(surrounding())
        yield


def run_next_due_command():
    """Run the first command that is due and return whether there was one."""
    for command in PERIODIC_COMMANDS:
        now = timezone.now()
        if _claim(command, now):
            _run(command, started_at=now)
            return True
    return False


def _claim(command, now):
    """Take the command for this worker, with one conditional update, and return whether that succeeded.

    A run that was killed or failed is repeated when its lease is over, not an interval later.
    """
    due = PeriodicRun.objects.filter(
        Q(finished_at=None) | ~Q(error="") | Q(started_at__lte=now - command.every),
        Q(leased_until=None) | Q(leased_until__lte=now),
        command=command.name,
    )
    if not PeriodicRun.objects.filter(command=command.name).exists():
        PeriodicRun.objects.bulk_create([PeriodicRun(command=command.name)], ignore_conflicts=True)
    return due.update(started_at=now, finished_at=None, leased_until=now + command.lease, error="") == 1


def _run(command, started_at):
    """Run a claimed command and record how it ended, unless another worker has taken over since."""
    reason = ""
    try:
        # What it prints is for somebody at a terminal: the log has lines of JSON alone.
        call_command(command.name, verbosity=0, stdout=StringIO())
    except (Exception, SystemExit) as error:
        reason = describe(error)
        logger.error("A periodic command failed", extra={"command": command.name}, exc_info=error)
    run = PeriodicRun.objects.filter(command=command.name, started_at=started_at)
    run.update(finished_at=timezone.now(), error=reason, **({} if reason else {"leased_until": None}))
