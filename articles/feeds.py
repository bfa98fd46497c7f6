from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from articles.models import ArticleIndexPage, ArticlePage, Topic
from core.models import PracticeSettings

FEED_LENGTH = 20


class _AuthorsFeed(Atom1Feed):
    """An Atom feed whose entries name each of their authors."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class ArticleFeed(Feed):
    """All articles, newest first, as an Atom feed."""

    feed_type = _AuthorsFeed

    def get_object(self, request):
        return None

    def _index(self):
        return ArticleIndexPage.objects.visible().first()

    def title(self, topic):
        name = PracticeSettings.load().name
        return _("%(practice)s: %(topic)s") % {"practice": name, "topic": topic.name} if topic else name

    def link(self, topic):
        index = self._index()
        url = index.full_url if index else Site.objects.get(is_default_site=True).root_url
        return f"{url}?topic={topic.slug}" if topic else url

    def subtitle(self, topic):
        if topic and topic.description:
            return topic.description
        index = self._index()
        return index.summary_text if index else ""

    def items(self, topic):
        articles = ArticlePage.objects.for_listing()
        return (articles.filter(topics=topic) if topic else articles)[:FEED_LENGTH]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        """Return the teaser as the HTML that Atom1Feed calls it."""
        return escape(article.summary_text)

    def item_link(self, article):
        return article.full_url

    def item_extra_kwargs(self, article):
        return {"authors": [author.full_name for author in article.authors]}

    def item_pubdate(self, article):
        # The day that the page shows; a feed asks for a time too.
        return timezone.make_aware(datetime.combine(article.published_on, time.min))

    def item_updateddate(self, article):
        return article.last_published_at

    def item_categories(self, article):
        return [topic.name for topic in article.topics.all()]


class TopicFeed(ArticleFeed):
    """The articles on one topic."""

    def get_object(self, request, slug):
        return get_object_or_404(Topic, slug=slug, locale__language_code=get_language())
