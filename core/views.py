from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.addresses.named import site_address
from core.addresses.public import sitemap_line


@require_safe
def favicon(request):
    """Lead programs that ask for the icon at its traditional address to where it is."""
    return redirect(static("img/favicon.ico"))


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
