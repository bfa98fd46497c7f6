"""The rules that are true of one language only: a module for each language, chosen by the locale of the page.

A language without rules is not graded, no words of it are looked at, and no page waits for that.
"""

from django.conf import settings

from core.memo import remembered
from editorial.checks import english

# By language without its region. Each module has the functions of `english`.
RULES = {"en": english}


def rules_of(page):
    """Return the module with the rules of the language of a page, or None; asks as `language_of` does."""
    return RULES.get(language_of(page).split("-")[0])


def language_of(page):
    """Return the language code of a page; one that was never saved may have none yet: the default counts.

    Asks the database once per request and language, and not at all where the page has been asked for its locale.
    """
    if page.locale_id is None:
        return settings.LANGUAGE_CODE
    return remembered(("language", page.locale_id), lambda: page.locale.language_code)
