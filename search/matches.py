"""Which pages a search finds, best first."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page, Site, get_page_models
from wagtail.search.index import SearchField
from wagtail.search.query import And, Or, PlainText

from core.visibility import visible_pages
from search.words import forms_of, words_in

TITLE_BOOST = 2  # Wagtail's own, see Page.search_fields


def find_pages(request, words):
    """Return the visible pages of this site and language that hold all the words, else those that hold any.

    They carry title and content type alone. Pages with the words in their name come first, then as the database ranks
    them. The number of queries is the same whatever is found.
    """
    if not words:
        return []
    visible = (
        visible_pages()
        .descendant_of(Site.find_for_request(request).root_page, inclusive=True)
        .filter(locale__language_code=get_language())
    )
    # Wagtail filters a search by declared fields alone, and a page's expiry is none of them.
    pages = Page.objects.filter(pk__in=visible.values("pk")).only("title", "content_type")
    each = [Or([PlainText(form) for form in forms_of(word)]) for word in words]
    found = list(pages.search(And(each))) or list(pages.search(Or(each)))
    named = _keys_by_other_name(words)
    return sorted(
        found, key=lambda page: page.pk not in named and len(words_in(page.title, words)) < len(words)
    )


def _keys_by_other_name(words):
    """Return the keys of pages that hold all the words in a field which weighs more than the title."""
    keys = set()
    for model in get_page_models():
        for field in model.get_search_fields():
            if isinstance(field, SearchField) and (field.boost or 0) > TITLE_BOOST:
                named = model.objects.all()
                for word in words:
                    forms = [Q(**{f"{field.field_name}__icontains": form}) for form in forms_of(word)]
                    named = named.filter(reduce(or_, forms))
                keys.update(named.values_list("pk", flat=True))
    return keys
