"""What cannot come along when somebody pastes, in words, with its place."""

from collections import defaultdict
from copy import copy

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_CHARS = 60  # of what is quoted, and of a heading that names a place
MAX_QUOTES = 3

# What could not come along or came changed, and what to do about it.
NAMES = {
    "picture": gettext_lazy("Picture. Upload it, and add it with an Image block."),
    "text box": gettext_lazy("Text box. Paste its words on their own."),
    "footnote": gettext_lazy("Footnote. Cite it as a source."),
    "comment": gettext_lazy("Comment, left out."),
    "deleted": gettext_lazy("Crossed-out words, left out."),
    "inserted": gettext_lazy("Words marked as a suggested change. They came along as plain text."),
    "equation": gettext_lazy("Equation. Write it in words, or add it as a picture."),
    "media": gettext_lazy("Video, sound or embedded file. Link to it with a Video link block."),
    "field": gettext_lazy("Form field or check box, left out. Its words came along."),
    "contents": gettext_lazy("Table of contents, left out. The page makes its own from the headings."),
    "hidden": gettext_lazy("Hidden words, left out."),
    "line": gettext_lazy("Dividing line, left out."),
    "color": gettext_lazy("Colored or highlighted words. They came along without the color."),
    "underline": gettext_lazy("Underlined words. They came along without the line."),
    "link": gettext_lazy("Link that works only in the document or on your computer. Its words came along."),
    "title": gettext_lazy("The document’s title. It became a section heading: the page has its own title."),
    "deep heading": gettext_lazy("Heading of a third level. It became a bold line: a page has two levels."),
    "long heading": gettext_lazy("Heading of more than 100 characters. It became a bold line."),
    "heading": gettext_lazy("Heading. It became a bold line: this field has no headings."),
    "heading style": gettext_lazy("Italics, raised or lowered characters in a heading. They became plain."),
    "heading number": gettext_lazy("Number of a heading, left out."),
    "list": gettext_lazy("List. Its items became lines: this field has no lists."),
    "list number": gettext_lazy("Numbered list that does not begin with 1. Here it does."),
    "list level": gettext_lazy("List of more than five levels. The deepest moved up."),
    "table": gettext_lazy("Table. Only the body of a page has tables."),
    "wide table": gettext_lazy("Table of more than eight columns, left out. Split it, and paste the parts."),
    "long table": gettext_lazy("Table of more than 40 rows, left out. Split it, and paste the parts."),
    "narrow table": gettext_lazy("Table of one row or one column. It became plain text."),
    "table inside": gettext_lazy("Table inside a table. It became lines in its cell."),
    "merged cells": gettext_lazy("Merged cells. Their words are now in each of the cells: please check."),
    "table title": gettext_lazy("Table without a title. Give it one before you submit."),
    "bold": gettext_lazy("Bold words. They came along plain."),
    "italic": gettext_lazy("Words in italics. They came along plain."),
    "raised": gettext_lazy("Raised or lowered characters. They became plain: please check numbers."),
    "outside link": gettext_lazy("Link. Its words came along: this field has no links."),
}


class Losses:
    """Collects what did not come along, by place: the heading that was read last, "" before the first."""

    def __init__(self, heading: str = "") -> None:
        self._heading = heading
        self._found = {heading: defaultdict(list)}
        self._is_fixed = False

    @property
    def heading(self) -> str:
        """Return the heading that was read last, or ""."""
        return self._heading

    def place(self, heading: str) -> None:
        """Say that what follows stands below this heading."""
        if not self._is_fixed:
            self._heading = heading
            self._found.setdefault(heading, defaultdict(list))

    def at_this_place(self) -> "Losses":
        """Return a collection that adds to this one, and stays at its place."""
        fixed = copy(self)
        fixed._is_fixed = True
        return fixed

    def add(self, kind: str, words: str = "") -> None:
        """Note that something of a kind was lost here; `words` are quoted."""
        words = Truncator(" ".join(words.split())).chars(MAX_CHARS)
        found = self._found[self._heading][kind]
        if not words or words not in found:
            found.append(words)

    def has(self, kind: str) -> bool:
        """Return whether something of a kind was lost, here or elsewhere."""
        return any(kind in found for found in self._found.values())

    def sentences(self) -> list[str]:
        """Return a sentence for each kind at each place, in the order of the document."""
        return [
            self._sentence(heading, kind, words)
            for heading, found in self._found.items()
            for kind, words in found.items()
        ]

    @staticmethod
    def _sentence(heading, kind, words):
        place = (
            _("After the heading “%(heading)s”:") % {"heading": Truncator(heading).chars(MAX_CHARS)}
            if heading
            else _("Before the first heading:")
        )
        count = f"{len(words)} × " if len(words) > 1 else ""
        quoted = [f"“{word}”" for word in dict.fromkeys(words) if word]
        more = " …" if len(quoted) > MAX_QUOTES else ""
        return " ".join(filter(None, [place, f"{count}{NAMES[kind]}", ", ".join(quoted[:MAX_QUOTES]) + more]))
