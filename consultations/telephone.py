"""US telephone numbers in any spelling."""

import re

from core.normalizing import TextTooLong, normalized

# Characters of a number in its longest spelling.
LONGEST_SPELLING = 40


class InvalidTelephone(ValueError):
    """Not the spelling of a US number with ten digits."""


def national_digits(text):
    """Return the ten digits of a US number, spelled like “+1 (202) 555-0123”, “202.555.0123” or “tel:2025550123”.

    Raises `InvalidTelephone` for anything else, also for a number with an extension.
    """
    try:
        plain = normalized("NFKC", text, LONGEST_SPELLING).strip().lower().removeprefix("tel:")
    except TextTooLong:
        raise InvalidTelephone from None
    digits = re.sub(r"[\W_]", "", plain)
    digits = re.sub(r"^(?:00)?1(?=.{10}$)", "", digits)
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise InvalidTelephone
    return digits


def without_extension(text):
    """Return what somebody typed without an extension at its end, such as “ext. 4”, “x4” or “#4”."""
    return re.sub(r"[\s;,]*(?:ext(?:ension|n)?|x|#)[\s.:=]*[0-9]{1,6}\s*$", "", text, flags=re.IGNORECASE)


def in_groups(digits):
    """Return ten digits as people read them, such as “202-555-0123”."""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
