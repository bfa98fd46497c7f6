"""The list of sources and the chooser: both find a source by its numbers, and both add one from a paste."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)
from wagtail.snippets.views.snippets import CreateView

from core.citations.forms import PASTE_FIELDS, SourceForm
from core.listings.empty import SnippetIndexView
from core.models import Source


class NewSourceForm(SourceForm):
    """What the chooser asks: the rest can be added to a source later."""

    class Meta(SourceForm.Meta):
        model = Source
        fields = [
            *PASTE_FIELDS,
            "authors",
            "title",
            "language",
            "published_in",
            "year",
            "pmid",
            "doi",
            "url",
            "note",
        ]


def with_number(sources, text):
    """Return those of the sources whose number a text names, or None where it names none of theirs."""
    found = sources.numbered(text)
    return found if found.exists() else None


class SourceIndexView(SnippetIndexView):
    """Lists sources; a search for a number finds its source."""

    def search_queryset(self, queryset):
        found = with_number(queryset, self.search_query) if self.is_searching else None
        return super().search_queryset(queryset) if found is None else found


class SourceCreateView(CreateView):
    """Adds a source. What was pasted comes back in the fields of the form first."""

    def get_error_message(self):
        """Return nothing for a form that is only filled in: it says itself what to look at."""
        return None if self.filled_form.notice else super().get_error_message()

    def get_form(self, form_class=None):
        self.filled_form = super().get_form(form_class)
        return self.filled_form

    def form_invalid(self, form):
        if form.notice:
            messages.info(self.request, form.notice)
        return super().form_invalid(form)


class _FilterForm(SearchFilterMixin, BaseFilterForm):
    """Searches the chooser's list."""

    def filter(self, objects):
        query = self.cleaned_data.get("q")
        found = with_number(objects, query) if query else None
        if found is None:
            return super().filter(objects)
        self.is_searching, self.search_query = True, query
        return found


class _Choosing:
    """What both the chooser and its list of results show."""

    filter_form_class = _FilterForm
    results_template_name = "core/citations/chooser_results.html"
    creation_form_template_name = "core/citations/creation_form.html"

    @property
    def columns(self):
        return [
            self.title_column,
            Column("published_in", label=_("Journal or body")),
            Column("year", label=_("Year")),
        ]

    @property
    def title_column(self):
        column = super().title_column
        column.accessor = "title"
        return column

    def get_creation_form_kwargs(self):
        """Return what the form is made with: its ids differ from those of the page behind the chooser."""
        return {**super().get_creation_form_kwargs(), "auto_id": "id_new_source_%s"}


class SourceChooseView(_Choosing, ChooseView):
    pass


class SourceChooseResultsView(_Choosing, ChooseResultsView):
    pass


class SourceChooserCreateView(_Choosing, SnippetCreateView):
    """Adds a source and chooses it; or chooses the one that is already here."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer with the source `twin` of the request, with what is amiss, or with the new source."""
        twin = request.POST.get("twin", "")
        source = self.model.objects.filter(pk=twin).first() if twin.isdecimal() else None
        return self.get_chosen_response(source) if source else super().post(request)


class SourceChooserViewSet(SnippetChooserViewSet):
    choose_view_class = SourceChooseView
    choose_results_view_class = SourceChooseResultsView
    create_view_class = SourceChooserCreateView
    creation_form_class = NewSourceForm
