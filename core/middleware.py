from django.conf import settings
from django.middleware import gzip
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control

from core.memo import request_memo


class GZipMiddleware(gzip.GZipMiddleware):
    """Compress answers; a visitor's answer holds no secret, so it needs no random padding and stays the same bytes."""

    def process_response(self, request, response):
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.has_header("Set-Cookie"):
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
    and people who log in meet forms with a CSRF token: elsewhere a stray CSRF cookie is not looked at, or Django
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
        if request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_update = settings.ADMIN_CONTENT_SECURITY_POLICY  # as csp.decorators.csp_update does
        if has_session or response.cookies:
            patch_cache_control(response, private=True, no_store=True)
        elif not response.has_header("Cache-Control"):
            # A cache may keep the page but must ask: a change shows at the very next visit.
            patch_cache_control(response, public=True, no_cache=True)
        return response


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
