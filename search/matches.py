"""Which pages a search finds, best first."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, Site, get_page_models
from wagtail.search.index import SearchField
from wagtail.search.query import And, Or, Phrase, PlainText

from core.visibility import visible_pages
from search.words import forms_of, words_in


@dataclass(frozen=True)
class Matches:
    """The pages found, as rows of `pk` and `content_type_id`, and on how many pages each term stands."""

    rows: list
    counts: dict


def searched_pages(request) -> QuerySet:
    """Return the visible pages of this site and language."""
    root = Site.find_for_request(request).root_page
    return visible_pages().descendant_of(root, inclusive=True).filter(locale__language_code=get_language())


def find_pages(request, terms):
    """Return the `Matches` of a list of terms: pages that hold all of them, else pages that hold any.

    A rare term counts more than a common one, and a term counts as much as the best search field that holds it is
    boosted. The number of queries depends on the number of terms alone.
    """
    if not terms:
        return Matches([], {})
    # Wagtail filters a search by declared fields alone, and a page's expiry is none of them.
    pages = Page.objects.filter(pk__in=searched_pages(request).values("pk"))
    hits = {term: _keys_with(term, pages) for term in terms}
    found = set.intersection(*hits.values()) or set.union(*hits.values())
    boosts = _boosts(found, terms)

    def score(key):
        return sum(boosts.get((key, term), 1) / len(hits[term]) for term in terms if key in hits[term])

    rows = Page.objects.filter(pk__in=found).values_list("pk", "content_type_id", named=True)
    counts = {term: len(keys) for term, keys in hits.items()}
    return Matches(sorted(rows, key=lambda row: (-score(row.pk), -row.pk)), counts)


def _keys_with(term, pages):
    """Return the keys of the pages that hold the words of the term, or one of its synonyms."""
    typed = [Or([PlainText(form) for form in forms_of(word)]) for word in term.words]
    others = [Phrase(form) for name in term.synonyms for form in forms_of(name)]
    # On SQLite the database's own ranking takes the square of the number of pages found.
    results = pages.search(Or([And(typed), *others]), order_by_relevance=False)
    return set(results.get_queryset().values_list("pk", flat=True))


def _boosts(keys, terms):
    """Return the boost of the best boosted field that holds a term, by (key of the page, term)."""
    term_of = {name: term for term in terms for name in term.names}
    boosts = {}
    for model in get_page_models():
        fields = {
            field.field_name: field.boost
            for field in model.get_search_fields()
            if isinstance(field, SearchField)
            and field.boost
            and (model is Page or field.field_name != "title")
        }
        if not fields:
            continue
        for key, *texts in model.objects.filter(pk__in=keys).values_list("pk", *fields):
            for text, boost in zip(texts, fields.values(), strict=True):
                for name in words_in(text, term_of):
                    place = key, term_of[name]
                    boosts[place] = max(boost, boosts.get(place, 1))
    return boosts
