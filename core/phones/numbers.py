"""US phone numbers: as people type them, and as a phone dials them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.words.normalizing import TextTooLong, normalized

# Characters of a number with an extension in its longest spelling.
LONGEST_SPELLING = 60

_WITH_EXTENSION = re.compile(
    r"(.*?)(?:[\s;,/*([-]*(?:ext(?:ension|en|n)?|ex|x|#)(?:[\s.:=#([-]|no\b|number\b)*([0-9]{1,6})[\s.)\]#]*)?",
    re.DOTALL,
)
# The same after a full number, as phones write it: with a pause or a wait before it, or just after a slash.
_WITH_PAUSE = re.compile(
    r"((?:[^0-9]*[0-9]){10,15})\s*(?:[,;*pw(]|pause|wait|/(?=\s*[0-9]{1,3}\b)){1,6}[\s.:]*([0-9]{1,6})[\s.)#]*"
)
# Ten digits, whatever they begin with.
_TEN_DIGITS = re.compile(r"(?:(?:00)?1)?([0-9]{10})")
# Neither an area code nor an exchange begins with 0 or 1, or is a service such as 911. Area codes are kept back with a
# 9 in the middle, from 370 and 960 on, and with three equal digits but for 888 (North American Numbering Plan).
_NUMBER = re.compile(
    r"(?:\+?1|001)?((?!.11|.9|37|96|([2-79])\2\2)[2-9][0-9]{2}(?!.11)[2-9][0-9]{6})",
)
# The country codes in use beside 1 (ITU-T E.164), and a number with all of its digits.
_ABROAD = re.compile(
    r"(?:\+|011)(7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|21[1-368]|2[236][0-9]|24[0-9]|25[0-8]"
    r"|29[01789]|35[0-9]|37[0-8]|38[0-35-79]|42[013]|50[0-9]|59[0-9]|67[02-9]|68[0-35-9]|69[0-2]|8(?:00|08|[58][0-9]|70)"
    r"|96[0-8]|97[0-79]|99[2-68])([0-9]{5,15})"
)
# What people dial first within a country, and not from outside of it: mostly a 0, in Hungary 06. In some countries the
# 0 is a digit of the number.
_KEEPS_ZERO = set("39 225 226 229 242 378 379".split())
_TRUNK = {"36": re.compile(r"0+6?")}
_ZERO = re.compile(r"0+")
_LONGEST_ABROAD = 15
# The fewest digits after some country codes: with fewer it is mostly a US number with a + before it.
_FEWEST_ABROAD = dict.fromkeys("20 27 31 33 34 40 41 44 48 61 81 92".split(), 9) | dict.fromkeys(
    "7 30 52 54 55 86 90 91 98".split(), 10
)
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


def number_abroad(text):
    """Return (country code, digits after it, extension or "") of one full number outside of North America.

    It begins with + or with 011, the way out of the US, such as “+44 20 7946 0958”. Anything else gives None.
    """
    number, extension = _split(text)
    match = _ABROAD.fullmatch(re.sub(r"[^\w+]|_", "", number))
    if not match:
        return None
    code, digits = match.groups()
    if code not in _KEEPS_ZERO:
        digits = _TRUNK.get(code, _ZERO).sub("", digits, count=1) if digits[0] == "0" else digits
    is_full = len(digits) >= _FEWEST_ABROAD.get(code, 0) and len(code + digits) <= _LONGEST_ABROAD
    return (code, digits, extension) if is_full else None


def callable_number(text):
    """Return a number that we can call back in its one spelling, or "".

    That is “202-555-0142” or “+44 2079460958”, each with its extension, as “202-555-0142 ext. 3”.
    """
    if number := us_number(text):
        digits, extension = in_groups(number[0]), number[1]
    elif number := number_abroad(text):
        digits, extension = f"+{number[0]} {number[1]}", number[2]
    else:
        return ""
    return f"{digits} ext. {extension}" if extension else digits


def searched_digits(text):
    """Return the digits by which a number is found, whoever has it: without the extension and a US 1; "" if it is none.

    A number abroad is found without its + too.
    """
    if number := number_abroad(text) or (not ten_digits(text) and number_abroad(f"+{text.strip()}")):
        return number[0] + number[1]
    number = ten_digits(text)
    return number[0] if number else ""


def last_digits(text, count=4):
    """Return the last digits of a number, whatever its spelling and its extension."""
    return re.sub(r"[^0-9]", "", _split(text)[0] or text)[-count:]


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
    return (_WITH_PAUSE.fullmatch(plain) or _WITH_EXTENSION.fullmatch(plain)).groups(default="")


def telephone_link(text):
    """Return the `tel:` address (RFC 3966) of a US number or a service such as 911, or "" for anything else."""
    if number := us_number(text):
        digits, extension = number
        return f"tel:+1{digits};ext={extension}" if extension else f"tel:+1{digits}"
    service = text.strip().removeprefix("tel:")
    return f"tel:{service}" if _SHORT.fullmatch(service) else ""


def call_link(text):
    """Return the `tel:` address of a number that a patient gave, also of one abroad, or ""."""
    if not (number := number_abroad(text)):
        return telephone_link(text)
    code, digits, extension = number
    return f"tel:+{code}{digits};ext={extension}" if extension else f"tel:+{code}{digits}"


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
