"""What stands before the public form instead of a CSRF token (docs/adr/0003-consultation-form-guard.md)."""

from functools import wraps

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.views.decorators.csrf import csrf_exempt

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


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
    decorator.
    """

    def decorator(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in SAFE_METHODS and not is_same_origin(request):
                return refuse(request)
            # Django reads a form with whatever codec its sender names, and some of them raise. Browsers name none.
            if (request.encoding or "utf-8").lower() not in ("utf-8", "utf8"):
                raise BadRequest("A form must be sent in UTF-8.")
            return view(request, *args, **kwargs)

        return csrf_exempt(guarded)

    return decorator
