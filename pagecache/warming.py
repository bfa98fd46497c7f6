"""Making the pages ready that most visitors open, before one of them waits for it."""

import contextlib
import io
import logging
import os
import sys
import time
from multiprocessing import get_context
from urllib.parse import urlsplit

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Page, Site

from core.calendar.moments import next_change
from pagecache.generation import DatabaseAway, GenerationReader
from pagecache.layer import ReadyPages

logger = logging.getLogger(__name__)

# So that a site with a very long menu does not keep the worker from mail.
MOST = 60
_LOWEST_PRIORITY = 19


class Warming:
    """Remembers which generation was made ready, and until when its pages hold."""

    def __init__(self):
        self._token, self._end = None, 0.0

    def make_ready(self) -> None:
        """Make home, and the menu's pages and lists right below it, unless this was done; at low priority."""
        token = _current_token()
        is_made = token == self._token and time.time() < self._end
        # Connections are closed for it, and a transaction would end with them.
        if token is None or is_made or connection.in_atomic_block:
            return
        end = next_change(timezone.now()).timestamp()
        # In a process of its own, since all views and templates are loaded for it: the worker's memory stays a fifth
        # smaller. It is the same process split in two, and connections cannot be shared.
        connections.close_all()
        process = get_context("fork").Process(target=_make_all)
        process.start()
        process.join()
        if process.exitcode:
            raise RuntimeError(f"The process that makes pages ready ended with {process.exitcode}.")
        self._token, self._end = token, end


make_ready = Warming().make_ready


def _current_token():
    reader = GenerationReader()
    try:
        return reader.current_token()
    except DatabaseAway:
        return None
    finally:
        reader.close()


def _make_all():
    try:
        # Where the service may not, it goes on as it is.
        with contextlib.suppress(PermissionError):
            os.nice(_LOWEST_PRIORITY)
        layer = ReadyPages(get_wsgi_application(), is_counted=False)
        for path in _paths():
            for chunk in layer(_visit(path), lambda *answer: None):
                del chunk
        layer.generation.close()
        connections.close_all()
    except Exception as error:
        logger.error("Pages were not made ready", exc_info=error)
        sys.exit(1)


def _paths():
    for site in Site.objects.select_related("root_page"):
        for home in site.root_page.get_translations(inclusive=True):
            pages = Page.objects.descendant_of(home, inclusive=True).filter(depth__lte=home.depth + 1)
            for page in pages.live().public()[:MOST]:
                yield page.get_url_parts()[2]


def _visit(path):
    """Return the request of a browser that takes Brotli, as they all do."""
    address = urlsplit(settings.PUBLIC_URL)
    https = dict([settings.SECURE_PROXY_SSL_HEADER]) if settings.SECURE_PROXY_SSL_HEADER else {}
    return https | {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": address.hostname,
        "SERVER_PORT": str(address.port or 443),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": address.netloc,
        "HTTP_ACCEPT_ENCODING": "gzip, br",
        "wsgi.url_scheme": address.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
