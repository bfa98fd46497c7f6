"""What stands before the public forms: where a form comes from (docs/adr/0003-consultation-form-guard.md), how large it
is, and how often forms have failed before it (docs/adr/0004-suspects-wait-in-quarantine.md).
"""

import logging
from functools import wraps

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import Error
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from consultations.limits import Window, count_of, count_up
from core.middleware import is_body_too_large, refuse_body
from users.networks import network_of

logger = logging.getLogger(__name__)

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")

# Forms from one network that may fail within an hour, before none is looked at any more.
FAILED_POSTS_PER_NETWORK = 60
_FAILED = "failed-post"

# What Django raises for a form that cannot be read, and answers with 400.
_UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation)


def is_same_origin(request: HttpRequest):
    """Return whether the browser says that this site's own page sent the request.

    `Sec-Fetch-Site` decides where it is sent, else `Origin`. A request with neither does not come from a
    browser we support, and is not from here.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def same_origin_required(refuse):
    """Return a decorator that answers unsafe requests from elsewhere with `refuse(request)`, before anything
    else.

    It stands in for Django's CSRF token on forms that are the same for everybody, and must be the outermost
    decorator, with `failures_limited` next.
    """

    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in SAFE_METHODS and not is_same_origin(request):
                return refuse(request)
            return view(request, *args, **kwargs)

        return csrf_exempt(guarded)

    return decorator


def failures_limited(too_many):
    """Return a decorator that answers with `too_many(request)` when too many forms of the network have failed.

    A form has failed when its answer is an error of the sender (4xx), its body is too large or it cannot be read.
    One that succeeds does not count, and neither does one that `too_many` or another limit has refused (429).
    """

    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method in SAFE_METHODS:
                _require_utf8(request)
                return view(request, *args, **kwargs)
            network = network_of(request)
            try:
                is_blocked = _failures_of(network) >= FAILED_POSTS_PER_NETWORK
                response = _answer(too_many if is_blocked else view, request, *args, **kwargs)
            except _UNREADABLE:
                _count_failure(network)
                raise
            if 400 <= response.status_code < 500 and response.status_code != 429:
                _count_failure(network)
            return response

        return guarded

    return decorator


def _answer(view, request, *args, **kwargs):
    if is_body_too_large(request):
        return refuse_body(request)
    _require_utf8(request)
    return view(request, *args, **kwargs)


def _require_utf8(request):
    """Refuse another codec: Django reads a form with whatever its sender names, and some raise. Browsers name none."""
    if (request.encoding or "utf-8").lower() not in ("utf-8", "utf8"):
        raise BadRequest("A form must be sent in UTF-8.")


def _failures_of(network):
    """Return how many forms have failed; 0 while the database is away, which the view itself tells."""
    try:
        return count_of(_FAILED, network, Window.HOUR)
    except Error:
        return 0


def _count_failure(network):
    try:
        count_up(_FAILED, network, Window.HOUR)
    except Error:
        logger.exception("A form that failed was not counted")
