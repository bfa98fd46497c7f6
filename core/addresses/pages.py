"""The addresses of pages, of which each page has dozens in its links."""

from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from core.memo import remembered

# What stands as it is in an address that Django makes (`django.urls.reverse`; RFC 3986, 2.2).
_PLAIN = "!$&'()*+,;=/~:@"


def address_of(page: Page, request: HttpRequest | None = None) -> str | None:
    """Return the address of a page as `page.get_url(request)` does, or None where it has none.

    Wagtail looks through all patterns of the site for each page (7.4); where there is one site, the address of its
    first page tells those of all in the same language.
    """
    sites = remembered("addresses of sites", Site.get_site_root_paths)
    root = next((site.root_path for site in sites if page.url_path.startswith(site.root_path)), None)
    if root is None or len({site.site_id for site in sites}) > 1:
        return page.get_url(request=request)
    first = remembered(f"address of {root} for {get_language()}", lambda: Page(url_path=root).get_url())
    return first and first + quote(page.url_path[len(root) :], safe=_PLAIN)
