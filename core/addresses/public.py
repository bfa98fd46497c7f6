"""Whether the website answers at its public address. Nobody but the website itself is asked."""

import socket
import ssl
from http.client import HTTPException
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core.models import AddressTrial

Outcome = AddressTrial.Outcome

TIMEOUT = 5  # seconds for each step, and for reading the answer
ENOUGH = 10_000  # bytes of an answer


class _NoRedirect(HTTPRedirectHandler):
    """Goes nowhere else: that would be somebody else's website."""

    def redirect_request(self, *args, **kwargs):
        return None


def sitemap_line() -> str:
    """Return the line of robots.txt by which the website knows itself."""
    return f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}"


def try_public_address() -> AddressTrial:
    """Ask for robots.txt at `PUBLIC_URL`, store how that ended, and return it."""
    values = {"address": settings.PUBLIC_URL, "tried_at": timezone.now(), "outcome": _outcome()}
    return AddressTrial.objects.update_or_create(pk=1, defaults=values)[0]


def _outcome():
    # Straight to the address: a proxy of the server's own network is a third party.
    opener = build_opener(ProxyHandler({}), _NoRedirect)
    try:
        with opener.open(f"{settings.PUBLIC_URL}/robots.txt", timeout=TIMEOUT) as answer:
            lines = _beginning(answer).decode(errors="replace").splitlines()
    except HTTPError as error:
        error.close()
        return Outcome.REDIRECT if 300 <= error.code < 400 else Outcome.ERROR
    except URLError as error:
        return _outcome_of(error.reason)
    except (OSError, HTTPException, ValueError) as error:
        return _outcome_of(error)
    return Outcome.REACHED if sitemap_line() in lines else Outcome.OTHER_SITE


def _outcome_of(reason):
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Outcome.CERTIFICATE
    return Outcome.UNKNOWN_NAME if isinstance(reason, socket.gaierror) else Outcome.NO_ANSWER


def _beginning(answer):
    """Return as much of an answer as there is of it in time."""
    until, body = monotonic() + TIMEOUT, b""
    while len(body) < ENOUGH and monotonic() < until and (part := answer.read1(ENOUGH)):
        body += part
    return body
