"""Which pages a search finds, best first."""

from collections import defaultdict
from dataclasses import dataclass
from math import log

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.search.index import SearchField
from wagtail.search.query import And, Or, Phrase, PlainText

from core.database.full_text import first_keys
from core.models import page_types
from core.visibility import language_q, visible_pages
from search.models import Word
from search.words import all_words, fold, forms_of, words_in

# More than any other field of a page has: what a page is about stands in its title.
TITLE_BOOST = 10
# A field boosted as much as this has names, one on each line.
NAMES_BOOST = 3


# More pages than these are not told apart, but said to be more.
MOST = 500
# What is looked at for them: some may not be public.
_LOOKED_AT = MOST + 100


@dataclass(frozen=True)
class Matches:
    """The pages found, as rows of `pk`, `content_type_id` and `title`, and on how many pages each term stands.

    No more than `MOST` are; `is_cut` says whether there were more.
    """

    rows: list
    counts: dict
    is_cut: bool = False


def searched_pages(request) -> QuerySet:
    """Return the visible pages of this site and language."""
    root = Site.find_for_request(request).root_page
    return visible_pages().descendant_of(root, inclusive=True).filter(language_q())


def find_pages(request, terms):
    """Return the `Matches` of a list of terms: pages that hold all of them, else pages that hold any.

    A page whose title or other name is just what was typed comes first, then one that has it as a synonym, then one
    with a name that has all terms. Of the others those with more and rarer terms come first. Then a term counts as much
    as the best search field that holds it is boosted, most in a title, and a rare one more than a common one. Pages
    that are as good stand by title. Of types with many pages those that have a term in their title are looked at
    first, then the newest. The number of queries depends on the number of terms and types alone.
    """
    if not terms:
        return Matches([], {})
    queries = [_query(term) for term in terms]
    hits = {term: _keys_with(query) for term, query in zip(terms, queries, strict=True)}
    for term, keys in _keys_by_spelling([term for term in terms if len(hits[term]) < MOST]).items():
        hits[term] |= keys
    together = _keys_with(And(queries)) if len(terms) > 1 else set()
    pages = searched_pages(request).filter(pk__in=together.union(*hits.values()))
    rows = {row.pk: row for row in pages.values_list("pk", "content_type_id", "title", named=True)}
    hits = {term: (keys | together) & rows.keys() for term, keys in hits.items()}
    found = set.intersection(*hits.values()) or set.union(*hits.values())
    texts = _boosted_texts([rows[key] for key in found])
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

    best = sorted((rows[key] for key in found), key=rank)
    counts = {term: len(keys) for term, keys in hits.items()}
    return Matches(best[:MOST], counts, is_cut=len(best) > MOST)


def types_of_pages(are_many: bool) -> list[int]:
    """Return the keys of the types that there may be thousands of pages of, or of the others."""
    models = [model for model in page_types() if model.are_many == are_many]
    return [content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()]


def _query(term):
    """Return the query for pages that hold the words of the term, or one of its synonyms."""
    typed = [
        Or([PlainText(form) for word in words for form in forms_of(word)]) for words in term.alternatives
    ]
    others = [Phrase(form) for name in term.synonyms for form in forms_of(name)]
    return Or([And(typed), *others])


def _keys_with(query):
    many = types_of_pages(are_many=True)
    in_titles = first_keys(query, many, _LOOKED_AT, fields=["title"])
    anywhere = first_keys(query, many, _LOOKED_AT)
    fill = [*dict.fromkeys([*in_titles, *anywhere])][:_LOOKED_AT]
    return {*first_keys(query, types_of_pages(are_many=False)), *fill}


def _keys_by_spelling(terms):
    """Return {term: keys of the pages that hold its word in one piece or with hyphens}.

    The databases cut a word at its hyphens, soft ones too, and know no ligatures.
    """
    terms_by_form = defaultdict(list)
    for term in terms:
        if len(term.words) == 1:
            for form in (form for word in {*term.words, term.whole} for form in forms_of(word)):
                terms_by_form[form].append(term)
    rows = Word.pages.through.objects.filter(
        word__text__in=terms_by_form, word__locale__language_code=get_language()
    )
    keys = defaultdict(set)
    for text, key in rows.values_list("word__text", "page_id"):
        for term in terms_by_form[text]:
            keys[term].add(key)
    return keys


def _boosted_texts(rows):
    """Return (boost, text) of the title and of each boosted field of these pages, as {key of the page: list}.

    One query, whatever their types: each type's table is looked up for each page.
    """
    texts = {row.pk: [(TITLE_BOOST, row.title)] for row in rows}
    boosts = {}
    for key in {row.content_type_id for row in rows}:
        model = ContentType.objects.get_for_id(key).model_class()
        for field in model.get_search_fields():
            if isinstance(field, SearchField) and field.boost and field.field_name != "title":
                boosts[f"{model._meta.model_name}__{field.field_name}"] = field.boost
    if boosts:
        for key, *values in Page.objects.filter(pk__in=texts).order_by().values_list("pk", *boosts):
            texts[key] += [(boost, text) for boost, text in zip(boosts.values(), values, strict=True) if text]
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
