"""Tables as CSV and XLSX files, sent row by row: nothing is gathered in memory or written to a disk."""

import csv
import io
import re
import zipfile
from xml.sax.saxutils import escape

from django.db import models
from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _

# Spreadsheet programs take a text that begins like this, also after white space, for something to compute.
FORMULA = re.compile(r"\s*[=+\-@|＝＋－＠]|[\t\r\n]")
# What XML cannot hold.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
XLSX_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{XLSX_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{XLSX_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {MAIN} xmlns:r="{RELATIONS}">'
        '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


class Format(models.TextChoices):
    CSV = "csv", _("CSV")
    XLSX = "xlsx", _("Excel (XLSX)")


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
    """Return a cell's value: a number as it is, and text so that no program computes it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
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
    sink = _Sink()
    with io.TextIOWrapper(sink, "utf-8-sig", newline="", write_through=True) as text:
        writer = csv.writer(text)
        for row in rows:
            writer.writerow([defused(value) for value in row])
            yield sink.take()


def xlsx_stream(rows):
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in XLSX_PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f"<worksheet {MAIN}><sheetData>".encode())
            for row in rows:
                sheet.write(_xlsx_row(row).encode())
                yield sink.take()
            sheet.write(b"</sheetData></worksheet>")
    yield sink.take()


def _xlsx_row(row):
    return f"<row>{''.join(_xlsx_cell(defused(value)) for value in row)}</row>"


def _xlsx_cell(value):
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    # A text inside the cell is never a formula, whatever it begins with.
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
