"""Which pages a search finds, best first."""

from collections import defaultdict
from dataclasses import dataclass
from math import log

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, Site, get_page_models
from wagtail.search.index import SearchField
from wagtail.search.query import And, Or, Phrase, PlainText

from core.visibility import visible_pages
from search.models import Word
from search.words import all_words, fold, forms_of, words_in

# More than any other field of a page has: what a page is about stands in its title.
TITLE_BOOST = 10
# A field boosted as much as this has names, one on each line.
NAMES_BOOST = 3


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

    A page whose title or other name is just what was typed comes first, then one that has it as a synonym, then one
    with a name that has all terms. Of the others those with more and rarer terms come first. Then a term counts as much
    as the best search field that holds it is boosted, most in a title, and a rare one more than a common one. Pages
    that are as good stand by title. The number of queries depends on the number of terms alone.
    """
    if not terms:
        return Matches([], {})
    # Wagtail filters a search by declared fields alone, and a page's expiry is none of them.
    pages = Page.objects.filter(pk__in=searched_pages(request).values("pk"))
    spelled = _keys_by_spelling(terms, pages)
    hits = {term: _keys_with(term, pages) | spelled[term] for term in terms}
    found = set.intersection(*hits.values()) or set.union(*hits.values())
    texts = _boosted_texts(found)
    boosts = _boosts(texts, terms)
    names = _names_of_whole(terms)

    def rank(row):
        held = [term for term in terms if row.pk in hits[term]]
        weight = sum(log(1 + len(found) / len(hits[term])) for term in held)
        score = sum(boosts.get((row.pk, term), 1) / len(hits[term]) for term in held)
        place = _place_among(names, texts[row.pk])
        if place == len(names):
            place += not _has_name_with_all(texts[row.pk], terms)
        return place, -weight, -score, fold(row.title), row.pk

    rows = Page.objects.filter(pk__in=found).values_list("pk", "content_type_id", "title", named=True)
    counts = {term: len(keys) for term, keys in hits.items()}
    return Matches(sorted(rows, key=rank), counts)


def _keys_with(term, pages):
    """Return the keys of the pages that hold the words of the term, or one of its synonyms."""
    typed = [
        Or([PlainText(form) for word in words for form in forms_of(word)]) for words in term.alternatives
    ]
    others = [Phrase(form) for name in term.synonyms for form in forms_of(name)]
    # On SQLite the database's own ranking takes the square of the number of pages found.
    results = pages.search(Or([And(typed), *others]), order_by_relevance=False)
    return set(results.get_queryset().values_list("pk", flat=True))


def _keys_by_spelling(terms, pages):
    """Return {term: keys of the pages that hold its word in one piece or with hyphens}.

    The databases cut a word at its hyphens, soft ones too, and know no ligatures.
    """
    terms_by_form = defaultdict(list)
    for term in terms:
        if len(term.words) == 1:
            for form in (form for word in {*term.words, term.whole} for form in forms_of(word)):
                terms_by_form[form].append(term)
    rows = Word.pages.through.objects.filter(
        word__text__in=terms_by_form,
        word__locale__language_code=get_language(),
        page__in=pages.values("pk"),
    )
    keys = defaultdict(set)
    for text, key in rows.values_list("word__text", "page_id"):
        for term in terms_by_form[text]:
            keys[term].add(key)
    return keys


def _boosted_texts(keys):
    """Return (boost, text) of each boosted field of these pages, as {key of the page: list}."""
    texts = defaultdict(list)
    for model in get_page_models():
        fields = {
            field.field_name: TITLE_BOOST if field.field_name == "title" else field.boost
            for field in model.get_search_fields()
            if isinstance(field, SearchField)
            and field.boost
            and (model is Page or field.field_name != "title")
        }
        if not fields:
            continue
        for key, *values in model.objects.filter(pk__in=keys).values_list("pk", *fields):
            texts[key] += zip(fields.values(), values, strict=True)
    return texts


def _boosts(texts, terms):
    """Return the boost of the best boosted field that holds a term, by (key of the page, term)."""
    term_of = {name: term for term in terms for name in term.names}
    boosts = {}
    for key, fields in texts.items():
        for boost, text in fields:
            for name in words_in(text, term_of):
                place = key, term_of[name]
                boosts[place] = max(boost, boosts.get(place, 1))
    return boosts


def _has_name_with_all(texts, terms):
    """Return whether one line of a page's names holds every term."""
    lines = [line for boost, text in texts if boost >= NAMES_BOOST for line in text.splitlines()]
    return any(all(words_in(line, term.names) for term in terms) for line in lines)


def _names_of_whole(terms):
    """Return the whole of what was typed and, after it, its synonyms: two sets of names in all their forms."""
    typed = " ".join(word for term in terms for word in term.words)
    synonyms = terms[0].synonyms if len(terms) == 1 else ()
    return [{_normal(form) for name in names for form in forms_of(name)} for names in ([typed], synonyms)]


def _place_among(names, texts):
    """Return the place of the first set of names of which one is a whole line of a text, else their number."""
    lines = {_normal(line) for _boost, text in texts for line in text.splitlines()}
    return next((place for place, forms in enumerate(names) if lines & forms), len(names))


def _normal(name):
    return " ".join(all_words(fold(name)))
