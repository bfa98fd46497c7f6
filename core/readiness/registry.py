"""What a practice must have before it goes live. Each room registers what it knows in a module `readiness`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CheckResult:
    """Whether one thing is ready, in a sentence, with the address at which to fix it and the words of that link.

    What is not ready may be open instead of wrong: the site says so itself, and may be public with it.
    """

    is_ready: bool
    sentence: str
    url: str = ""
    link: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class ReadinessCheck:
    name: str
    find: Callable[[], CheckResult]

    def run(self):
        """Return the `CheckResult`; a check that fails is not ready, and takes no other down with it."""
        try:
            with transaction.atomic():
                return self.find()
        except (DatabaseError, LookupError, OSError, TypeError, ValueError):
            logger.exception("The readiness check %s failed", self.find.__qualname__)
            return CheckResult(
                False, _("This could not be checked. Ask whoever runs the server to check the log.")
            )


_checks = []


def register_check(name):
    """Register the decorated function as a readiness check. It takes nothing and returns a `CheckResult`."""

    def register(find):
        _checks.append(ReadinessCheck(name, find))
        return find

    return register


def run_checks():
    """Return (name, `CheckResult`) of each check, first what is wrong, then what is open, in order of registration."""
    results = [(check.name, check.run()) for check in _checks]
    return sorted(results, key=lambda result: (result[1].is_ready, result[1].is_open))
