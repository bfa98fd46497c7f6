from urllib.parse import urljoin

from django import template
from django.utils.http import urlencode
from wagtail.models import Page

from articles.related import related_articles as find_related_articles

register = template.Library()


@register.inclusion_tag("components/related_articles.html")
def related_articles(page: Page, listed=()) -> dict:
    """Print the articles to be read after `page`, each with the reason it is there, without those it has `listed`."""
    return {"items": find_related_articles(page, listed or ())}


@register.simple_tag
def articles_url(articles: list[Page], parameter: str, page: Page) -> str:
    """Return the address of the list that these articles are from, narrowed by `parameter` to those of `page`."""
    return urljoin(articles[0].url or "", f"../?{urlencode({parameter: page.slug})}")
