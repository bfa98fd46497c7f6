from django import template
from wagtail.models import Page

from articles.related import related_articles as find_related_articles

register = template.Library()


@register.inclusion_tag("components/related_articles.html")
def related_articles(page: Page) -> dict:
    """Print the articles to be read after `page`, each with the reason it stands there."""
    return {"items": find_related_articles(page)}
