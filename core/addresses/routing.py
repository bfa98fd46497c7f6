"""How a request finds its page, and with it the pages above and those that every page leads to, in one query."""

from functools import cache
from itertools import accumulate

from django.db.models import IntegerField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from core.addresses.chrome import read_with_chrome
from core.addresses.sites import site_of
from core.database.prepared import Given, Prepared
from core.models import BasePage
from core.visibility import remember_ancestors

# No page lies deeper: a longer address is left to Wagtail, which gives up at the first part that it does not know.
DEEPEST = 20


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with a page, as Wagtail does."""
    _remember_route(request, path)
    return serve(request, path)


def _remember_route(request, path):
    """Find the page in the place of Wagtail, which asks twice for each part of an address, with all texts (7.4).

    It takes what is found from `_wagtail_route_for_request`. A page in another language than that of the site's root
    it finds itself.
    """
    site = site_of(request)
    parts = [part for part in path.split("/") if part]
    if not site or len(parts) > DEEPEST:
        return
    addresses = list(accumulate((f"{part}/" for part in parts), initial=site.root_page.url_path))
    way = read_with_chrome(site.root_page, addresses)
    if not way or way[0].language != get_language():
        return
    found = way[-1]
    if [page.url_path for page in way] != addresses or not found.live:
        request._wagtail_route_for_request = None
    elif issubclass(found.specific_class, BasePage):
        [page] = _of_type(found.specific_class).read(key=found.pk)
        remember_ancestors(page, way[:-1])
        request._wagtail_route_for_request = RouteResult(page)


@cache
def _of_type(model):
    return Prepared(model.objects.for_page().filter(pk=Given("key", IntegerField())))
