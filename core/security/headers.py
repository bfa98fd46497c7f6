"""The headers by which browsers guard a visitor, on every answer."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.middleware.security import SecurityMiddleware
from django.urls import reverse


class HeadersMiddleware(CSPMiddleware):
    """Put the headers on every answer: files, errors, and what other middleware refuses.

    It must come first. What a view says of its own answer stays.
    """

    def __init__(self, get_response):
        super().__init__(get_response)
        # Where Django's own stands in the order, it cannot reach what it refuses itself, such as an unknown host.
        self.security = SecurityMiddleware(get_response)

    def process_response(self, request, response):
        if request.path.startswith(reverse("wagtailadmin_home")) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY  # as csp.decorators.csp does
        response = super().process_response(request, response)
        response = self.security.process_response(request, response)
        response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response
