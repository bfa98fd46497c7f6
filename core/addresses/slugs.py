"""Slugs as people type them in the United States: ASCII letters, digits and hyphens.

The rule is `slug_of`. In the browser Wagtail makes slugs while a title is typed; `SlugWidget` teaches it the same rule.
"""

import re
import unicodedata
from collections import defaultdict

from django.utils.text import slugify
from wagtail.admin.panels import TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.coreutils import string_to_ascii

# Signs that stand between words.
_BETWEEN_WORDS = re.compile(r"[/\\\u2010-\u2015\u2212]")
_TITLES = frozenset({"dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "mx"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
# What US clinicians write after their name without a comma. After a comma anything may follow.
_CREDENTIALS = frozenset(
    "aprn arnp bsn crna dc dmd dnp do dpm dpt facp faapmr fasa fipp fnp lac ma mba mbbs md mph ms msn np ot pa pac phd "
    "psyd pt rn scd".split()
)


def slug_of(text: str, max_length: int = 200) -> str:
    """Return the slug of a text, cut between words to at most so many characters; "" where it has no letter or digit.

    Letters of every script become the ASCII letters nearest to them; signs such as ® are left out.
    """
    letters = "".join(map(_in_ascii, unicodedata.normalize("NFC", text)))
    slug = slugify(_BETWEEN_WORDS.sub(" ", letters))
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
    return slug


def slug_of_name(name: str) -> str:
    """Return the slug of a person's name, without a title before it or credentials behind it."""
    first, *behind = name.split(",")
    words = first.split()
    is_capitals = first.isupper()
    while len(words) > 1 and _bare(words[0]) in _TITLES:
        del words[0]
    # “DO” is a degree, and “Do” a family name.
    while len(words) > 1 and _is_credential(words[-1]) and not is_capitals:
        del words[-1]
    words += [word for part in behind for word in part.split() if _bare(word) in _GENERATIONS]
    return slug_of(" ".join(words))


def free_slug(slug: str, taken: set[str]) -> str:
    """Return the slug, with the first number behind it that makes it differ from those that are taken."""
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _in_ascii(character):
    return string_to_ascii(character) if character.isalnum() and not character.isascii() else character


def _is_credential(word):
    """Return whether a word is one such as “PhD”, “M.D.” or “FNP-BC”."""
    return _bare(word.partition("-")[0]) in _CREDENTIALS and sum(map(str.isupper, word)) > 1


def _bare(word):
    return re.sub(r"[^a-z]", "", word.casefold())


def _formatters():
    """Return the rule as pairs of pattern and replacement: Wagtail's own leaves letters such as “ễ” out (7.4)."""
    letters = defaultdict(str)
    for code in (*range(0xAA, 0x250), *range(0x1E00, 0x1F00)):
        character = chr(code)
        if character.isalnum():
            letters[_BETWEEN_WORDS.sub(" ", string_to_ascii(character))] += character
    return [(_BETWEEN_WORDS.pattern, " "), *((f"[{found}]", ascii) for ascii, found in letters.items())]


class SlugWidget(SlugInput):
    """The field of a slug, in which the browser keeps to the rule. An older slug in other letters stays as it is."""

    def __init__(self, attrs=None):
        super().__init__(attrs, formatters=_FORMATTERS)

    def get_context(self, name, value, attrs):
        if value and not str(value).isascii():
            attrs = {
                **(attrs or {}),
                "data-w-slug-allow-unicode-value": True,
                "data-w-slug-formatters-value": "[]",
            }
        return super().get_context(name, value, attrs)


class NamePanel(TitleFieldPanel):
    """The name of something new, from which its slug is made while it is typed. A slug that exists stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"classname": "", "placeholder": False, **kwargs})

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self):
            return not (self.instance and self.instance.pk)


_FORMATTERS = _formatters()
