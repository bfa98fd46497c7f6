from django import template
from wagtail.models import Page

from articles.related import related_articles as find_related_articles

register = template.Library()


@register.inclusion_tag("components/related_articles.html")
def related_articles(page: Page, listed=()) -> dict:
    """Print the articles to be read after `page`, each with the reason it is there, without those it has `listed`."""
    return {"items": find_related_articles(page, listed or ())}
