"""The WSGI layer before Django: answers anonymous visitors with ready pages, as the bytes that Django once answered."""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from threading import Event, Lock

from django.conf import settings
from django.db import Error, close_old_connections
from django.utils.http import parse_etags
from wagtail.models import Site

from core.calendar.moments import next_change
from core.database.deadline import short_waits
from pagecache import WAS_READY
from pagecache.counts import Counts
from pagecache.generation import DEADLINE, DatabaseAway, GenerationReader
from pagecache.keys import Keys, is_kept
from pagecache.release import release_name
from pagecache.store import Answer, Store

logger = logging.getLogger(__name__)

# How long a visitor waits for a page that is being made for another one, in seconds.
WAIT = 1


class ReadyPages:
    """A WSGI application around Django's. Its answers count for the share that readiness tells, unless not to be."""

    def __init__(self, application: Callable, *, is_counted: bool = True):
        self.application = application
        self.keys = Keys()
        self.generation = GenerationReader()
        folder = settings.READY_PAGES_DIR / release_name()
        self.store = Store(folder, settings.READY_PAGES_MEMORY, settings.READY_PAGES_DISK)
        self.counts = Counts(settings.READY_PAGES_DIR, self.store) if is_counted else None
        self._making, self._lock = {}, Lock()
        self._end, self._begun = (None, 0.0), None

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer a request; `environ[WAS_READY]` says afterwards that Django was not asked."""
        key = self.keys.key_of(environ)
        if key is None:
            return self._pass_on(environ, start_response)
        try:
            token = self.generation.current_token()
        except DatabaseAway:
            token, is_away = self.generation.last_token, True
        else:
            is_away = False
            if token != self._begun:
                # Wagtail remembers for an hour where each site begins, in each process; another may have changed it.
                Site.clear_site_root_paths_cache()
                self._begun = token
        answer = self.store.find(token, key) if token else None
        if answer is None and token and not is_away and is_kept(key.path):
            answer = self.store.find(token, key) if self._wait_for(key) else None
            if answer is None:
                return self._make(token, key, environ, start_response)
        if answer is None:
            return self._pass_on(environ, start_response)
        return self._give(answer, environ, start_response)

    def _count(self, kind):
        if self.counts:
            self.counts.add(kind)

    def _pass_on(self, environ, start_response):
        self._count("django")
        return self.application(environ, start_response)

    def _give(self, answer, environ, start_response):
        if "HTTP_IF_MODIFIED_SINCE" in environ and _header(answer, "last-modified"):
            return self._pass_on(environ, start_response)
        self._count("ready")
        environ[WAS_READY] = True
        return _send(answer, environ, start_response)

    def _wait_for(self, key):
        """Wait while the page is being made in another thread; return whether there was one."""
        with self._lock:
            made = self._making.get(key)
            if made is None:
                self._making[key] = Event()
                return False
        made.wait(WAIT)
        return True

    def _make(self, token, key, environ, start_response):
        """Have Django answer, and keep the answer if it is the same for everybody and still that of the generation."""
        try:
            made = self._ask_django(token, key, environ)
        finally:
            with self._lock:
                if event := self._making.pop(key, None):
                    event.set()
        self._count("django")
        if isinstance(made, Answer):
            return _send(made, environ, start_response)
        status, headers, body = made
        if environ["REQUEST_METHOD"] == "HEAD":
            body.close()
            start_response(status, _without(headers, "etag"))
            return []
        start_response(status, headers)
        return body

    def _ask_django(self, token, key, environ):
        began = time.time()
        told = []
        body = self.application(self.keys.environ_of(key, environ), lambda *answer: told.append(answer))
        status, headers = told[-1][:2]
        if not _is_for_everybody(status, headers):
            return status, headers, body
        with closing(body):
            answer = Answer(headers, b"".join(body), self._end_of(token, began))
        try:
            if answer.ends > time.time() and self.generation.current_token() == token:
                self.store.keep(token, key, answer)
        except DatabaseAway:
            logger.info("A page was made while the database went away")
        return answer

    def _end_of(self, token, began):
        """Return when pages of this generation made from `began` on change by themselves; 0 where nobody knows."""
        known, end = self._end
        if known == token and end > began:
            return end
        try:
            with short_waits(DEADLINE):
                end = next_change(datetime.fromtimestamp(began, UTC)).timestamp()
        except Error:
            return 0
        finally:
            close_old_connections()
        self._end = (token, end)
        return end


def _is_for_everybody(status, headers):
    told = {name.lower(): value for name, value in headers}
    return (
        status == "200 OK"
        and told.get("cache-control") == "public, no-cache"
        and told.get("vary", "Accept-Encoding") == "Accept-Encoding"
        and "set-cookie" not in told
        and {"etag", "content-length"} <= told.keys()
    )


def _send(answer, environ, start_response):
    if environ["REQUEST_METHOD"] == "HEAD":
        # Django gives no tag with it, and compares none.
        start_response("200 OK", _without(answer.headers, "etag"))
        return []
    if (asked := environ.get("HTTP_IF_NONE_MATCH")) and _has(asked, _header(answer, "etag")):
        start_response("304 Not Modified", _headers_of_304(answer))
        return []
    start_response("200 OK", list(answer.headers))
    return [answer.body]


def _has(asked, etag):
    """Return whether the browser has the page already (RFC 9110, 13.1.2: tags are compared weakly)."""
    tags = {tag.removeprefix("W/") for tag in parse_etags(asked)}
    return etag.removeprefix("W/") in tags or tags == {"*"}


def _header(answer, name):
    return next((value for found, value in answer.headers if found.lower() == name), "")


def _headers_of_304(answer):
    # Compressing makes the tag a weak one and adds "Vary"; an answer without a body is not compressed.
    content = ("content-type", "content-length", "content-encoding", "content-language")
    headers = _without(answer.headers, *content, "vary", "x-robots-tag")
    return [(name, value.removeprefix("W/") if name.lower() == "etag" else value) for name, value in headers]


def _without(headers, *names):
    return [(name, value) for name, value in headers if name.lower() not in names]
