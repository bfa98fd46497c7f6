"""The one email address in what somebody typed or pasted."""

import re
from urllib.parse import unquote

from django.views.decorators.debug import sensitive_variables

from core.words.normalizing import without_invisible

# More is no address with a name or a few words around it.
_LONGEST_TEXT = 1000
_ENDS_WORD = r"\s<>()\[\],;:\"“”„«»"
_ADDRESS = re.compile(rf"[^{_ENDS_WORD}@]+@[^{_ENDS_WORD}@]+")
_MAILTO = re.compile(r"mailto:/*([^?\s>]*)[^\s>]*", re.IGNORECASE)
# Spaces that can only be a slip: around the @, before a dot, and after the first dot of a domain.
_SPACES = (
    (re.compile(r"\s*@\s*"), "@"),
    (re.compile(r"\s+\.\s*(?=\S)"), "."),
    (re.compile(rf"(@[^{_ENDS_WORD}@.]+)\.\s+"), r"\1."),
)


@sensitive_variables()
def address_in(text: str) -> str:
    """Return the email address in a text, without what is around it: “mailto:”, a name, other words.

    Returns "" where there is none, or more than one, or where a space after a dot leaves open what belongs to it. What
    is returned may still be no address that can be written to.
    """
    if len(text) > _LONGEST_TEXT or "\0" in text:
        return ""
    text = _MAILTO.sub(lambda link: unquote(link[1]), without_invisible(text))
    for spaces, plain in _SPACES:
        text = spaces.sub(plain, text)
    found = list(_ADDRESS.finditer(text))
    if not found or len(found) != text.count("@"):
        return ""
    if any(_is_cut_off(text, match) for match in found):
        return ""
    addresses = {match[0].lstrip("'‘").rstrip(".!?'’") for match in found}
    return addresses.pop() if len(addresses) == 1 else ""


def _is_cut_off(text, match):
    """Return whether what stands next to an address may be a part of it: “ann. smith@example.com”."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].strip()
    return match[0].startswith((".", "/")) or before.endswith(".") or bool(match[0].endswith(".") and after)
