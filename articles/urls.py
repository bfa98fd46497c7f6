from django.urls import path
from django.views.decorators.http import require_safe

from articles.feeds import ArticleFeed, TopicFeed

app_name = "articles"
urlpatterns = [
    path("feed.xml", require_safe(ArticleFeed()), name="feed"),
    path("feed/<slug:slug>.xml", require_safe(TopicFeed()), name="topic_feed"),
]
