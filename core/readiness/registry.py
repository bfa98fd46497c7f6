"""What a practice needs, in one list. Each room registers what it knows in a module `readiness`.

The list has three faces: the guided first day, the readiness page, and what to do next on the admin's home.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import NamedTuple

from django.db import DatabaseError, connection, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import ReadinessLook
from users.models import User

logger = logging.getLogger(__name__)


class Step(models.TextChoices):
    """The steps of the first day, in their order."""

    PRACTICE = "practice", gettext_lazy("Your practice")
    PEOPLE = "people", gettext_lazy("Your people")
    PAGES = "pages", gettext_lazy("What patients read")
    NOTICES = "notices", gettext_lazy("What patients have a right to know")
    SERVER = "server", gettext_lazy("The server")


@dataclass(frozen=True)
class Who:
    """Who can do something: in words, and as a function that takes a user and returns whether they may."""

    words: Promise
    may: Callable[[User], bool]


@dataclass(frozen=True)
class CheckResult:
    """Whether one thing is ready, in a sentence, with the address at which to fix it and the words of that link.

    `for_server` says what to do where nobody but whoever runs the server can do it. Then `sentence` says what that
    means for the practice. What is not ready may be open instead of wrong: the site says so itself, and may be
    public with it. `looked_at` says when, where the worker looked and not whoever opens the page.
    """

    is_ready: bool
    sentence: str
    url: str = ""
    link: str = ""
    for_server: str = ""
    is_open: bool = False
    looked_at: datetime | None = None


class Found(NamedTuple):
    """Something that is not as it should be, with what it takes to name it and to lead there; `kind` is the check's."""

    pk: int
    title: str
    kind: str = ""

    def __str__(self):
        return self.title


@dataclass(frozen=True)
class ReadinessCheck:
    """One thing that a practice needs, and how to tell whether it is there."""

    name: Promise | str
    find: Callable[..., CheckResult]
    step: Step
    order: int
    why: Promise | str
    who: Who
    is_personal: bool = False
    is_on_home: bool = True
    look: Callable[[], Iterable[Found]] | None = None

    def __str__(self):
        return str(self.name)

    def run(self, user: User | None = None) -> CheckResult:
        """Return the result, of a personal check as it concerns `user`, or everybody.

        A check that fails is not ready, and takes no other down with it.
        """
        find = partial(self.find, user) if self.is_personal else self.find
        if self.look:
            find = self._tell_what_is_kept
        return self._try(find) or _failed()

    def look_again(self) -> None:
        """Look, and keep what was found until the next time; only where looking takes long."""
        found = self._try(lambda: [*self.look()])
        kept = {"found": found, "looked_at": timezone.now()}
        ReadinessLook.objects.update_or_create(check_name=self._key, defaults=kept)

    @property
    def _key(self):
        return f"{self.find.__module__}.{self.find.__qualname__}"

    def _tell_what_is_kept(self):
        look = ReadinessLook.objects.filter(check_name=self._key).first()
        if not look:
            sentence = _("The website has not looked yet. It does so every few minutes.")
            return CheckResult(False, sentence, reverse("readiness:index"), _("See again"), is_open=True)
        if look.found is None:
            return replace(_failed(), looked_at=look.looked_at)
        return replace(self.find([Found(*row) for row in look.found]), looked_at=look.looked_at)

    def _try(self, function):
        """Return what a function returns, or None where it fails, which the log tells."""
        # A failed query would spoil a transaction under way; none is begun for the sake of reading.
        savepoint = transaction.atomic() if connection.in_atomic_block else nullcontext()
        try:
            with savepoint:
                return function()
        except (DatabaseError, LookupError, OSError, TypeError, ValueError):
            logger.exception("A readiness check failed", extra={"check": self.find.__qualname__})
            return None


def _failed():
    return CheckResult(
        False,
        _("This could not be checked."),
        for_server=_("The check failed. The log of the website says why."),
    )


_checks: list[ReadinessCheck] = []


def register_check(
    name: Promise | str,
    *,
    step: Step,
    order: int,
    why: Promise | str,
    who: Who,
    is_personal: bool = False,
    is_on_home: bool = True,
    look: Callable[[], Iterable[Found]] | None = None,
) -> Callable[[Callable[..., CheckResult]], Callable[..., CheckResult]]:
    """Register the decorated function, which returns a `CheckResult`, as something that a practice needs.

    `step` and `order` say when on the first day, `why` for what, `who` can do it. A personal check takes a user, or
    None for everybody, and looks at what is theirs. What is slow, or is told on the home by the list it is in, is not
    on the admin's home.

    What takes the longer the more pages there are is done by `look`, which returns the first things that are wrong. The
    worker calls it every few minutes, and the function takes what was found then, as a list of `Found`.
    """

    def register(find):
        _checks.append(ReadinessCheck(name, find, step, order, why, who, is_personal, is_on_home, look))
        return find

    return register


def checks() -> list[ReadinessCheck]:
    """Return the checks in the order of the first day."""
    steps = list(Step)
    return sorted(_checks, key=lambda check: (steps.index(check.step), check.order))


def run_checks() -> list[tuple[ReadinessCheck, CheckResult]]:
    """Return (check, `CheckResult`) of each check: what is wrong, what is open, what is ready, as on the first day."""
    results = [(check, check.run()) for check in checks()]
    return sorted(results, key=lambda result: (result[1].is_ready, result[1].is_open))
