"""Which requests a ready page may answer, and what tells one page from another."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils import translation

# What newsletters and advertisements add, and no page reads.
_STRIPPED = re.compile(
    r"utm_\w{1,40}|mtm_\w{1,40}|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|twclid|ttclid|li_fat_id|igshid|mc_cid|mc_eid"
)
_VALUE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_VALUE = 60
_LONGEST_PATH = 300
# What is remembered so that it need not be looked at again.
_MOST_HOSTS = _MOST_ENCODINGS = 50
_ENCODINGS = tuple((name, re.compile(rf"\b{name}\b")) for name in ("br", "gzip"))
# Names of our cookies: with any of them somebody may have a session, or is on the way to one.
_COOKIE_NAMES = ("session", "csrf", "messages", "known_browser", "invitation", "password_reset")


class Key(NamedTuple):
    """What tells one ready answer from another."""

    scheme: str
    host: str
    path: str
    query: str
    encoding: str


class Keys:
    """Finds the key of a request, by the settings of the site."""

    def __init__(self):
        ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, *_COOKIE_NAMES}
        names = "|".join(map(re.escape, sorted(ours)))
        self._cookie = re.compile(rf"(?:^|[;,\s])(?:__Host-|__Secure-)?(?:{names})\s*=")
        self._hosts, self._encodings = set(), {}
        self._is_host_forwarded = settings.USE_X_FORWARDED_HOST
        self._is_https_alone = settings.SECURE_SSL_REDIRECT
        self._https_header, self._https_value = settings.SECURE_PROXY_SSL_HEADER or (None, None)

    def key_of(self, environ: dict) -> Key | None:
        """Return the key of a request, or None where Django answers: for staff, forms, and whatever is not plain."""
        get = environ.get
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or (cookies := get("HTTP_COOKIE"))
            and self._cookie.search(cookies)
            or "HTTP_AUTHORIZATION" in environ
            or get("CONTENT_LENGTH") not in (None, "", "0")
            or "CONTENT_TYPE" in environ
            or "HTTP_TRANSFER_ENCODING" in environ
            or "HTTP_IF_MATCH" in environ
            or "HTTP_IF_UNMODIFIED_SINCE" in environ
            or get("SCRIPT_NAME")
            or self._is_host_forwarded
        ):
            return None
        host, path = get("HTTP_HOST", ""), environ["PATH_INFO"]
        if len(path) > _LONGEST_PATH or host not in self._hosts and not self._is_ours(host):
            return None
        scheme = self._scheme(environ)
        if scheme != "https" and self._is_https_alone:
            return None
        query = get("QUERY_STRING", "")
        if query and (query := _plain(query)) is None:
            return None
        taken = get("HTTP_ACCEPT_ENCODING", "")
        encoding = self._encodings.get(taken)
        if encoding is None:
            encoding = ", ".join(name for name, mention in _ENCODINGS if mention.search(taken))
            if len(self._encodings) < _MOST_ENCODINGS:
                self._encodings[taken] = encoding
        return Key(scheme, host, path, query, encoding)

    def _scheme(self, environ):
        # As Django's request does.
        if self._https_header and (value := environ.get(self._https_header)) is not None:
            return "https" if value.split(",", 1)[0].strip() == self._https_value else "http"
        return environ["wsgi.url_scheme"]

    def _is_ours(self, host):
        domain, _port = split_domain_port(host)
        is_ours = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
        if is_ours and len(self._hosts) < _MOST_HOSTS:
            self._hosts.add(host)
        return is_ours

    def environ_of(self, key: Key, environ: dict) -> dict:
        """Return the request with which a page is made: of what a visitor sent, no more than is in its key."""
        kept = {
            name: value
            for name, value in environ.items()
            if name.startswith(("wsgi.", "SERVER_")) or name == self._https_header
        }
        return kept | {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "HTTP_HOST": key.host,
            "PATH_INFO": key.path,
            "QUERY_STRING": key.query,
            "HTTP_ACCEPT_ENCODING": key.encoding,
            "REMOTE_ADDR": "",
        }


def is_kept(path: str) -> bool:
    """Return whether the address is that of a view whose answers are kept (`READY_ROUTES`)."""
    try:
        path = path.encode("latin-1").decode()
        with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
            return resolve(path).view_name in settings.READY_ROUTES
    except (UnicodeError, Resolver404):
        return False


def _plain(query):
    """Return a query of known parameters in one spelling, without what is stripped, or None for any other."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=20)
    except ValueError:
        return None
    known = [(name, value) for name, value in pairs if not _STRIPPED.fullmatch(name)]
    names = [name for name, _value in known]
    is_plain = len(set(names)) == len(names) and all(
        name in settings.READY_PARAMETERS and len(value) <= _LONGEST_VALUE and _VALUE.fullmatch(value)
        for name, value in known
    )
    return urlencode(sorted(known)) if is_plain else None
