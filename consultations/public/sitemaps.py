from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from core.sitemaps import OneHostMixin


class FormSitemap(OneHostMixin, Sitemap):
    """The form's own page, which is no page of the tree."""

    def items(self):
        return ["consultations:form"]

    def location(self, name):
        return reverse(name)
