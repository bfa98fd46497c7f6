from datetime import UTC, datetime, time
from typing import NamedTuple
from uuid import uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import Page
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models import ArticleIndexPage, ArticlePage, Topic
from core.listings.linked import last_linked
from core.listings.pagination import paginate
from core.models import PracticeSettings

FEED_LENGTH = 20
# When a feed without entries last changed: at no time that anybody knows.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _lasting_id(thing):
    """Return an id that no change of name, address or host changes; translations of a page have ids of their own."""
    return uuid5(thing.translation_key, str(thing.locale_id)).urn


class _AuthorsFeed(Atom1Feed):
    """An Atom feed whose entries name each of their authors, and which is the same as long as nothing changes."""

    def latest_post_date(self):
        """Return when the newest entry changed. Django takes the hour of the question for a feed without entries."""
        return super().latest_post_date() if self.items else NEVER

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for relation, url in self.feed["parts"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": url})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class _Part(NamedTuple):
    """What is asked for: a part of the feed of all articles, or of those on a topic."""

    topic: Topic | None
    page: Page


class ArticleFeed(Feed):
    """All articles, newest first, as an Atom feed in parts that lead to each other (RFC 5005, section 3)."""

    feed_type = _AuthorsFeed

    def __call__(self, request, *args, **kwargs):
        """Answer without the hour of the newest entry: one taken back leaves it as it was. The ETag tells."""
        response = super().__call__(request, *args, **kwargs)
        del response.headers["Last-Modified"]
        return response

    def get_object(self, request, topic=None):
        articles = ArticlePage.objects.for_rows().prefetch_related("article_authors__physician", "topics")
        if topic:
            links = ArticlePage.topics.through.objects.filter(topic=topic)
            articles = articles.filter(pk__in=last_linked(links, "articlepage"))
        return _Part(topic, paginate(request, articles, FEED_LENGTH))

    def _index(self):
        return ArticleIndexPage.objects.visible().first()

    def title(self, part):
        name, topic = PracticeSettings.load().name, part.topic
        if topic:
            return (
                _("%(practice)s: %(topic)s") % {"practice": name, "topic": topic.name} if name else topic.name
            )
        return name or _("Articles")

    def feed_url(self, part):
        """Return the address of the part on the host that its entries name, whatever host was asked."""
        return self._url(part, part.page.number)

    def _url(self, part, number):
        url = settings.PUBLIC_URL + (part.topic.feed_url if part.topic else reverse("articles:feed"))
        return url if number == 1 else f"{url}?page={number}"

    def feed_extra_kwargs(self, part):
        page, parts = part.page, {}
        if page.has_previous():
            parts |= {"first": self._url(part, 1), "previous": self._url(part, page.previous_page_number())}
        if page.has_next():
            parts["next"] = self._url(part, page.next_page_number())
        return {"parts": parts}

    def feed_guid(self, part):
        thing = part.topic or self._index()
        return _lasting_id(thing) if thing else self._url(part, 1)

    def link(self, part):
        index = self._index()
        url = index.full_url if index else f"{settings.PUBLIC_URL}/"
        return f"{url}?topic={part.topic.slug}" if part.topic else url

    def subtitle(self, part):
        if part.topic and part.topic.description:
            return part.topic.description
        index = self._index()
        return index.summary_text if index else ""

    def items(self, part):
        return part.page.object_list

    def item_title(self, article):
        return article.title

    def item_guid(self, article):
        return _lasting_id(article)

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
        topic = get_object_or_404(Topic, slug=slug, locale__language_code=get_language())
        return super().get_object(request, topic)
