"""What browsers report to have been refused by the Content-Security-Policy, in the log of the server."""

import json
import logging
import re
import time
from threading import Lock
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

MAX_BYTES = 8 * 1024
# Different lines within an hour, from each process of the server.
MAX_LINES = 20
_HOUR = 3600  # seconds

_logger = logging.getLogger(__name__)
_DIRECTIVE = re.compile(r"[a-z-]{1,30}")
_FILE = re.compile(r"[\w./-]{1,120}", re.ASCII)
_KEYWORDS = ("inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink")


class Quota:
    """So many different lines within an hour. `now`: seconds on a clock that only goes forward."""

    def __init__(self):
        self._lock = Lock()
        self._since, self._lines = 0.0, set()

    def takes(self, line: str, now: float) -> bool:
        """Return whether to write this line: a new one, of which there are not too many."""
        with self._lock:
            if now - self._since >= _HOUR or not self._lines:
                self._since, self._lines = now, set()
            if line in self._lines or len(self._lines) >= MAX_LINES:
                return False
            self._lines.add(line)
            return True


_quota = Quota()


@csrf_exempt
@require_POST
def violations(request):
    """Take a browser's report and write what helps to find the cause: never who sent it, or from which address.

    A browser sends no token. Nothing is stored, and the answer is always the same.
    """
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) <= MAX_BYTES:
        told = describe(request.read(int(length)))
        if told and _quota.takes(" ".join(told.values()), time.monotonic()):
            _logger.warning("A browser refused something", extra=told)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def describe(body: bytes) -> dict[str, str]:
    """Return what a report tells, for a line of the log; nothing where it is none.

    `body`: a report as browsers send it to a `report-uri` (Content Security Policy Level 2, section 4.4). Of an address
    only its kind is kept: the name of its route, whether it is another site's, or the name of a file of ours.
    """
    try:
        report = json.loads(body)["csp-report"]
        rule = report.get("effective-directive") or report["violated-directive"].partition(" ")[0]
        if not _DIRECTIVE.fullmatch(rule):
            return {}
        told = {
            "rule": rule,
            "refused": _kind(report.get("blocked-uri")),
            "page": _route(report.get("document-uri")),
            "file": _place(report.get("source-file"), report.get("line-number")),
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {name: value for name, value in told.items() if value}


def _kind(blocked):
    if not blocked or blocked in _KEYWORDS:
        return blocked or "inline"
    if _origin(blocked) == _origin(settings.PUBLIC_URL):
        return "this-site"
    scheme = urlsplit(blocked).scheme
    return scheme if scheme in ("data", "blob", "about") else "another-site"


def _route(document):
    if _origin(document or "") != _origin(settings.PUBLIC_URL):
        return ""
    try:
        return resolve(urlsplit(document).path).view_name
    except Resolver404:
        return ""


def _place(source, line):
    """Return where in a file of ours, which no visitor has chosen; nothing for any other."""
    path = urlsplit(source or "").path
    if (
        _origin(source or "") != _origin(settings.PUBLIC_URL)
        or not path.startswith(settings.STATIC_URL)
        or not _FILE.fullmatch(path)
    ):
        return ""
    return path + (f":{line}" if isinstance(line, int) and 0 < line < 10**6 else "")


def _origin(url):
    return urlsplit(url)[:2]
