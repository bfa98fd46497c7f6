"""What the site tells search engines of its pages: one file while they are few, else an index of several."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap as PlainSitemap
from django.contrib.sitemaps import views
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from core.visibility import visible_pages

# Keys of pages in one part: one may have none in it or fewer, and finding it costs the same wherever it lies.
KEYS_IN_PART = 2000


class OneHostMixin:
    """A sitemap that names the host of the site, whatever host was asked."""

    def get_protocol(self, protocol=None):
        return urlsplit(settings.PUBLIC_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.PUBLIC_URL).netloc


class PageSitemap(OneHostMixin, Sitemap):
    """The pages of one part that the public may see, with the time each was last published."""

    def __init__(self, root, part):
        # Asked about a request, a page names the host of that request's site.
        super().__init__()
        self._root, self._part = root, part

    def items(self):
        begin = self._part * KEYS_IN_PART
        pages = _listed_pages(self._root).filter(pk__gte=begin, pk__lt=begin + KEYS_IN_PART)
        return pages.order_by("path").defer_streamfields().specific(defer=True)


@require_safe
def sitemap(
    request: HttpRequest, others: dict[str, PlainSitemap], part: int | None = None
) -> TemplateResponse:
    """Answer the sitemap, or an index of its parts where it has several, or one `part`.

    `others` are sitemaps of what is no page, as {name: sitemap}; they are in the part of the first page of the site.
    """
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    parts = _parts(root)
    if part is None and len(parts) > 1:
        return _index(request, parts)
    if part is None:
        part = root.pk // KEYS_IN_PART
    elif part not in parts:
        raise Http404
    sitemaps = {"pages": PageSitemap(root, part)}
    if part == root.pk // KEYS_IN_PART:
        sitemaps |= others
    return views.sitemap(request, sitemaps)


@views.x_robots_tag
def _index(request, parts):
    addresses = [settings.PUBLIC_URL + reverse("sitemap_part", args=[part]) for part in parts]
    context = {"sitemaps": [{"location": address} for address in addresses]}
    return TemplateResponse(request, "sitemap_index.xml", context, content_type="application/xml")


def _listed_pages(root):
    return visible_pages().descendant_of(root, inclusive=True)


def _parts(root):
    """Return the numbers of the parts that have a page; asks once for each."""
    parts = []
    keys = _listed_pages(root).order_by("pk").values_list("pk", flat=True)
    while (key := keys.filter(pk__gte=(parts[-1] + 1) * KEYS_IN_PART if parts else 0).first()) is not None:
        parts.append(key // KEYS_IN_PART)
    return parts
