"""Runs of words with the marks on them, between pasted HTML and ours."""

import re
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.html import escape

from core.rich_text import SMALL_SIGNS

# The marks of ours, the outermost first, with the Draft.js style that a field must have for each.
MARKS = {"b": "BOLD", "i": "ITALIC", "sup": "SUPERSCRIPT", "sub": "SUBSCRIPT"}


@dataclass(frozen=True)
class Run:
    """Words that share their marks and their link; a line break is "\\n"."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


def tidy(runs: list[Run]) -> list[Run]:
    """Return the runs with single blanks, none at the ends, and neighbors that are alike made one."""
    found = []
    last = "\n"
    for run in runs:
        text = re.sub(r"[ \xa0]{2,}", " ", run.text)
        text = re.sub(r"[ \xa0]*\n[ \xa0]*", "\n", text)
        if last in " \n":
            text = text.lstrip(" \xa0" if found else " \xa0\n")
        if not text:
            continue
        last = text[-1]
        if found and (found[-1].marks, found[-1].href) == (run.marks, run.href):
            found[-1] = replace(run, text=found[-1].text + text)
        else:
            found.append(replace(run, text=text))
    while found and not (text := found[-1].text.rstrip(" \xa0\n")):
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=text)
    return found


def words(runs: list[Run]) -> str:
    """Return the text of the runs, without marks."""
    return "".join(run.text for run in runs)


def html(runs: list[Run]) -> str:
    """Return the runs as rich text."""
    pieces = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        inner = "".join(map(_marked, linked))
        pieces.append(f'<a href="{escape(href)}">{inner}</a>' if href else inner)
    return "".join(pieces)


def _marked(run):
    marks = [mark for mark in MARKS if mark in run.marks]
    opening = "".join(f"<{mark}>" for mark in marks)
    closing = "".join(f"</{mark}>" for mark in reversed(marks))
    return f"{opening}{escape(run.text).replace(chr(10), '<br/>')}{closing}"


def plain_run(run: Run, left: frozenset[str]) -> tuple[Run, frozenset[str]]:
    """Return the run with those of its marks in `left` alone, and the set of marks that got lost.

    What is raised or lowered stays so where Unicode has signs for it: 10⁶ must not become 106.
    """
    lost = run.marks - left
    for mark in lost & SMALL_SIGNS.keys():
        signs = run.text.translate(SMALL_SIGNS[mark])
        if not any(old == new and old.strip() for old, new in zip(run.text, signs, strict=True)):
            run, lost = replace(run, text=signs), lost - {mark}
    return replace(run, marks=run.marks & left), lost
