"""Making the pages ready that most visitors open, before one of them waits for it."""

import io
import os
from functools import cache
from threading import Thread, get_native_id
from urllib.parse import urlsplit

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from wagtail.models import Page, Site

from pagecache.layer import ReadyPages

# So that a site with a very long menu does not keep the worker from mail.
MOST = 60
_LOWEST_PRIORITY = 19


def make_ready() -> None:
    """Make home, and the menu's pages and lists right below it, wherever one is not ready; at low priority."""
    # Priority is a matter of threads on Linux, and nobody may raise it again: so in one of its own.
    thread = Thread(target=_make_all)
    thread.start()
    thread.join()


def _make_all():
    try:
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), _LOWEST_PRIORITY)
        for path in _paths():
            for chunk in _layer()(_visit(path), lambda *answer: None):
                del chunk
    finally:
        _layer().generation.close()
        connections.close_all()


@cache
def _layer():
    return ReadyPages(get_wsgi_application(), is_counted=False)


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
