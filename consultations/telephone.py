"""US telephone numbers in any spelling."""

import re
import unicodedata


class InvalidTelephone(ValueError):
    """Not the spelling of a US number with ten digits."""


def national_digits(text):
    """Return the ten digits of a US number, spelled like “+1 (202) 555-0123” or “202.555.0123”.

    Raises `InvalidTelephone` for anything else.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = re.sub(r"[\s().+/\-‐‑‒–]", "", plain)
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise InvalidTelephone
    return digits


def in_groups(digits):
    """Return ten digits as people read them, such as “202-555-0123”."""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
