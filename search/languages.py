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


def is_medical(word: str) -> bool:
    """Return whether a word in lower case is one of medicine."""
    return _says("is_medical", word)


def is_countable(word: str) -> bool:
    """Return whether a word in lower case is no name, and may be counted."""
    return _says("is_countable", word)


def is_symptom(word: str) -> bool:
    """Return whether a word in lower case is a part of the body or something felt there."""
    return _says("is_symptom", word)


def root_of(word: str) -> str:
    """Return the verb of a form of it; any other word as it is."""
    rules = _rules()
    return rules.root_of(word) if rules else word


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words are said alike."""
    return _says("sound_the_same", word, other)


def _rules():
    return RULES.get((get_language() or "").split("-")[0])


def _says(question, *words):
    rules = _rules()
    return bool(rules and getattr(rules, question)(*words))
