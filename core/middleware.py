import re

import brotli
from django.conf import settings
from django.http import FileResponse
from django.middleware import gzip
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers
from wagtail.users.models import UserProfile

from core.calendar.clock import practice_zone
from core.memo import IS_INCOMPLETE, remembered, request_memo

# Below this many bytes compressing saves nothing (as in Django's GZipMiddleware).
WORTH_COMPRESSING = 200
# The highest level that takes a few milliseconds only.
BROTLI_QUALITY = 8
# How far back it looks for what it repeats: 64 KB. Further takes 17 MB of memory each time, for a thousandth less.
BROTLI_WINDOW = 16

# What a visitor fills in stays below 32 KB. Up to this size too long answers can come back with what was typed.
MAX_PUBLIC_BODY_BYTES = 512 * 1024


def is_private(request, response):
    """Return whether an answer belongs to somebody with a session, or starts one."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or response.has_header("Set-Cookie")


class HeadMiddleware:
    """Answer HEAD with the headers alone: the server in front logs a warning for a body that nobody may get.

    It must come first, so that the headers are those of the answer to GET.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = ()
            else:
                response.content = b""
        return response


class BrotliMiddleware:
    """Compress text that holds no secret by Brotli, where the browser takes it; `GZipMiddleware` does the rest."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if self.should_compress(request, response):
            response.content = brotli.compress(
                response.content, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY, lgwin=BROTLI_WINDOW
            )
            response.headers["Content-Encoding"] = "br"
            response.headers["Content-Length"] = str(len(response.content))
            if response.headers.get("ETag", "").startswith('"'):
                response.headers["ETag"] = "W/" + response.headers["ETag"]  # as after gzip
            patch_vary_headers(response, ["Accept-Encoding"])
        return response

    def should_compress(self, request, response):
        return (
            re.search(r"\bbr\b", request.headers.get("Accept-Encoding", ""))
            and not is_private(request, response)
            and not response.streaming
            and not response.has_header("Content-Encoding")
            and response.headers.get("Content-Type", "").startswith("text/")
            and len(response.content) >= WORTH_COMPRESSING
        )


class GZipMiddleware(gzip.GZipMiddleware):
    """Compress answers; a visitor's answer holds no secret, so it needs no random padding and stays the same bytes."""

    def process_response(self, request, response):
        if is_private(request, response):
            return super().process_response(request, response)
        return _unpadded.process_response(request, response)


class _UnpaddedGZipMiddleware(gzip.GZipMiddleware):
    max_random_bytes = 0


_unpadded = _UnpaddedGZipMiddleware(lambda request: None)


# Where Wagtail asks for the password of a private page, or for a login to it.
LOGIN_PATHS = "/_util/"


class VisitorMiddleware:
    """Keep the two kinds of answer apart: the same for every visitor, or private to somebody with a session.

    An answer to a request with a session cookie may differ (user bar, private pages) and is never stored. Only staff
    and people who sign in meet forms with a CSRF token: elsewhere a stray CSRF cookie is not looked at, or Django
    would answer it with a new one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not has_session and not request.path.startswith((reverse("wagtailadmin_home"), LOGIN_PATHS)):
            request.COOKIES.pop(settings.CSRF_COOKIE_NAME, None)
        with request_memo():
            response = self.get_response(request)
            is_incomplete = remembered(IS_INCOMPLETE, lambda: False)
        if "immutable" in response.get("Cache-Control", "") and not response.cookies:
            return response  # a file that is the same for everybody, in a session too
        if has_session or response.cookies or is_incomplete:
            patch_cache_control(response, private=True, no_store=True)
        elif not response.has_header("Cache-Control"):
            # A cache may keep the page but must ask: a change shows at the very next visit.
            patch_cache_control(response, public=True, no_cache=True)
        return response


def is_body_too_large(request):
    """Return whether the body of a request is larger than any form for visitors."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > MAX_PUBLIC_BODY_BYTES


def refuse_body(request):
    """Answer a request whose body is too large, without reading it."""
    response = render(request, "413.html", status=413)
    add_never_cache_headers(response)
    return response


# The addresses below the admin's that people meet who have not signed in.
SIGN_IN_NAMES = ("account_", "mfa_", "users_")


class PublicBodyMiddleware:
    """Refuse, unread, what is larger than any form for visitors, at every address where nobody has to sign in.

    It must come before Django's CSRF protection, which reads the form. A view that lifts that protection has a guard
    of its own, which counts what it refuses.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not is_body_too_large(request) or getattr(view_func, "csrf_exempt", False):
            return None
        is_staff_only = request.path.startswith(reverse("wagtailadmin_home")) and not (
            request.resolver_match.url_name or ""
        ).startswith(SIGN_IN_NAMES)
        return None if is_staff_only else refuse_body(request)


class PathLanguageMiddleware:
    """Take the language from the path alone, so that no answer varies by cookie or by `Accept-Language`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PracticeTimeMiddleware:
    """Let the practice's time zone hold while an answer is made, rendered and sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        zone = practice_zone()
        with timezone.override(zone):
            response = self.get_response(request)
        if response.streaming and not isinstance(response, FileResponse):
            response.streaming_content = _made_in(zone, response.streaming_content)
        return response

    def process_view(self, request, view, args, kwargs):
        """Let the profile of whoever works in the admin name the practice's zone, for this request alone.

        Wagtail activates what the profile says (or, without one, what the environment says) around each of its
        views and their rendering, after every middleware: `wagtail.admin.localization`, Wagtail 7.4.
        """
        if request.path.startswith(reverse("wagtailadmin_home")) and request.user.is_authenticated:
            profile = getattr(request.user, "wagtail_userprofile", None) or UserProfile(user=request.user)
            profile.current_time_zone = timezone.get_current_timezone_name()


def _made_in(zone, chunks):
    """Yield the chunks of an answer, each made in this time zone. Between them nothing is left active."""
    chunks = iter(chunks)
    while True:
        with timezone.override(zone):
            try:
                chunk = next(chunks)
            except StopIteration:
                return
        yield chunk
