"""What to offer while somebody types: short answers, pages by their names, and searches for what has synonyms."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.search.query import And, Or, Phrase, PlainText

from core.database.full_text import first_keys
from core.facts import all_topics
from core.models import kind_of, page_types
from search.matches import searched_pages, types_of_pages
from search.models import Answer, SynonymSet
from search.words import all_words, fold, words_in, words_of

MOST = 6
LOOKED_AT = 200
MOST_NAMES = 40  # SQLite reads a query of about fifty alternatives
MOST_ANSWERS = 2

# How near a suggestion is to what was typed; the nearest come first.
OPENS_THE_TITLE, IN_THE_TITLE, IN_ANOTHER_NAME, BY_A_SYNONYM = range(4)


@dataclass(frozen=True)
class Suggestion:
    """A page, or a search for a thing that has an answer or synonyms; `kind` says which in a word."""

    title: str
    kind: str
    url: str


def suggestions_for(request, typed):
    """Return at most `MOST` suggestions for words whose last one may not be whole yet, best first.

    Reads the names of all pages of types with few, and of others those that the search index finds first.
    """
    begun = [fold(word) for word in words_of(typed)]
    if not begun:
        return []
    sets = [names for names in _synonym_sets() if _hold(names, begun)]
    pages = [(_nearness(page, begun, sets), page.title, page) for page in _pages(request, begun, sets)]
    near = sorted((row for row in pages if row[0] is not None), key=lambda row: (row[0], len(row[1]), row[1]))
    titles = {fold(title) for _rank, title, _page in near}
    searches = [_of_search(names[0]) for names in sets if fold(names[0]) not in titles]
    answers = [answer for answer in _answers(begun) if fold(answer.title) not in titles]
    return [*answers, *(_of_page(page) for *_key, page in near[:MOST]), *searches][:MOST]


def _answers(begun):
    """Return searches for what has a short answer, those first of whose names one opens with what was typed."""
    written = Answer.objects.filter(locale__language_code=get_language()).values_list("phrases", flat=True)
    topics = [_lines(phrases) for phrases in written] + all_topics()
    held = [names for names in topics if names and _hold(names, begun)]
    held.sort(key=lambda names: not any(fold(name).startswith(begun[0]) for name in names))
    by_title = {}
    for names in held:
        by_title.setdefault(fold(names[0]), names)
    return [_of_answer(names, begun) for names in [*by_title.values()][:MOST_ANSWERS]]


def _of_answer(names, begun):
    """Return a search by the name that was begun, under the first name."""
    name = next(name for name in names if _hold([name], begun))
    return Suggestion(capfirst(names[0]), _("Answer"), f"{reverse('search')}?{urlencode({'q': name})}")


def _pages(request, begun, sets):
    """Return what may be offered, each with its other names; of types with many pages only what the index has first."""
    many = types_of_pages(are_many=True)
    synonyms = [Phrase(name) for names in sets for name in names][:MOST_NAMES]
    wanted = Or([And([PlainText(word) for word in begun]), *synonyms])
    keys = first_keys(wanted, many, LOOKED_AT, is_begun=True)
    may_be_offered = Q(content_type__in=types_of_pages(are_many=False)) | Q(pk__in=keys)
    named = [model for model in page_types() if model.other_names_field]
    fields = [f"{model._meta.model_name}__{model.other_names_field}" for model in named]
    pages = searched_pages(request).filter(may_be_offered).order_by()
    return pages.annotate(other_names=Coalesce(*fields, Value("", TextField())))


def _synonym_sets():
    sets = SynonymSet.objects.filter(locale__language_code=get_language()).values_list("names", flat=True)
    return [_lines(names) for names in sets]


def _lines(names):
    return [name.strip() for name in names.splitlines() if name.strip()]


def _nearness(page, begun, sets):
    if _hold([page.title], begun):
        return OPENS_THE_TITLE if fold(page.title).startswith(begun[0]) else IN_THE_TITLE
    if _hold(page.other_names.splitlines(), begun):
        return IN_ANOTHER_NAME
    if any(words_in(page.title, names) for names in sets):
        return BY_A_SYNONYM
    return None


def _hold(names, begun):
    """Return whether all that was typed begins words of one of the names."""
    return any(
        all(any(word.startswith(start) for word in words) for start in begun)
        for words in map(all_words, map(fold, names))
    )


def _of_page(page):
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return Suggestion(page.title, capfirst(kind_of(model)), page.url)


def _of_search(name):
    return Suggestion(name, _("Search"), f"{reverse('search')}?{urlencode({'q': name})}")
