"""Reference numbers: short, and safe to read aloud and to write down."""

import re
import secrets

# No I, O, Q, Z, 0 or 1: they are mistaken for each other, for 2 and for 7. A digit in every third place keeps
# words out.
LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
DIGITS = "23456789"
PATTERN = "LDLLDLLD"
REFERENCE_NUMBER_LENGTH = len(PATTERN)

_places = [f"[{LETTERS}]" if place == "L" else f"[{DIGITS}]" for place in PATTERN]
_shape = re.compile("".join(_places))

# The fewest characters by which a part is told from a word, and finds few others.
SHORTEST_PART = 3
_parts = [
    re.compile("".join(_places[start : start + length]))
    for length in range(SHORTEST_PART, REFERENCE_NUMBER_LENGTH)
    for start in range(REFERENCE_NUMBER_LENGTH - length + 1)
]

# What people write before one, such as “Reference number:”, “Ref. No.” and “Nr.”.
_label = re.compile(r"\W*(?:(?:ref|reference|no|nr|number)(?![^\W_])[\W_]*)*", re.IGNORECASE)


# A migration calls it by this name.
def new_reference():
    """Return a random reference number of eight characters, such as “K7MH4PR2”."""
    return "".join(secrets.choice(LETTERS if place == "L" else DIGITS) for place in PATTERN)


def grouped(reference_number):
    """Return a reference number in groups for reading aloud, such as “K7M H4P R2”."""
    return " ".join(reference_number[start : start + 3] for start in range(0, len(reference_number), 3))


def as_reference_number(text):
    """Return the reference number that somebody typed, in any spelling, or "" when it is none."""
    plain = _plain(text)
    return plain if _shape.fullmatch(plain) else ""


def as_part_of_reference(text):
    """Return what somebody typed as a part of a reference number, such as “H4P R2”, or "" when it can be none."""
    plain = _plain(text)
    return plain if any(part.fullmatch(plain) for part in _parts) else ""


def _plain(text):
    """Return a text without what stands before and around a reference number; an email address stays one."""
    return re.sub(r"[^\w@]|_", "", text[_label.match(text).end() :]).upper()
