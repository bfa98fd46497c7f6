"""How often somebody may try to sign in, counted in the database: exactly, for any number of processes.

A try counts for what was typed as the account together with the network, and for each alone, with wider limits. Once
the free ones are used up, each further one has to wait, longer each time, up to a longest wait: nothing is ever locked.
In a browser in which the account has signed in before, tries count for that browser and account alone. Passkeys cannot
be guessed, and are not counted.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables

from users.models import RecentTries
from users.networks import network_of
from users.signing_in.backends import find_account
from users.signing_in.known_browsers import browser_of

# Tries are forgotten when there was none for this long.
FORGOTTEN_AFTER = timedelta(hours=1)
# Rows that are no longer needed, deleted with each try: more than a try can make.
_DELETED_AT_ONCE = 6


@dataclass(frozen=True)
class Limit:
    """How many tries are free, and how long the first and the longest wait after them are, in seconds."""

    free: int
    first_wait: int
    longest_wait: int

    def wait_after(self, tries: int) -> timedelta:
        """Return how long the next try has to wait after this many: twice as long each time, up to the longest."""
        if tries < self.free:
            return timedelta()
        return timedelta(seconds=min(self.first_wait * 2 ** (tries - self.free), self.longest_wait))

    @property
    def growing(self) -> range:
        """The numbers of tries after which there is a wait, and not yet the longest."""
        doublings = math.ceil(math.log2(self.longest_wait / self.first_wait))
        return range(self.free, self.free + doublings)


class Purpose(Enum):
    """What is tried: the limits for account and network together, for the account alone, for the network alone."""

    # Whoever guesses from many networks cannot keep the owner out at a new computer for longer than a minute.
    PASSWORD = Limit(5, 15, 300), Limit(30, 5, 60), Limit(60, 5, 60)
    # Whoever comes here knows the password.
    CODE = Limit(5, 15, 300), Limit(20, 30, 300), Limit(60, 5, 60)
    # Each is an email to somebody.
    RESET = Limit(3, 60, 900), Limit(10, 60, 900), Limit(30, 15, 300)


class TooManyAttempts(ValidationError):
    """Another try has to wait for `seconds`."""

    def __init__(self, seconds: int):
        self.seconds = seconds
        super().__init__(_sentence(seconds), code="too_many_attempts")


def _sentence(seconds):
    if seconds <= 60:
        words = ngettext(
            "Too many attempts. Wait %(number)d second, then try again.",
            "Too many attempts. Wait %(number)d seconds, then try again.",
            seconds,
        )
        return words % {"number": seconds}
    minutes = math.ceil(seconds / 60)
    words = ngettext(
        "Too many attempts. Wait %(number)d minute, then try again.",
        "Too many attempts. Wait %(number)d minutes, then try again.",
        minutes,
    )
    return words % {"number": minutes}


@dataclass(frozen=True)
class Attempt:
    """A try that was let through and counted: under each key, with its limit, the most exact key first."""

    limits: dict[str, Limit]

    def succeed(self) -> None:
        """Undo the count: it was the right password or code.

        The tries before it are forgotten under the most exact key alone, so that signing in with one account forgives
        no guesses at another.
        """
        exact, *wider = self.limits
        RecentTries.objects.filter(key_digest=exact).update(tries=0)
        for key in wider:
            RecentTries.objects.filter(key_digest=key, tries__gt=0).update(tries=F("tries") - 1)


@sensitive_variables()
def begin(request: HttpRequest, purpose: Purpose, login: str) -> Attempt:
    """Count a try to prove something for the account that `login` (a username or email, as typed) may stand for.

    Whether there is such an account makes no difference. Raises `TooManyAttempts` where this one has to wait; then
    nothing is written. Of tries at the same moment, in any number of processes, as many pass as are allowed.
    """
    limits = _limits(request, purpose, login)
    now = timezone.now()
    if wait := _wait(limits, now):
        raise TooManyAttempts(wait)
    _delete_forgotten(now)
    with transaction.atomic():
        RecentTries.objects.bulk_create(
            [RecentTries(key_digest=key, next_at=now) for key in limits], ignore_conflicts=True
        )
        if not all(_count(key, limit, now) for key, limit in limits.items()):
            raise TooManyAttempts(_wait(limits, now) or 1)
    return Attempt(limits)


def slowed(form: BaseForm, response: HttpResponse) -> HttpResponse:
    """Return the answer with a form that has errors; where one is that a try has to wait, it says so in HTTP too."""
    errors = [error for of_field in form.errors.as_data().values() for error in of_field]
    waits = [error.seconds for error in errors if isinstance(error, TooManyAttempts)]
    if waits:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS.value
        response["Retry-After"] = str(max(waits))
    return response


@sensitive_variables()
def _limits(request, purpose, login):
    """Return the keys that count, each with its limit. Those for more tries come later: all lock rows in one order."""
    together, for_account, for_network = purpose.value
    browser = browser_of(request)
    account = find_account(login) if browser else None
    if account and account.pk in browser.accounts:
        return {_digest(purpose, "browser", browser.name, account.pk): together}
    # Through upper case: where a database compares like that, it finds an account by letters such as “ı” for an “i”.
    typed, network = login.strip().upper().casefold(), network_of(request)
    return {
        _digest(purpose, "together", network, typed): together,
        _digest(purpose, "account", typed): for_account,
        _digest(purpose, "network", network): for_network,
    }


@sensitive_variables()
def _digest(purpose, *parts):
    text = "\0".join([purpose.name, *map(str, parts)])
    return salted_hmac("users.throttles", text, algorithm="sha256").hexdigest()


def _wait(limits: dict[str, Limit], now: datetime) -> int:
    """Return for how many seconds a try has to wait; 0 where it has not."""
    found = RecentTries.objects.filter(key_digest__in=limits, next_at__gt=now)
    ends = [row.next_at for row in found if row.tries >= limits[row.key_digest].free]
    return math.ceil((max(ends) - now).total_seconds()) if ends else 0


def _count(key: str, limit: Limit, now: datetime) -> bool:
    """Count one try, in one statement, and return whether it is let through."""
    is_free = Q(tries__lt=limit.free) | Q(next_at__lte=now)
    is_forgotten = Q(next_at__lte=now - FORGOTTEN_AFTER)
    steps = [When(tries=tries - 1, then=Value(now + limit.wait_after(tries))) for tries in limit.growing]
    counted = RecentTries.objects.filter(is_free, key_digest=key).update(
        tries=Case(When(is_forgotten, then=Value(1)), default=F("tries") + 1),
        next_at=Case(
            When(is_forgotten | Q(tries__lt=limit.free - 1), then=Value(now)),
            *steps,
            default=Value(now + timedelta(seconds=limit.longest_wait)),
        ),
    )
    return bool(counted)


def _delete_forgotten(now):
    """Delete some rows that count nothing any longer, each by itself: so none waits for another while it is locked."""
    forgotten = RecentTries.objects.filter(next_at__lte=now - FORGOTTEN_AFTER)
    for key in list(forgotten.values_list("pk", flat=True)[:_DELETED_AT_ONCE]):
        forgotten.filter(pk=key).delete()
