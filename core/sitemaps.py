from urllib.parse import urlsplit

from django.conf import settings
from wagtail.contrib.sitemaps import Sitemap

from core.visibility import visible_pages


class OneHostMixin:
    """A sitemap that names the host of the site, whatever host was asked."""

    def get_protocol(self, protocol=None):
        return urlsplit(settings.PUBLIC_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.PUBLIC_URL).netloc


class PageSitemap(OneHostMixin, Sitemap):
    """Every page the public may see, with the time it was last published."""

    def __init__(self, request=None):
        # Asked about a request, a page names the host of that request's site.
        super().__init__()

    def items(self):
        root = self.get_wagtail_site().root_page
        return (
            visible_pages()
            .descendant_of(root, inclusive=True)
            .order_by("path")
            .defer_streamfields()
            .specific(defer=True)
        )
