from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from core.visibility import visible_pages


class PageSitemap(Sitemap):
    """Every page the public may see, with the time it was last published."""

    def items(self):
        root = Site.find_for_request(self.request).root_page
        return (
            visible_pages()
            .descendant_of(root, inclusive=True)
            .order_by("path")
            .defer_streamfields()
            .specific(defer=True)
        )
