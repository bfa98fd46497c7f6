from django.urls import path

from articles.feeds import ArticleFeed, TopicFeed

app_name = "articles"
urlpatterns = [
    path("feed.xml", ArticleFeed(), name="feed"),
    path("feed/<slug:slug>.xml", TopicFeed(), name="topic_feed"),
]
