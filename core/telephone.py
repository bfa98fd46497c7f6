"""US phone numbers: as people type them, and as a phone dials them."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Characters of a number with an extension in its longest spelling. What is longer is not even normalized.
LONGEST_SPELLING = 60

_WITH_EXTENSION = re.compile(r"(.*?)(?:[\s;,]*(?:ext(?:ension|n)?|x|#)[\s.:=]*([0-9]{1,6}))?", re.DOTALL)
# Neither an area code nor an exchange begins with 0 or 1 (North American Numbering Plan).
_NUMBER = re.compile(r"(?:\+?1|001)?([2-9][0-9]{2}[2-9][0-9]{6})")
# Emergency, crisis line, relay and the other services with three digits (47 CFR 52.15, FCC 20-100).
_SHORT = re.compile(r"[2-9]11|988")


def us_number(text):
    """Return (ten digits, extension or "") of one US number in any spelling, such as “+1 (202) 555-0142 ext. 3”.

    Anything else gives None: letters, another country, two numbers, digits too few or too many.
    """
    if len(text) > LONGEST_SPELLING:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().lower().removeprefix("tel:")
    number, extension = _WITH_EXTENSION.fullmatch(plain).groups(default="")
    match = _NUMBER.fullmatch(re.sub(r"[^\w+]|_", "", number))
    return (match[1], extension) if match else None


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
