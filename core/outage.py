import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

RETRY_AFTER = 120  # seconds


def server_error(request):
    """Answer an error nobody caught: 503 while the database is away or busy for too long, else 500.

    Nothing keeps either page, and neither asks the database. Django calls this, its `handler500`, for errors of views
    and of middleware alike.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(
            render_to_string("503.html"),
            status=503,
            headers={"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"},
        )
    response = defaults.server_error(request)
    response.headers["Cache-Control"] = "no-store"
    return response
