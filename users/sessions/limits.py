"""How long somebody stays signed in (45 CFR 164.312(a)(2)(iii), automatic logoff; OWASP ASVS 5, 7.3)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from users.models import Session
from users.sessions.store import SessionStore

# Nobody writes down each click of a person: only the first of so many seconds.
GRAIN = timedelta(seconds=20)


def ends_at(session: SessionStore | Session) -> datetime:
    """Return when a session in which somebody is signed in, or its row, ends if nobody types or clicks."""
    return min(
        session.signed_in_at + timedelta(seconds=settings.SESSION_COOKIE_AGE),
        session.active_at + timedelta(seconds=settings.SESSION_IDLE_SECONDS),
    )


def seconds_left(request: HttpRequest) -> float:
    """Return how many seconds the session of a request goes on if nobody types or clicks; 0 or less when it is over."""
    if not request.session.signed_in_at:
        return 0
    return (ends_at(request.session) - timezone.now()).total_seconds()


def keep_up(request: HttpRequest) -> None:
    """Take down that whoever sent a request is there."""
    if timezone.now() - request.session.active_at >= GRAIN:
        request.session.keep_up()


class SessionLimitsMiddleware:
    """Take a session that is over for nobody's. Pages that somebody opens or sends keep it up, and nothing else does.

    It reads the session when somebody asks for the user, not before: an answer to a visitor does not vary by cookie.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        by_session = request.user

        def within_limits():
            if not by_session.is_authenticated:
                return by_session
            if seconds_left(request) <= 0:
                request.session.flush()
                return AnonymousUser()
            # A script or a preview in a frame asks with another destination.
            if request.headers.get("Sec-Fetch-Dest", "document") == "document":
                keep_up(request)
            return by_session

        request.user = SimpleLazyObject(within_limits)
        return self.get_response(request)
