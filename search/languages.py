"""The rules that are true of one language only: a module for each language, chosen by the language of the request.

In a language without rules every word counts, and no word is known to be right.
"""

from django.utils.translation import get_language

from search import english

# By language without its region. Each module has the functions of `english`.
RULES = {"en": english}


def is_filler(word: str) -> bool:
    """Return whether a word in lower case says nothing of what somebody looks for."""
    return _says("is_filler", word)


def is_word(word: str) -> bool:
    """Return whether a word in lower case is surely right as it is."""
    return _says("is_word", word)


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words are said alike."""
    return _says("sound_the_same", word, other)


def _says(question, *words):
    rules = RULES.get((get_language() or "").split("-")[0])
    return bool(rules and getattr(rules, question)(*words))
