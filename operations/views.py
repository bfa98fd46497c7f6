from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from operations.health import look


@method_decorator(never_cache, name="dispatch")
class ReadyView(View):
    """Whether everything works, for a monitor: 200, or 503 when something does not. It says nothing secret."""

    def get(self, request: HttpRequest) -> JsonResponse:
        checks = look()
        is_ready = all(checks.values())
        return JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)
