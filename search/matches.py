"""Which pages a search finds, best first."""

from django.utils.translation import get_language
from wagtail.models import Page, Site, get_page_models
from wagtail.search.index import SearchField
from wagtail.search.query import Or, PlainText

from core.visibility import visible_pages
from search.words import forms_of, words_in


def find_pages(request, words):
    """Return which visible pages of this site and language hold all the words, else which hold any, as rows of
    `pk` and `content_type_id`.

    A rare word counts more than a common one, and a word counts as much as the best search field that holds it is
    boosted. The number of queries depends on the number of words alone.
    """
    if not words:
        return []
    visible = (
        visible_pages()
        .descendant_of(Site.find_for_request(request).root_page, inclusive=True)
        .filter(locale__language_code=get_language())
    )
    # Wagtail filters a search by declared fields alone, and a page's expiry is none of them.
    pages = Page.objects.filter(pk__in=visible.values("pk"))
    hits = {word: _keys_with(word, pages) for word in words}
    found = set.intersection(*hits.values()) or set.union(*hits.values())
    boosts = _boosts(found, words)

    def score(key):
        return sum(boosts.get((key, word), 1) / len(hits[word]) for word in words if key in hits[word])

    rows = Page.objects.filter(pk__in=found).values_list("pk", "content_type_id", named=True)
    return sorted(rows, key=lambda row: (-score(row.pk), -row.pk))


def _keys_with(word, pages):
    """Return the keys of the pages that hold the word in one of its forms."""
    query = Or([PlainText(form) for form in forms_of(word)])
    # On SQLite the database's own ranking takes the square of the number of pages found.
    return set(pages.search(query, order_by_relevance=False).get_queryset().values_list("pk", flat=True))


def _boosts(keys, words):
    """Return the boost of the best boosted field that holds a word, by (key of the page, word)."""
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
                for word in words_in(text, words):
                    boosts[key, word] = max(boost, boosts.get((key, word), 1))
    return boosts
