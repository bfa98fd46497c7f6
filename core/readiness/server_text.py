"""What only whoever runs the server can do, as one plain text to send on."""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string

from core.models import PracticeSettings
from core.readiness.registry import CheckResult, ReadinessCheck


def server_text(results: Iterable[tuple[ReadinessCheck, CheckResult]]) -> str:
    """Return the text about the results that are for the server, or "" where there are none."""
    wanting = [(check, result) for check, result in results if result.for_server and not result.is_ready]
    if not wanting:
        return ""
    context = {
        "results": wanting,
        "practice": PracticeSettings.load().name,
        "address": settings.PUBLIC_URL,
        "site_version": settings.VERSION,
    }
    return render_to_string("core/readiness/server.txt", context)
