from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.addresses.named import site_address
from core.addresses.public import sitemap_line
from core.branding.files import look_file
from core.models import PracticeSettings

A_YEAR = 60 * 60 * 24 * 365


@require_safe
def favicon(request):
    """Lead programs that ask for the icon at its traditional address to where it is."""
    return redirect(PracticeSettings.load().look.favicon)


@require_safe
def branding(request, digest, name):
    """Answer with a file of the practice's look, which never changes. An old address leads to that of today's look."""
    practice = PracticeSettings.load()
    if digest != practice.look.digest:
        if current := practice.look.address(name):
            return redirect(current)
        raise Http404
    file = look_file(practice, name)
    if file is None:
        raise Http404
    content, content_type = file
    response = HttpResponse(content, content_type=content_type)
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


@require_safe
def robots_txt(request):
    """Tell search engines what to leave alone, and where the sitemap is."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {site_address('search_page')}",
        "",
        sitemap_line(),
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
