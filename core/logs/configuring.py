"""How the log of every process is set up (`LOGGING_CONFIG`)."""

import logging
import logging.config
import sys
import threading
from types import TracebackType

logger = logging.getLogger(__name__)


def configure(config: dict[str, object]) -> None:
    """Set up logging as the dictionary `config` says, and lead into it what Python would print past it.

    That is warnings, errors that nobody caught, and errors of the log itself: each would quote values.
    """
    logging.config.dictConfig(config)
    logging.captureWarnings(True)
    logging.raiseExceptions = False
    sys.excepthook = tell_uncaught
    threading.excepthook = lambda failed: tell_uncaught(failed.exc_type, failed.exc_value)
    sys.unraisablehook = lambda failed: tell_uncaught(failed.exc_type, failed.exc_value)


def tell_uncaught(
    kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None = None
) -> None:
    """Write a line about an error that nobody caught (`sys.excepthook`)."""
    if error is None or issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
    elif not issubclass(kind, SystemExit):
        logger.critical("Nobody caught an error", exc_info=error)
