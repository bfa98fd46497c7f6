from django import template

from articles.models import ArticlePage
from articles.related import related_articles as find_related_articles

register = template.Library()


@register.inclusion_tag("components/related_articles.html")
def related_articles(page):
    """Print the articles to be read after `page`, each with the reason it stands there."""
    return {"items": find_related_articles(page)}


@register.simple_tag
def articles_by(physician):
    """Return the articles a clinician wrote, newest first."""
    return ArticlePage.objects.for_listing().by(physician)


@register.simple_tag
def articles_about(page):
    """Return the articles about a procedure or a condition, newest first."""
    return ArticlePage.objects.for_listing().about(page)
