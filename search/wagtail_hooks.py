from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSetGroup

from core.listings.empty import ListedSnippetViewSet
from search.models import Answer, SynonymSet
from search.reports import MissedWordsViewSet


class CreateAnswerView(CreateView):
    """The form of a new answer; a report leads to it with what people searched for."""

    def get_initial(self):
        return super().get_initial() | {"phrases": self.request.GET.get("phrases", "")}


class AnswerViewSet(ListedSnippetViewSet):
    model = Answer
    icon = "help"
    list_display = ["__str__", "text", "page"]
    add_view_class = CreateAnswerView
    when_empty = _(
        "No answers yet. Add short answers to what patients type into the search. Hours, addresses, phone numbers and "
        "insurance plans are answered without you."
    )


class SynonymSetViewSet(ListedSnippetViewSet):
    model = SynonymSet
    icon = "search"
    when_empty = _(
        "No words yet. Add words that mean the same, such as “shot” and “injection”: searching for one also finds the "
        "others."
    )


class SearchViewSetGroup(SnippetViewSetGroup):
    """What editors tell the search of the website."""

    items = (AnswerViewSet, SynonymSetViewSet)
    menu_label = _("Website search")
    menu_icon = "search"
    menu_order = 270


register_snippet(SearchViewSetGroup)


@hooks.register("register_admin_viewset")
def register_report():
    return MissedWordsViewSet()
