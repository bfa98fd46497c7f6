"""Lists of the admin that say, while nothing is in them, what will be."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet


class TellsWhenEmpty:
    """A list that says what will be in it. A search or filter without a match says that instead.

    Goes before one of Wagtail's listing views.
    """

    when_empty = ""

    @cached_property
    def no_results_message(self):
        """Return why there is nothing to see."""
        if self.is_searching or self.is_filtering:
            return _("Nothing matches. Try fewer words or filters.")
        return self.when_empty


class SnippetIndexView(TellsWhenEmpty, IndexView):
    pass


class ListedSnippetViewSet(SnippetViewSet):
    """A kind of snippet whose list says what will be in it, with the way to add the first for those who may."""

    when_empty = ""
    index_view_class = SnippetIndexView
    index_results_template_name = "core/listings/index_results.html"

    def get_index_view_kwargs(self, **kwargs):
        """Return what Wagtail makes the list with."""
        return super().get_index_view_kwargs(when_empty=self.when_empty, **kwargs)
