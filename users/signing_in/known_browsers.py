"""Browsers in which an account has signed in before: a signed cookie says so, and counts their tries by themselves.

The idea is OWASP's device cookie: whoever guesses from elsewhere does not slow down those who work here.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from users.models import User

_SALT = "users.known_browser"
_KEPT = timedelta(days=180)
# Several people share the computer at a desk. Those who signed in there last are known.
_MOST_ACCOUNTS = 20


@dataclass(frozen=True)
class Browser:
    """What a browser's cookie says: a name given to it by chance, and the keys of accounts, the latest last."""

    name: str
    accounts: tuple[int, ...]


def cookie_name() -> str:
    """Return what the cookie is called: over https, a name that no other host and no plain http can set."""
    return "__Host-known_browser" if settings.SESSION_COOKIE_SECURE else "known_browser"


def browser_of(request: HttpRequest) -> Browser | None:
    """Return the browser of a request, or None where nobody has signed in with it of late."""
    try:
        name, *accounts = signing.loads(
            request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=_KEPT.total_seconds()
        )
    except signing.BadSignature:
        return None
    return Browser(name, tuple(accounts))


def remember(request: HttpRequest, response: HttpResponse, account: User) -> None:
    """Have the browser keep that an account has just signed in with it."""
    known = browser_of(request) or Browser(get_random_string(22), ())
    accounts = [key for key in known.accounts if key != account.pk] + [account.pk]
    response.set_cookie(
        cookie_name(),
        signing.dumps([known.name, *accounts[-_MOST_ACCOUNTS:]], salt=_SALT),
        max_age=_KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
