"""The words of a search: cleaned, in the forms a text may have them, and marked where they stand."""

import re
import unicodedata
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe

from core.words.normalizing import CODE_POINTS_PER_LETTER, TextTooLong, normalized

MAX_LENGTH = 200  # characters; the search field has the same limit
MAX_WORDS = 10

SOFT_HYPHEN = "\u00ad"
HYPHENS = f"-\u2010\u2011{SOFT_HYPHEN}"
LIGATURES = {"ﬃ": "ffi", "ﬄ": "ffl", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬅ": "st", "ﬆ": "st"}
_TO_LETTERS = str.maketrans({SOFT_HYPHEN: None, **LIGATURES})
_HYPHENATED = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)+")
# Between two letters of a word, in a text.
_JOINT = f"[{HYPHENS}]?"


def clean_query(text):
    """Return what somebody typed as one printable line of at most `MAX_LENGTH` characters."""
    begin = text[: CODE_POINTS_PER_LETTER * MAX_LENGTH].replace(SOFT_HYPHEN, "")
    return " ".join("".join(char if char.isprintable() else " " for char in begin).split())[
        :MAX_LENGTH
    ].strip()


def words_of(query, most=MAX_WORDS):
    """Return the distinct words of a query, in lower case and their order, without signs that a search engine reads."""
    return list(dict.fromkeys(all_words(query)))[:most]


def all_words(text):
    """Return every word of a text in lower case; a soft hyphen or a ligature makes no other word."""
    if not text.isascii():
        text = re.sub(r"\S+", _composed, text).translate(_TO_LETTERS)
    return re.findall(r"[^\W_]+", text.lower())


def joined_words(text):
    """Return {part: the whole} in lower case for words written with a hyphen, such as “co” and “copayment”."""
    wholes = [all_words(match[0]) for match in _HYPHENATED.finditer(text)]
    return {part: "".join(parts) for parts in wholes for part in parts if len(parts) > 1}


def spellings(phrase):
    """Return a phrase as search compares it, in lower case and without signs, with and without hyphens in its words."""
    split = " ".join(all_words(phrase))
    joined = " ".join(all_words(re.sub(rf"(?<=\w)[{HYPHENS}](?=\w)", "", phrase)))
    return list(dict.fromkeys([split, joined]))


def _composed(match):
    """Return a piece of text between spaces composed, or as it is when no language has such words."""
    try:
        return normalized("NFC", match[0], MAX_LENGTH)
    except TextTooLong:
        return match[0]


def forms_of(word):
    """Return a word and its English plural or singular: the databases look for whole words as they are written."""
    if word.endswith("ies"):
        return [word, f"{word[:-3]}y"]
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return [word, f"{word[:-1]}ies"]
    if word.endswith("s") and len(word) > 3:
        return [word, word[:-1]]
    return [word, f"{word}s"]


def words_in(text, words):
    """Return which of the words stand in the text, whatever their case, accents, hyphens and number."""
    folded = fold(text)
    return {word for word in words if _pattern(word).search(folded)}


def passage(texts, words, length=200):
    """Return the part of the texts that holds most of the words, of about `length` characters; "" when none does."""
    # Of two texts with as many words, a sentence says more than a heading.
    best = max(texts, key=lambda text: (len(words_in(text, words)), len(text) > length // 3), default="")
    match = _pattern(*words).search(fold(best))
    if not match:
        return ""
    begin = best.rfind(" ", 0, max(0, match.start() - length // 3)) + 1
    end = len(best) if len(best) <= begin + length else best.rfind(" ", 0, begin + length)
    return f"{'… ' if begin else ''}{best[begin : max(end, match.end())]}{' …' if end < len(best) else ''}"


def mark_words(text, words):
    """Return the text as HTML in which each of the words is marked."""
    html, place = [], 0
    for match in _pattern(*words).finditer(fold(text)):
        html += [escape(text[place : match.start()]), "<mark>", escape(text[slice(*match.span())]), "</mark>"]
        place = match.end()
    return mark_safe("".join([*html, escape(text[place:])]))


@lru_cache(maxsize=256)
def _pattern(*words):
    forms = {_written(fold(form)) for word in words for form in forms_of(word)}
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![^\W_])")


def _written(name):
    """Return a pattern for the ways in which a text may have a name: with hyphens, and with ligatures."""
    words = (re.findall("|".join([*LIGATURES.values(), "."]), word) for word in name.split())
    return rf"[{HYPHENS}\s]+".join(_JOINT.join(map(_piece, word)) for word in words)


def _piece(letters):
    ligatures = [sign for sign, meant in LIGATURES.items() if meant == letters]
    return f"(?:{'|'.join([_JOINT.join(letters), *ligatures])})" if ligatures else re.escape(letters)


def fold(text):
    """Return the text in lower case and without accents, each character in its old place."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", char)[0].lower()[0] for char in text)
