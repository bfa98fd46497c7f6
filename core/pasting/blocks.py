"""Pieces of what was pasted, as raw blocks of a story or as one rich text."""

from dataclasses import replace
from uuid import uuid4

from core.blocks.tables import MAX_COLUMNS, MAX_ROWS
from core.pasting.losses import Losses
from core.pasting.reading import Piece, Table
from core.pasting.runs import MARKS, Run, html, plain_run, tidy, words

MAX_HEADING_CHARS = 100
# What a cell of a table may have, as Draft.js names it.
_IN_CELLS = frozenset([*MARKS.values(), "LINK"])
_LISTS = {"ul": "unordered-list-item", "ol": "ordered-list-item"}
_SMALL_HEADING = "header-three"
_LOST_MARKS = {"b": "bold", "i": "italic", "sup": "raised", "sub": "raised"}


def story_blocks(
    pieces: list[Piece | Table], types: frozenset[str], losses: Losses, is_in_section: bool
) -> list[dict]:
    """Return the pieces as raw blocks of a `StoryBlock`: headings, texts and tables.

    `types` are what its texts may have, as Draft.js names it; `is_in_section` tells whether they go below a heading.
    """
    blocks, text = [], []

    def end_text():
        if text:
            blocks.append(_block("text", _text(text, types, losses)))
            text.clear()

    for piece in _with_our_levels(_with_captions(pieces), is_in_section, losses):
        if piece.kind == "heading" and piece.level == 1:
            end_text()
            losses.place(words(piece.runs))
            blocks.append(_block("heading", {"text": _plain(piece.runs, losses), "level": "h2"}))
        elif piece.kind == "table":
            end_text()
            blocks += _table(piece, losses)
        else:
            text.append(piece)
    end_text()
    return blocks


def field_text(pieces: list[Piece | Table], types: frozenset[str], losses: Losses) -> str:
    """Return the pieces as the rich text of a field that may have `types` alone."""
    found = []
    for piece in _with_our_levels(pieces, False, losses):
        if piece.kind == "heading":
            losses.place(words(piece.runs))
        if piece.kind == "table":
            losses.add("table", piece.caption)
            found += [Piece("text", _line(row)) for row in piece.rows]
        elif piece.kind == "heading" and piece.level < 3 and _SMALL_HEADING not in types:
            losses.add("heading")
            found.append(replace(piece, level=3))
        else:
            found.append(piece)
    return _text(found, types, losses)


def _block(kind, value):
    return {"type": kind, "value": value, "id": str(uuid4())}


def _with_captions(pieces):
    """Return the pieces without captions that stand above or below a table: they become its title."""
    found = []
    for place, piece in enumerate(pieces):
        if piece.kind == "caption":
            above = found[-1] if found else None
            below = pieces[place + 1] if place + 1 < len(pieces) else None
            table = next(
                (each for each in (below, above) if each and each.kind == "table" and not each.caption), None
            )
            if table:
                table.caption = words(piece.runs)
                continue
        found.append(piece)
    return found


def _with_our_levels(pieces, is_in_section, losses):
    """Return the pieces with headings of our levels 1 and 2, and 3 for what becomes a bold line.

    The two highest levels that were used are ours. No part of a section comes before the first section.
    """
    used = sorted({piece.level for piece in pieces if piece.kind == "heading"})
    ours = {level: min(number, 3) for number, level in enumerate(used, start=1)}
    if len(used) == 1 and used[0] > 1 and is_in_section:
        ours = {used[0]: 2}
    found = []
    for piece in pieces:
        if piece.kind == "heading":
            level = ours[piece.level]
            if level == 2 and not is_in_section:
                level = 1
            losses.place(words(piece.runs))
            if level < 3 and len(words(piece.runs)) > MAX_HEADING_CHARS:
                losses.add("long heading")
                level = 3
            elif level == 3:
                losses.add("deep heading")
            is_in_section = is_in_section or level == 1
            piece = replace(piece, level=level)
        found.append(piece)
    return found


def _table(table, losses):
    """Return a table as a list of one block, or of none where it is too large."""
    for is_too_large, kind in (
        (len(table.rows[0]) > MAX_COLUMNS, "wide table"),
        (len(table.rows) - 1 > MAX_ROWS, "long table"),
    ):
        if is_too_large:
            losses.add(kind, table.caption)
            return []
    caption = table.caption or losses.heading
    if not caption:
        losses.add("table title")
    headings = [_plain(_joined(cell, " "), losses) for cell in table.rows[0]]
    value = {
        "caption": caption,
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [
            {"values": [_text(_cell(cell), _IN_CELLS, losses) for cell in row]} for row in table.rows[1:]
        ],
    }
    return [_block("table", value)]


def _cell(pieces):
    """Return the pieces of a cell as lines: the items of a list with their number or a dash."""
    found, number = [], 0
    for piece in pieces:
        number = number + 1 if piece.kind == "item" else 0
        if piece.kind == "item":
            sign = f"{number}. " if piece.is_numbered else "– "
            piece = Piece("text", [Run(sign), *piece.runs])
        found.append(Piece("text", piece.runs))
    return found


def _line(row):
    """Return the words of a row as one line."""
    return _joined([Piece("text", _joined(cell, " ")) for cell in row], "; ")


def _joined(pieces, between):
    runs = []
    for piece in pieces:
        if piece.runs:
            runs += [Run(between), *piece.runs] if runs else piece.runs
    return runs


def _plain(runs, losses):
    """Return runs as plain words, for where there is no rich text."""
    found = []
    for run in runs:
        plain, lost = plain_run(run, frozenset())
        if lost - {"b"}:
            losses.add("heading style", run.text)
        if run.href:
            losses.add("outside link", run.text)
        found.append(replace(plain, href=""))
    return words(tidy(found)).replace("\n", " ")


def _text(pieces, types, losses):
    """Return headings, paragraphs and list items as rich text that has `types` alone."""
    found, lists = [], []  # `lists` are those that are open, the outermost first

    def close_lists(depth):
        while len(lists) > depth:
            found.append(f"</li></{lists.pop()}>")

    for place, piece in enumerate(pieces):
        name = "ol" if piece.is_numbered else "ul"
        if piece.kind == "heading":
            losses.place(words(piece.runs))
        if piece.kind != "item" or _LISTS[name] not in types:
            close_lists(0)
            if piece.kind == "item" and not (place and pieces[place - 1].kind == "item"):
                losses.add("list")
            found.append(_paragraph(piece, types, losses))
            continue
        depth = min(piece.level, len(lists))
        close_lists(depth + 1)
        if len(lists) > depth and lists[-1] == name:
            found.append("</li><li>")
        else:
            close_lists(depth)
            lists.append(name)
            found.append(f"<{name}><li>")
        found.append(html(_allowed(piece.runs, types, losses)))
    close_lists(0)
    return "".join(found)


def _paragraph(piece, types, losses):
    runs = piece.runs
    if piece.kind == "heading" and piece.level < 3:
        return f"<h3>{html(_allowed(runs, types, losses))}</h3>"
    if piece.kind == "heading" and MARKS["b"] in types:
        runs = [replace(run, marks=run.marks | {"b"}) for run in runs]
    if piece.kind == "item":
        runs = [Run("– "), *runs]
    return f"<p>{html(_allowed(runs, types, losses))}</p>"


def _allowed(runs, types, losses):
    """Return runs with those marks and links alone that a field may have; name the others."""
    left = frozenset(mark for mark, style in MARKS.items() if style in types)
    found = []
    for run in runs:
        allowed, lost = plain_run(run, left)
        for mark in sorted(lost):
            losses.add(_LOST_MARKS[mark], run.text)
        if run.href and "LINK" not in types:
            losses.add("outside link", run.text)
            allowed = replace(allowed, href="")
        found.append(allowed)
    return tidy(found)
