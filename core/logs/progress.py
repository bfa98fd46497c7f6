"""How far a long command is."""

import logging
import time
from types import TracebackType

from django.core.management.base import CommandError, OutputWrapper

logger = logging.getLogger(__name__)

# Seconds between two lines: on a terminal, where one takes the place of the other, and in the log.
ON_TERMINAL, IN_LOG = 0.2, 10
STOPPED = 130  # the exit status of what Ctrl-C ended


class Progress:
    """Tells how far a long command is: on a terminal in a line that changes, elsewhere now and then in the log.

    A command that ends before its first line is due writes none. Ctrl-C ends it in plain words, so it has to be one
    that can be run again: nothing may be half done, and it goes on with what is left, unless it is said not to.
    """

    def __init__(
        self, stream: OutputWrapper, command: str, total: int | None = None, *, goes_on: bool = True
    ) -> None:
        self._goes_on = goes_on
        self._stream, self._command, self._total = stream, command, total
        self._done, self._subject, self._has_told = 0, "", False
        self._pause = ON_TERMINAL if stream.isatty() else IN_LOG
        self._told_at = time.monotonic()

    def __enter__(self) -> "Progress":
        return self

    def expect(self, total: int) -> None:
        """Say how much there is to do, where that is not known at the beginning."""
        self._total = total

    def advance(self, count: int = 1, subject: str = "") -> None:
        """Say that so much more is done. A `subject` is what it is about from now on, such as a model's label."""
        self._done += count
        self._subject = subject or self._subject
        if time.monotonic() - self._told_at >= self._pause and not self._is_shown():
            logger.info("A long command goes on", extra=self._state())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._has_told:
            if self._is_shown():
                self._stream.write()
            elif kind is None:
                logger.info("A long command has ended", extra=self._state())
            else:
                logger.info("A long command was stopped", extra=self._state())
        if kind is KeyboardInterrupt:
            words = "Stopped. Nothing is half done: run the command again"
            words += ", and it goes on with what is left." if self._goes_on else "."
            raise CommandError(words, returncode=STOPPED) from None

    def _is_shown(self):
        """Show on a terminal how far the command is; return False where there is none, and the log is to tell."""
        self._told_at, self._has_told = time.monotonic(), True
        if not self._stream.isatty():
            return False
        # Back to the beginning of the line, and nothing left of a longer one.
        subject = f" ({self._subject})" if self._subject else ""
        total = "" if self._total is None else f" of {self._total:,}"
        words = f"\r{self._command}: {self._done:,}{total}{subject}\x1b[K"
        self._stream.write(words, ending="")
        self._stream.flush()
        return True

    def _state(self):
        return {
            "command": self._command,
            "model": self._subject,
            "done": self._done,
            "total": self._total,
        }
