from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockValidationError

from core.blocks.text import InlineTextBlock

MAX_COLUMNS = 8
MAX_ROWS = 40


_PARTS = {"caption": _("Title"), "heading": _("Column heading")}


def _short_text(name, label):
    block = blocks.CharBlock(label=label)
    block.set_name(name)
    return block


class TableBlock(TypedTableBlock):
    """A table whose first row and column are headers: every cell can be read without seeing the others."""

    text = InlineTextBlock(label=_("Column"), required=False)

    # What it holds besides its cells, for those who walk through its raw value.
    parts = {name: _short_text(name, label) for name, label in _PARTS.items()}

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"
        description = _("Up to eight columns, with a title. The first row and column are headers.")
        preview_value = {
            "caption": "Your first two days",
            "columns": [{"type": "text", "heading": heading} for heading in ("Day", "Morning", "Night")],
            "rows": [
                {"values": ["<p>Monday</p>", "<p>Stretch</p>", "<p>Pillow</p>"]},
                {"values": ["<p>Tuesday</p>", "<p>A short <b>walk</b></p>", "<p>Pillow</p>"]},
            ],
        }

    def get_context(self, value, parent_context=None):
        """Add the headings of the columns, the rows as lists of (heading, cell), and how much room they need."""
        context = super().get_context(value, parent_context)
        headings = [column["heading"] for column in value.columns]
        rows = [list(zip(headings, row, strict=True)) for row in value.rows]
        room = "narrow" if len(headings) <= 3 else "middle" if len(headings) <= 5 else "wide"
        return context | {"headings": headings, "rows": rows, "room": room}

    def clean(self, table):
        """Refuse a table that nobody can read: without a title, rows or a second column, or wider than eight."""
        table = super().clean(table)
        if self.is_deferred_validation:
            return table
        errors = []
        if not table.caption.strip():
            errors.append(_("Give the table a title."))
        if not 2 <= len(table.columns) <= MAX_COLUMNS:
            errors.append(_("A table has two to eight columns."))
        if not 1 <= len(table.row_data) <= MAX_ROWS:
            errors.append(_("A table has one to 40 rows below its headings."))
        if any(not column["heading"].strip() for column in table.columns[1:]):
            errors.append(_("Give each column a heading. Only the first may have none."))
        if errors:
            raise TypedTableBlockValidationError(non_block_errors=map(ValidationError, errors))
        return table
