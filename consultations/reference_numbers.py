"""Reference numbers: short, and safe to read aloud and to write down."""

import re
import secrets

# No I, O, Q, Z, 0 or 1: they are mistaken for each other, for 2 and for 7. A digit in every third place keeps
# words out.
LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"
DIGITS = "23456789"
PATTERN = "LDLLDLLD"
REFERENCE_NUMBER_LENGTH = len(PATTERN)

_shape = re.compile("".join(f"[{LETTERS}]" if place == "L" else f"[{DIGITS}]" for place in PATTERN))


# A migration calls it by this name.
def new_reference():
    """Return a random reference number of eight characters, such as “K7MH4PR2”."""
    return "".join(secrets.choice(LETTERS if place == "L" else DIGITS) for place in PATTERN)


def grouped(reference_number):
    """Return a reference number in groups for reading aloud, such as “K7M H4P R2”."""
    return " ".join(reference_number[start : start + 3] for start in range(0, len(reference_number), 3))


def as_reference_number(text):
    """Return the reference number that somebody typed, in any spelling, or "" when it is none."""
    plain = re.sub(r"[\s\-‐‑–]", "", text).upper()
    return plain if _shape.fullmatch(plain) else ""
