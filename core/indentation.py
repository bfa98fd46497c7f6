"""HTML without the blank space of its templates: the longest pages of the site are lighter without it."""

import re

from django.utils.safestring import SafeString, mark_safe

_INDENTATION = re.compile(r"\n\s+")


def unindented(html: str) -> SafeString:
    """Return safe HTML without blank lines and indentation; nothing in it may show lines as they are."""
    return mark_safe(_INDENTATION.sub("\n", html))
