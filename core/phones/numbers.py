"""US phone numbers: as people type them, and as a phone dials them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.words.normalizing import TextTooLong, normalized

# Characters of a number with an extension in its longest spelling.
LONGEST_SPELLING = 60

_WITH_EXTENSION = re.compile(r"(.*?)(?:[\s;,]*(?:ext(?:ension|n)?|x|#)[\s.:=]*([0-9]{1,6}))?", re.DOTALL)
# Ten digits, whatever they begin with.
_TEN_DIGITS = re.compile(r"(?:(?:00)?1)?([0-9]{10})")
# Neither an area code nor an exchange begins with 0 or 1, and no area code is a service such as 911 (North American
# Numbering Plan).
_NUMBER = re.compile(r"(?:\+?1|001)?([2-9](?!11)[0-9]{2}[2-9][0-9]{6})")
# Emergency, crisis line, relay and the other services with three digits (47 CFR 52.15, FCC 20-100).
_SHORT = re.compile(r"[2-9]11|988")


def us_number(text):
    """Return (ten digits, extension or "") of one US number in any spelling, such as “+1 (202) 555-0142 ext. 3”.

    Anything else gives None: letters, another country, two numbers, digits too few or too many.
    """
    number, extension = _split(text)
    match = _NUMBER.fullmatch(re.sub(r"[^\w+]|_", "", number))
    return (match[1], extension) if match else None


def ten_digits(text):
    """Return the same for what has the digits of a US number, whether or not there can be such a number."""
    number, extension = _split(text)
    match = _TEN_DIGITS.fullmatch(re.sub(r"[\W_]", "", number))
    return (match[1], extension) if match else None


def in_groups(digits):
    """Return ten digits as people read them, such as “202-555-0142”."""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def _split(text):
    """Return the number and the extension of what somebody typed, each "" where there is none."""
    try:
        plain = normalized("NFKC", text, LONGEST_SPELLING).strip().lower().removeprefix("tel:")
    except TextTooLong:
        return "", ""
    if len(plain) > LONGEST_SPELLING:
        return "", ""
    return _WITH_EXTENSION.fullmatch(plain).groups(default="")


def telephone_link(text):
    """Return the `tel:` address (RFC 3966) of a US number or a service such as 911, or "" for anything else."""
    if number := us_number(text):
        digits, extension = number
        return f"tel:+1{digits};ext={extension}" if extension else f"tel:+1{digits}"
    service = text.strip().removeprefix("tel:")
    return f"tel:{service}" if _SHORT.fullmatch(service) else ""


def validate_us_number(text):
    """Raise ValidationError for anything but one US number, with or without an extension."""
    if not us_number(text):
        raise ValidationError(
            _(
                "Enter one US phone number with 10 digits, such as 202-555-0142 or 202-555-0142 ext. 3. "
                "Write letters as digits."
            ),
            code="invalid",
        )
