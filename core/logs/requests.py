import logging
from time import perf_counter
from uuid import uuid4

from core.logs.lines import current_request

logger = logging.getLogger(__name__)

METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT")


class RequestLogMiddleware:
    """Write a line about each request: by which route it came, its status, and how long it took.

    Whatever else is logged meanwhile bears the same request id. It must come first. The name of a route is the same
    for all pages, and for all requests of patients. Static files and redirects to https leave no line.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.log_id = uuid4().hex
        token = current_request.set(request)
        started = perf_counter()
        try:
            response = self.get_response(request)
            if request.resolver_match or response.status_code >= 400:
                method = request.method if request.method in METHODS else "OTHER"
                took = round((perf_counter() - started) * 1000)
                told = {"method": method, "status": response.status_code, "ms": took}
                logger.info("A request was answered", extra=told)
            return response
        finally:
            current_request.reset(token)
