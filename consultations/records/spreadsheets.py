"""Tables as CSV and XLSX files, sent row by row: nothing is gathered in memory or written to a disk.

A cell is a text, a number, a truth value, a date, an aware datetime or None.
"""

import csv
import io
import re
import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain, islice
from xml.sax.saxutils import escape

from django.db import models
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.calendar.clock import stamp

# Spreadsheet programs take a text that begins like this, also after white space, for something to compute.
FORMULA = re.compile(r"\s*[=+\-@|＝＋－＠]|[\t\r\n]")
# What XML cannot hold.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What a cell and a sheet of an XLSX file hold: units of UTF-16, and rows.
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
# For what is said in a cell about a text that goes on in others.
ROOM = 500
# Before this day spreadsheet programs count a day that never was.
FIRST_DAY = date(1900, 3, 1)
DAY_ZERO = datetime(1899, 12, 30)
# More digits than these are lost in a number.
LARGEST_NUMBER = 10**15

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
QUOTES = {'"': "&quot;"}
# XML would make it another.
LINE_ENDS = {"\r": "&#13;"}


class Format(models.TextChoices):
    CSV = "csv", _("CSV")
    XLSX = "xlsx", _("Excel (XLSX)")


# What whoever chooses between them has to know.
FORMATS_EXPLAINED = _(
    "Excel keeps every text as it is; one that is too long for a cell goes on in cells at the end of its row. CSV is "
    "for other programs. There, text that begins like a formula, such as “=1”, gets an apostrophe in front, so that "
    "no program computes it."
)


def download(rows, file_format, name):
    """Return the answer that sends `rows` as a file. The first row holds the headings."""
    stream, content_type = {
        Format.CSV: (csv_stream, "text/csv; charset=utf-8"),
        Format.XLSX: (xlsx_stream, f"{XLSX_TYPE}.sheet"),
    }[Format(file_format)]
    return StreamingHttpResponse(
        stream(rows),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{file_format}"',
            "Cache-Control": "private, no-store",
        },
    )


def defused(value):
    """Return a cell of a CSV file: a number as it is, and anything else as text that no program computes."""
    match value:
        case None:
            return ""
        case bool():
            return gettext("yes") if value else gettext("no")
        case int() | float() | Decimal():
            return value
        case datetime():
            return stamp(value)
    text = NOT_XML.sub("", str(value))
    return f"'{text}" if FORMULA.match(text) else text


class _Sink(io.RawIOBase):
    """A file to write to, out of which the bytes are taken as they come."""

    def __init__(self):
        self._written = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self._written += data
        return len(data)

    def take(self):
        taken = bytes(self._written)
        self._written.clear()
        return taken


def csv_stream(rows):
    """Yield a CSV file, row by row."""
    sink = _Sink()
    with io.TextIOWrapper(sink, "utf-8-sig", newline="", write_through=True) as text:
        writer = csv.writer(text)
        for row in rows:
            writer.writerow([defused(value) for value in row])
            yield sink.take()


def xlsx_stream(rows):
    """Yield an XLSX file, row by row. What one sheet cannot hold goes on in the next, under the same headings."""
    rows = iter(rows)
    headings = next(rows)
    sink, styles, sheets = _Sink(), _Styles(), []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        while (first := next(rows, None)) is not None or not sheets:
            sheets.append(f"sheet{len(sheets) + 1}")
            in_sheet = chain([first] * (first is not None), islice(rows, MOST_ROWS - 2))
            with archive.open(f"xl/worksheets/{sheets[-1]}.xml", "w") as sheet:
                # Wide enough for a date with its time: it would be shown as “####”.
                columns = f'<cols><col min="1" max="{len(headings)}" width="22" customWidth="1"/></cols>'
                sheet.write(f"<worksheet {MAIN}>{columns}<sheetData>".encode())
                for row in chain([headings], in_sheet):
                    sheet.write(_xlsx_row(row, headings, styles).encode())
                    yield sink.take()
                sheet.write(b"</sheetData></worksheet>")
        for name, content in _xlsx_parts(sheets, styles).items():
            archive.writestr(name, content)
    yield sink.take()


class _Styles:
    """The formats of an XLSX file's cells, gathered while they are written: a time names its zone."""

    def __init__(self):
        self.formats = {}

    # The first are those without a format: anything, and text that looks like a formula.
    FORMULA_TEXT = 1

    def of(self, date_format):
        """Return the number of the style that shows dates in this format."""
        return self.formats.setdefault(date_format, len(self.formats) + 2)

    def as_xml(self):
        numbered = list(enumerate(self.formats, 164))
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape(code, QUOTES)}"/>' for number, code in numbered
        )
        dates = "".join(
            f'<xf numFmtId="{number}" xfId="0" applyNumberFormat="1"/>' for number, _code in numbered
        )
        count = f'count="{len(numbered)}"'
        return (
            f"<styleSheet {MAIN}>{f'<numFmts {count}>{formats}</numFmts>' if formats else ''}"
            '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
            f'<cellXfs count="{len(numbered) + 2}"><xf xfId="0"/><xf xfId="0" quotePrefix="1"/>{dates}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


def _xlsx_parts(sheets, styles):
    """Return what else is in an XLSX file with these sheets: name → content."""
    relations = [(f"worksheets/{name}.xml", "worksheet") for name in sheets] + [("styles.xml", "styles")]
    types = [(f"worksheets/{name}.xml", "worksheet") for name in sheets]
    types += [("styles.xml", "styles"), ("workbook.xml", "sheet.main")]
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{XLSX_TYPE}.{kind}+xml"/>' for name, kind in types
    )
    listed = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>'
        for number in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>{overrides}</Types>'
        ),
        "_rels/.rels": _relations([("xl/workbook.xml", "officeDocument")]),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/styles.xml": styles.as_xml(),
    }


def _relations(targets):
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _xlsx_row(row, headings, styles):
    cells, further = [], []
    for value, heading in zip(row, headings, strict=True):
        text = value if isinstance(value, str) else ""
        pieces = _pieces(NOT_XML.sub("", text))
        if len(pieces) > 1:
            column = _column_name(len(row) + len(further))
            said = gettext("[goes on in column %(column)s]") % {"column": column}
            value = f"{pieces[0]} {said}"
            further += [
                gettext("[%(heading)s, part %(number)d of %(count)d]")
                % {"heading": heading, "number": number, "count": len(pieces)}
                + f" {piece}"
                for number, piece in enumerate(pieces[1:], 2)
            ]
        cells.append(value)
    return f"<row>{''.join(_xlsx_cell(value, styles) for value in (*cells, *further))}</row>"


def _pieces(text):
    """Return a text in pieces that each fit into a cell, with room for what is said about them."""
    if 2 * len(text) <= LONGEST_CELL:
        return [text]
    units = text.encode("utf-16-le")
    if len(units) // 2 <= LONGEST_CELL:
        return [text]
    pieces = []
    while units:
        end = 2 * (LONGEST_CELL - ROOM)
        # The second half of a character stays with the first.
        if len(units) > end and 0xDC <= units[end + 1] <= 0xDF:
            end -= 2
        pieces.append(units[:end].decode("utf-16-le"))
        units = units[end:]
    return pieces


def _column_name(index):
    """Return what a spreadsheet calls its column of this index: A, B, … Z, AA."""
    name = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        name = chr(ord("A") + letter) + name
        index -= 1
    return name


def _xlsx_cell(value, styles):
    match value:
        case None | "":
            return "<c/>"
        case bool():
            return f'<c t="b"><v>{value:d}</v></c>'
        case int() | float() | Decimal() if abs(value) < LARGEST_NUMBER:
            return f"<c><v>{value}</v></c>"
        case datetime() if value.date() >= FIRST_DAY:
            local = timezone.localtime(value)
            days = (local.replace(tzinfo=None, microsecond=0) - DAY_ZERO) / timedelta(days=1)
            style = styles.of(f'yyyy-mm-dd hh:mm" {local:%Z}"')
            return f'<c s="{style}"><v>{days!r}</v></c>'
        case datetime():
            value = stamp(value)
        case date() if value >= FIRST_DAY:
            return f'<c s="{styles.of("yyyy-mm-dd")}"><v>{(value - DAY_ZERO.date()).days}</v></c>'
    text = NOT_XML.sub("", str(value))
    # A text inside the cell is never a formula, whatever it begins with; nor after somebody has edited it.
    style = f' s="{styles.FORMULA_TEXT}"' if FORMULA.match(text) else ""
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{escape(text, LINE_ENDS)}</t></is></c>'
