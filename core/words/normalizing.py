"""Unicode normalization of what anybody may have typed, at a bounded cost."""

import unicodedata
from itertools import groupby

# No letter is made of more than four code points (https://unicode.org/faq/normalization.html): itself and three marks.
MARKS_PER_LETTER = 3
CODE_POINTS_PER_LETTER = 1 + MARKS_PER_LETTER


class TextTooLong(ValueError):
    """A text with more characters than its limit, however they are normalized."""


def normalized(form, text, limit):
    """Return `text` in the normalization form `form` ("NFC", "NFKC" …).

    Raises `TextTooLong`, before anything is normalized, for a text that would surely have more than `limit`
    characters once composed; one that passes may still have more. Normalizing sorts the marks on a letter, which
    takes the square of their number and holds the interpreter meanwhile: 250,000 of them take minutes.
    """
    if len(text) > CODE_POINTS_PER_LETTER * limit or _surplus_marks(text) > limit:
        raise TextTooLong
    return unicodedata.normalize(form, text)


def _surplus_marks(text):
    """Return how many marks are left over when each letter has taken up as many as it can."""
    if text.isascii():
        return 0
    runs = (len(list(run)) for is_mark, run in groupby(text, _is_mark) if is_mark)
    return sum(max(0, length - MARKS_PER_LETTER) for length in runs)


def _is_mark(char):
    # Some marks say that they are none, and are made of two.
    return unicodedata.combining(unicodedata.normalize("NFD", char)[0]) > 0


# Letters, marks and signs that nobody sees: fillers of Hangul, an empty cell of Braille, and what chooses a variant.
_BLANKS = set("\u034f\u115f\u1160\u2800\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}


def has_visible(text):
    """Return whether somebody who reads a text sees anything: marks alone, on no letter, are nothing."""
    return any(unicodedata.category(char)[0] not in "CMZ" and char not in _BLANKS for char in text)


def without_invisible(text):
    """Return a text without what nobody sees in it, but for spaces, which part words.

    Control characters stay, to be refused.
    """
    return "".join(
        char
        for char in text
        if char not in _BLANKS
        and ((category := unicodedata.category(char)) in ("Cc", "Zs", "Zl", "Zp") or category[0] != "C")
    )
