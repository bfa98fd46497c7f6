import logging
import signal
from threading import Event

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from outbox.delivery import deliver_next
from outbox.periodic import run_next_due_command, surroundings

logger = logging.getLogger(__name__)

PAUSE = 2  # seconds between two looks for work
LAST_WORDS = 5  # seconds for the mail or command in hand once asked to stop


class Command(BaseCommand):
    help = "Send queued mail and run the periodic commands until told to stop. Several may run at once."
    # They load each view, which would stay in its memory. `migrate` makes them before server and worker start.
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        stop = Event()

        def ask_to_stop(*_):
            stop.set()
            # A mail server that does not answer must not keep us: the alarm ends the process.
            signal.alarm(LAST_WORDS)

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        logger.info("The worker has started")
        work(stop)
        logger.info("The worker has stopped")


def work(stop: Event) -> None:
    """Do what is due until the `stop` event is set. No error ends it: the next round tries again."""
    while not stop.is_set():
        close_old_connections()
        try:
            with surroundings():
                # One after the other: neither keeps the other from its turn.
                did_something = any([run_next_due_command(), deliver_next()])
        except Exception as error:
            logger.error("The worker met a problem", exc_info=error)
            did_something = False
        if not did_something:
            stop.wait(PAUSE)
