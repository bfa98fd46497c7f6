from django import template

from articles.related import related_articles as find_related_articles

register = template.Library()


@register.simple_tag
def related_articles(page):
    """Return the articles to be read after `page`, as a list of `RelatedArticle`."""
    return find_related_articles(page)


@register.filter
def without(articles, related):
    """Return the articles that are not among the related ones, as a list."""
    shown = {item.page.pk for item in related}
    return [article for article in articles if article.pk not in shown]
