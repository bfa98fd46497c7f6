"""The commands that run by themselves, and running those that are due."""

import logging
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from io import StringIO
from operator import or_

from django.core.management import call_command
from django.db.models import F, Q
from django.utils import timezone

from .errors import describe
from .models import CLOCKS_DIFFER, WORKER_OVERDUE, PeriodicRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PeriodicCommand:
    """A management command, how often it runs, and how long one worker has it to itself."""

    name: str
    every: timedelta
    lease: timedelta

    @property
    def patience(self) -> timedelta:
        """How long ago it may have ended well while all is as it should be: one try that was killed is."""
        return self.every + 2 * self.lease + WORKER_OVERDUE


# Rooms above add theirs when they start, by `run_regularly`.
PERIODIC_COMMANDS = []

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
    """Run the command that is due and began longest ago, and return whether there was one.

    So none has to wait for others that are due again whenever they end.
    """
    now, commands = timezone.now(), {command.name: command for command in PERIODIC_COMMANDS}
    if new := commands.keys() - set(PeriodicRun.objects.values_list("command", flat=True)):
        rows = [PeriodicRun(command=name) for name in commands if name in new]
        PeriodicRun.objects.bulk_create(rows, ignore_conflicts=True)
    due = PeriodicRun.objects.filter(reduce(or_, (_is_due(command, now) for command in PERIODIC_COMMANDS)))
    for run in due.order_by(F("started_at").asc(nulls_first=True), "pk"):
        command = commands[run.command]
        if _claim(command, now):
            _run(command, started_at=now)
            return True
    return False


def _is_due(command, now):
    """Return the condition under which the row of a command says that it is due.

    A run that was killed or failed is repeated when its lease is over, not an interval later. One that begins in
    the future was written before the clock was set back; its lease would last as long.
    """
    is_over = Q(finished_at=None) | ~Q(error="") | Q(started_at__lte=now - command.every)
    is_free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Q(is_over & is_free | Q(started_at__gt=now + CLOCKS_DIFFER), command=command.name)


def _claim(command, now):
    """Take the command for this worker, with one conditional update, and return whether that succeeded."""
    lease = {"started_at": now, "finished_at": None, "leased_until": now + command.lease, "error": ""}
    return PeriodicRun.objects.filter(_is_due(command, now)).update(**lease) == 1


def _run(command, started_at):
    """Run a claimed command and record how it ended, unless another worker has taken over since."""
    reason = ""
    try:
        # What it prints is for somebody at a terminal: the log has lines of JSON alone.
        call_command(command.name, verbosity=0, stdout=StringIO())
    except (Exception, SystemExit) as error:
        reason = describe(error)
        logger.error("A periodic command failed", extra={"command": command.name}, exc_info=error)
    ended = {"finished_at": timezone.now(), "error": reason}
    if not reason:
        ended |= {"succeeded_at": ended["finished_at"], "leased_until": None}
    PeriodicRun.objects.filter(command=command.name, started_at=started_at).update(**ended)
