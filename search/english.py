"""What search knows of English alone; `languages` chooses it."""

from functools import cache
from pathlib import Path

from core.words import dictionary

# They say nothing of what somebody looks for.
FILLER = frozenset(
    """
    a about accept accepted accepting accepts all also am an and any anybody anyone are as at be been being
    but by can cannot could did didn do does doesn doing don done for from get gets getting give go going got
    had has have having he hello her here hers hi him his how i if in into is isn it its just know let like ll
    looking lot m many may me might mine much must my need needs of offer offers on one or our ours out over
    please re s shall she should so some somebody someone something such t take taken takes taking tell thank
    thanks that the their theirs them then there these they thing things this those to too until up us use
    used ve very via want wants was way we were what whats when where wheres which while who whom whose why
    will with won would yes you your yours
    """.split()
)


def is_filler(word: str) -> bool:
    """Return whether a word in lower case says nothing of what somebody looks for."""
    return word in FILLER


def is_word(word: str) -> bool:
    """Return whether a word in lower case is right as it is: in the dictionary, or in the list of medical words."""
    return word in _medical_words() or dictionary.is_english(word)


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words are said alike, such as “pane” and “pain”."""
    return dictionary.sound_the_same(word, other)


@cache
def _medical_words():
    return frozenset((Path(__file__).parent / "medical_words.txt").read_text(encoding="utf-8").split())
