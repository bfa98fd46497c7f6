"""Pasted HTML, of Word, Google Docs or anything else, read into pieces: headings, paragraphs, list items and tables."""

import re
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from core.pasting.losses import Losses
from core.pasting.runs import Run, tidy, words

MAX_DEPTH = 4  # of a list in a list, as many as the editor knows
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul".split()
)
_NO_CONTENT = frozenset("head link meta noscript script style template title xml".split())
_LOST = {
    **dict.fromkeys(["img", "svg", "canvas", "picture", "v:imagedata"], "picture"),
    **dict.fromkeys(["math", "m:omath", "m:omathpara"], "equation"),
    **dict.fromkeys(["audio", "embed", "iframe", "object", "video"], "media"),
    **dict.fromkeys(["input", "select", "textarea"], "field"),
    **dict.fromkeys(["del", "s", "strike"], "deleted"),
    "hr": "line",
}
_HIDDEN = {"v:textbox": "text box", "wps:txbx": "text box", "m:omath": "equation"}
_TAG_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sup": "sup", "sub": "sub"}
_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
# Addresses of notes and comments in Word, Google Docs and LibreOffice, and the way back from them.
_NOTE = re.compile(r"#_?(?:ftn|edn|ftnt|msocom_|sdfootnote|sdendnote|footnote-|endnote-|fn)\d+(?:sym)?$")
_NOTE_BACK = re.compile(r"#_?(?:ftnref|ednref|ftnt_ref|msoanchor_|sdfootnote\d+anc|sdendnote\d+anc|fnref)")
_NUMBER = re.compile(r"\(?(?P<number>\d+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)(?:\.\d+)*[.)]\s*$")
# What Word marks as the sign of a list item or the number of a heading.
_IGNORE = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|emf|wmf|webp|svg)$", re.IGNORECASE)
_NO_COLOR = frozenset(
    "auto black currentcolor inherit initial none transparent unset white windowtext window #000 #fff".split()
)


@dataclass
class Piece:
    """A heading, paragraph, list item, or caption of a table."""

    kind: str  # "heading", "text", "item" or "caption"
    runs: list[Run]
    level: int = 0  # of a heading, from 1; how deep in lists an item is, from 0
    is_numbered: bool = False


@dataclass
class Table:
    """A table as a grid of cells, each a list of pieces."""

    rows: list[list[list[Piece]]]
    caption: str = ""
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class _Around:
    """What holds for the words inside of an element."""

    marks: frozenset[str] = frozenset()
    href: str = ""
    is_heading: bool = False


def read(html: str, losses: Losses) -> list[Piece | Table]:
    """Return the pieces of pasted HTML in their order; what cannot come along goes to `losses`."""
    soup = BeautifulSoup(html, "html.parser")
    notes = _take_out_notes(soup)
    reader = _Reader(losses, notes, {id(parent) for tag in soup.find_all(_BLOCKS) for parent in tag.parents})
    reader.read(soup, _Around())
    reader.end_paragraph()
    return reader.pieces


def _take_out_notes(soup):
    """Remove the notes and comments at the end of a document; return their words by the name they are linked by."""
    notes = {}
    for tag in soup.find_all(style=re.compile(r"mso-element:\s*(?:footnote|endnote|comment)\s*(?:;|$)")):
        names = [tag.get("id"), *(anchor.get("name") for anchor in tag.find_all("a"))]
        notes |= {name.strip("_"): tag.get_text(" ") for name in names if name}
    for tag in soup.find_all("a", href=_NOTE_BACK):
        if not tag.decomposed and (note := tag.find_parent(["p", "li", "div"])):
            names = [tag.get("id"), tag.get("name"), note.get("id")]
            notes |= {
                name.strip("_"): note.get_text(" ") for name in names if name and name.strip("_") not in notes
            }
            note.decompose()
    for tag in soup.find_all(style=re.compile(r"mso-element:\s*(?:footnote|endnote|comment)-list")):
        tag.decompose()
    return {name: re.sub(r"^\W*\w{1,4}\W*\]\s*", "", text.strip()) for name, text in notes.items()}


def _style(tag):
    """Return the style of an element as a dict of lower-case words by property."""
    pairs = (pair.partition(":") for pair in (tag.get("style") or "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _colon, value in pairs if value}


def _classes(tag):
    return " ".join(tag.get("class") or [])


class _Reader:
    def __init__(self, losses, notes, with_blocks, is_cell=False):
        self.losses, self.notes, self.with_blocks, self.is_cell = losses, notes, with_blocks, is_cell
        self.pieces = []
        self.open = []  # the runs of the paragraph that is being read
        self.item = None  # inside of a list item: how deep it is, and whether it has a number
        self.skips_picture = False  # a picture follows that stands for what was named already

    def read(self, parent, around):
        for node in parent.children:
            self.read_node(node, around)

    def read_node(self, node, around):
        if isinstance(node, Comment):
            self.read_comment(node)
        elif type(node) is NavigableString:
            text = re.sub(r"[ \t\r\n\f\v]+", " ", re.sub("[\u200b\ufeff\xad]", "", node))
            self.open.append(Run(text, around.marks, around.href))
        elif isinstance(node, Tag) and not self.is_left_out(node):
            if node.name in _BLOCKS:
                self.read_block(node, around)
            elif node.name == "br":
                self.open.append(Run("\n", around.marks, around.href))
            else:
                self.read(node, self.entered(node, around))

    def read_comment(self, comment):
        """Word hides text boxes and equations in comments, each before a picture of it."""
        hidden = BeautifulSoup(comment, "html.parser").find(_HIDDEN.keys()) if "<" in comment else None
        if hidden:
            self.losses.add(_HIDDEN[hidden.name], hidden.get_text(" "))
            self.skips_picture = True

    def is_left_out(self, tag):
        """Tell whether an element does not come along; name it if anybody would miss it."""
        style, classes = _style(tag), _classes(tag)
        kind = _LOST.get(tag.name, "")
        if tag.name in _NO_CONTENT or "ignore" == style.get("mso-list"):
            return True
        if re.search(r"MsoToc(?:\d|Heading)", classes):
            kind = "contents"
        elif style.get("display") == "none" or style.get("mso-hide") == "all":
            kind = "hidden" if tag.get_text(strip=True) else ""
            if not kind:
                return True
        elif "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
            kind = "deleted"
        elif note := self.note_of(tag, style, classes):
            kind = note
        if kind:
            self.name_lost(kind, tag)
        return bool(kind)

    def note_of(self, tag, style, classes):
        if tag.name == "a" and _NOTE.match(tag.get("href") or ""):
            return "comment" if "msocom" in tag["href"] else "footnote"
        if "MsoCommentReference" in classes and not tag.find("a", href=True):
            return "comment"
        return ""

    def name_lost(self, kind, tag):
        if kind == "picture":
            self.name_picture(tag)
        elif kind in ("footnote", "comment"):
            self.losses.add(kind, self.notes.get((tag.get("href") or "").strip("#_"), ""))
        elif kind in ("deleted", "hidden", "equation"):
            if text := tag.get_text(" ", strip=True):
                self.losses.add(kind, text)
        elif kind == "contents":
            if not self.losses.has(kind):
                self.losses.add(kind)
        else:
            self.losses.add(kind)

    def name_picture(self, tag):
        if self.skips_picture:
            self.skips_picture = False
        elif tag.find_parent("li", role="checkbox"):
            self.losses.add("field")
        elif "1" not in (tag.get("width"), tag.get("height")):  # what counts readers has one dot
            words = tag.get("alt") or ""
            self.losses.add("picture", "" if _FILE_NAME.match(words) else words)

    # Words

    def entered(self, tag, around):
        """Return what holds inside of an element; name what it does to words that we have not."""
        style = _style(tag)
        marks = set(around.marks)
        if mark := _TAG_MARKS.get(tag.name):
            marks.add(mark)
        weight, slant, raised = (
            style.get(name, "") for name in ("font-weight", "font-style", "vertical-align")
        )
        if weight:
            is_bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
            marks = marks | {"b"} if is_bold else marks - {"b"}
        if slant:
            marks = marks | {"i"} if slant in ("italic", "oblique") else marks - {"i"}
        if raised in ("super", "sub"):
            marks = marks - {"sup", "sub"} | {"sup" if raised == "super" else "sub"}
        href = around.href or (self.link_of(tag) if tag.name == "a" else "")
        entered = replace(around, marks=frozenset(marks), href=href)
        self.name_looks(tag, style, entered)
        return entered

    def link_of(self, tag):
        href = (tag.get("href") or "").strip()
        if _LINK.match(href):
            return href
        if href and tag.get_text(strip=True):
            self.losses.add("link", tag.get_text(" "))
        return ""

    def name_looks(self, tag, style, around):
        if around.href or around.is_heading or not (text := tag.get_text(" ", strip=True)):
            return
        if tag.name == "ins":
            self.losses.add("inserted", text)
        if tag.name == "u" or "underline" in style.get("text-decoration", "") + style.get(
            "text-decoration-line", ""
        ):
            self.losses.add("underline", text)
        colors = [
            style.get("color", "") or (tag.get("color") or "" if tag.name == "font" else ""),
            style.get("background-color", "") or style.get("background", ""),
        ]
        is_text = tag.name not in ("table", "tbody", "thead", "tr", "td", "th", "div", "body", "ul", "ol")
        if tag.name == "mark" or (is_text and any(map(_is_color, colors))):
            self.losses.add("color", text)

    # Paragraphs, headings, lists

    def end_paragraph(self, kind="text"):
        runs, self.open = tidy(self.open), []
        if runs and self.item:
            self.pieces.append(Piece("item", runs, *self.item))
        elif runs:
            self.pieces.append(Piece(kind, runs))

    def read_block(self, tag, around):
        if self.item and tag.name not in ("ul", "ol", "li", "table"):
            self.read_line(tag, around)
            return
        self.end_paragraph()
        if tag.name == "table" and not self.is_cell:
            item, self.item = self.item, None
            self.read_table(tag)
            self.item = item
        elif level := _heading_level(tag):
            self.read_heading(tag, level)
        elif tag.name in ("ul", "ol"):
            self.read_list(tag, around, self.item[0] + 1 if self.item else 0)
        elif tag.name == "li":
            self.read_item(tag, around, 0, is_numbered=False)
        elif id(tag) not in self.with_blocks and (level := _mso_list_level(tag)):
            self.read_mso_item(tag, around, level - 1)
        elif tag.name == "pre":
            for line in tag.get_text().splitlines():
                self.open.append(Run(line, around.marks))
                self.end_paragraph()
        else:
            self.read(tag, self.entered(tag, around))
            self.end_paragraph("caption" if "MsoCaption" in _classes(tag) else "text")

    def read_line(self, tag, around):
        """Read a paragraph inside of a list item as a line of it."""
        self.open.append(Run("\n"))
        self.read(tag, self.entered(tag, around))
        self.open.append(Run("\n"))

    def read_heading(self, tag, level):
        self.losses.place(" ".join(tag.get_text(" ").split()) or self.losses.heading)
        if tag.find(style=_IGNORE):
            self.losses.add("heading number")
        self.read(tag, _Around(is_heading=True))
        self.open = [
            replace(run, text=run.text.replace("\n", " "), marks=run.marks - {"b"}) for run in self.open
        ]
        runs, self.open = tidy(self.open), []
        if runs:
            self.losses.place(words(runs))
            if "MsoTitle" in _classes(tag):
                self.losses.add("title")
            self.pieces.append(Piece("heading", runs, level))

    def read_list(self, tag, around, depth):
        is_numbered = tag.name == "ol"
        if is_numbered and (tag.get("start") or "1").strip() not in ("0", "1"):
            self.losses.add("list number", tag.get_text(" "))
        for child in tag.find_all(True, recursive=False):
            if child.name in ("ul", "ol"):
                self.read_list(child, around, depth + 1)
            elif not self.is_left_out(child):
                level = child.get("aria-level") or child.get("data-aria-level") or ""
                own = int(level) - 1 if level.isdigit() and int(level) else depth
                self.read_item(child, around, own, is_numbered)

    def read_item(self, tag, around, depth, is_numbered):
        outer, self.item = self.item, (self.depth(depth), is_numbered)
        self.read(tag, self.entered(tag, around))
        self.end_paragraph()
        self.item = outer

    def depth(self, depth):
        if depth > MAX_DEPTH:
            self.losses.add("list level")
        return min(depth, MAX_DEPTH)

    def read_mso_item(self, tag, around, depth):
        """Read a paragraph of Word that is a list item: its bullet or number are words at its beginning."""
        marker = tag.find(style=_IGNORE) or tag.find(True)
        sign = marker.get_text().strip() if marker else ""
        number = _NUMBER.match(sign)
        is_sign = number or not re.search(r"\w", sign) or "symbol" in _style(marker).get("font-family", "")
        if sign and (is_sign or _IGNORE.search(marker.get("style") or "")):
            marker.decompose()
        before = self.pieces[-1] if self.pieces else None
        begins = not (before and before.kind == "item" and before.level >= depth)
        if number and begins and number["number"].lower() not in ("1", "a", "i"):
            self.losses.add("list number", sign)
        self.read_item(tag, around, depth, bool(number))

    # Tables

    def read_table(self, tag):
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        title = tag.find("caption")
        if (
            not title
            and len(rows) > 2
            and len(first := _cells(rows[0])) == 1
            and _span(first[0], "colspan") > 1
        ):
            title = first[0]
            rows = rows[1:]
        grid, has_merged = self.grid_of(rows)
        if has_merged:
            self.losses.add("merged cells")
        grid = _without_empty(grid)
        if len(grid) >= 2 and len(grid[0]) >= 2:
            self.pieces.append(Table(grid, " ".join(title.get_text(" ").split()) if title else ""))
            return
        if title:
            self.read(title, _Around())
            self.end_paragraph()
        if grid:
            self.losses.add("narrow table")
        self.pieces += [piece for row in grid for cell in row for piece in cell]

    def grid_of(self, rows):
        """Return the cells by row and column, merged ones in each place they take, and whether there are any."""
        taken, has_merged = {}, False
        for y, row in enumerate(rows):
            x = 0
            for cell in _cells(row):
                while (y, x) in taken:
                    x += 1
                wide, high = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - y)
                has_merged |= bool(wide * high > 1 and cell.get_text(strip=True))
                content = self.read_cell(cell)
                taken |= {(y + down, x + right): content for down in range(high) for right in range(wide)}
                x += wide
        width = max((x for _y, x in taken), default=-1) + 1
        return [[taken.get((y, x), []) for x in range(width)] for y in range(len(rows))], has_merged

    def read_cell(self, cell):
        if cell.find("table"):
            self.losses.add("table inside", cell.get_text(" "))
        inside = _Reader(self.losses.at_this_place(), self.notes, self.with_blocks, is_cell=True)
        inside.read(cell, inside.entered(cell, _Around(is_heading=cell.name == "th")))
        inside.end_paragraph()
        return inside.pieces


def _cells(row):
    return row.find_all(["td", "th"], recursive=False)


def _heading_level(tag):
    """Return the level of a heading, from 1, or 0."""
    if re.fullmatch(r"h[1-6]", tag.name):
        return int(tag.name[1])
    classes, level = _classes(tag), tag.get("aria-level") or ""
    if "MsoTitle" in classes:
        return 1
    if number := re.search(r"MsoHeading(\d)", classes):
        return int(number[1])
    if tag.get("role") == "heading" and level.isdigit():
        return int(level)
    outline = _style(tag).get("mso-outline-level", "")
    return int(outline) if outline.isdigit() and tag.name == "p" else 0


def _mso_list_level(tag):
    """Return how deep a paragraph of Word is in lists, from 1, or 0 where it is in none."""
    level = re.search(r"\blevel(\d+)", _style(tag).get("mso-list", ""))
    return int(level[1]) if level else 0


def _span(cell, name):
    number = cell.get(name) or "1"
    return max(1, min(int(number), 100)) if number.isdigit() else 1


def _without_empty(grid):
    """Return the grid without rows and columns that have no words."""
    rows = [row for row in grid if any(row)]
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    return [list(row) for row in zip(*columns, strict=True)]


def _is_color(value):
    """Tell whether a color means something: neither black nor white nor gray."""
    value = value.lower().strip()
    if not value or value in _NO_COLOR or value.endswith(("gray", "grey")) or value.startswith("var("):
        return False
    if numbers := re.match(r"rgba?\((\d+)[ ,]+(\d+)[ ,]+(\d+)(?:[ ,/]+([\d.]+))?", value):
        channels, is_clear = [int(number) for number in numbers.groups()[:3]], numbers[4] in ("0", "0.0")
        return not is_clear and max(channels) - min(channels) > 24
    if numbers := re.match(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", value):
        digits = numbers[1] if len(numbers[1]) == 6 else "".join(digit * 2 for digit in numbers[1])
        channels = [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
        return max(channels) - min(channels) > 24
    return bool(re.match(r"[a-z]+", value)) and not value.startswith(("url", "hsl(0, 0%", "linear"))
