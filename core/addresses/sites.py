"""Which site of Wagtail's a request is for."""

from functools import cache

from django.db.models import CharField, Q
from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site

from core.database.prepared import Given, Prepared


def site_of(request: HttpRequest) -> Site | None:
    """Return the site that Wagtail finds for a request, by a shorter query than its own (7.4).

    Where there is one to choose it keeps it in the place of Wagtail; among several Wagtail chooses.
    """
    if not hasattr(request, "_wagtail_site"):
        # As Wagtail does: ALLOWED_HOSTS is for others to ask.
        sites = _sites().read(hostname=split_domain_port(request._get_raw_host())[0])
        if len(sites) == 1:
            request._wagtail_site = sites[0]
    return Site.find_for_request(request)


@cache
def _sites():
    sites = Site.objects.filter(Q(hostname=Given("hostname", CharField())) | Q(is_default_site=True))
    return Prepared(sites.select_related("root_page"))
