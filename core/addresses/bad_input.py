"""What no view can read is an answer in the site's design, not an error."""

import logging
import traceback
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError, ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.views import defaults

from core.database import deadline
from core.forms import pages
from core.security import starters

logger = logging.getLogger(__name__)

# What Wagtail, Django and the database drivers raise at a number that no row has, a word where a number belongs, a NUL,
# or a model or a row that does not exist …
OF_AN_ADDRESS = (DataError, LookupError, ObjectDoesNotExist, OverflowError, ValidationError, ValueError)
# … and, from a query or a body, at a field, a page of a list or a next address that does not exist, a missing part, or
# lists within lists without end.
OF_WHAT_IS_SENT = (
    *OF_AN_ADDRESS,
    *(AttributeError, FieldError, InvalidPage, NoReverseMatch, RecursionError, TypeError),
)
# Modules of ours that stand around what is not ours: each query, the choosers, and what Wagtail reads of a page's form.
AROUND = {module.__name__ for module in (deadline, pages, starters)}


class BadInputMiddleware:
    """Answer 404 or 400 where a view that is not ours fails on what it was sent.

    Wagtail's choosers, reports and actions on many hand what stands in an address to the database unread (7.4). An
    error that passes through our own code stays one, but for a part of a form that is missing. The log has a line with
    the kind of error and its place.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        match = request.resolver_match
        is_sent = request.GET or request.method not in ("GET", "HEAD")
        if settings.DEBUG or not _is_unreadable(exception, is_sent, match.args or match.kwargs):
            return None
        logger.warning("A view could not read what it was sent", exc_info=exception)
        if is_sent:
            return defaults.bad_request(request, exception)
        is_admin = request.path.startswith(reverse("wagtailadmin_home"))
        template = "wagtailadmin/404.html" if is_admin else defaults.ERROR_404_TEMPLATE_NAME
        return defaults.page_not_found(request, Http404(), template_name=template)


def _is_unreadable(exception, is_sent, parts):
    """Return whether an error comes of what was sent, or else of the parts of the address."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    kinds = OF_WHAT_IS_SENT if is_sent else OF_AN_ADDRESS if parts else ()
    return isinstance(exception, kinds) and not _is_ours(exception)


def _is_ours(exception):
    """Return whether an error passed through a room of the project."""
    rooms = {app.name for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR}
    frames = traceback.walk_tb(exception.__traceback__)
    modules = {frame.f_globals.get("__name__", "") for frame, _line in frames} - AROUND
    return any(module.partition(".")[0] in rooms for module in modules)
