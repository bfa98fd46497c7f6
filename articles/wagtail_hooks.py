from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from articles.admin_views import NewArticleMenuItem, new_article
from articles.models import Topic
from core.listings.empty import ListedSnippetViewSet


class TopicViewSet(ListedSnippetViewSet):
    model = Topic
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 270
    list_display = ["name", "slug", "description"]
    when_empty = _("No topics yet. Readers use topics to find articles. Add the first, such as “Back pain”.")


register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def register_new_article():
    return [path("new-article/", new_article, name="new_article")]


@hooks.register("register_admin_menu_item")
def register_new_article_menu_item():
    return NewArticleMenuItem(_("New article"), reverse("new_article"), icon_name="edit", order=50)
