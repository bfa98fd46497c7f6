"""No widget of the admin comes with a script of its own."""

import html
import json
import re

from django.template.loader import render_to_string
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminPageChooser, AdminTimeInput
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.widgets import AdminSnippetChooser

from core.models import Source

ELEMENT = re.compile(r'<start-widget name="(\w+)" arguments="([^"]*)" hidden></start-widget>')
WIDGETS = {
    "initDateChooser": AdminDateInput(),
    "initTimeChooser": AdminTimeInput(),
    "initDateTimeChooser": AdminDateTimeInput(),
    "PageChooser": AdminPageChooser(),
    "ImageChooser": AdminImageChooser(),
    "DocumentChooser": AdminDocumentChooser(),
    "SnippetChooser": AdminSnippetChooser(model=Source),
    "createTaskChooser": AdminTaskChooser(),
}


def test_dates_and_choosers_name_what_starts_them():
    for expected, widget in WIDGETS.items():
        shown = widget.render("day-__prefix__", None, {"id": "id_day-__prefix__"})
        assert "<script" not in shown
        ((name, arguments),) = ELEMENT.findall(shown)
        assert name == expected
        assert json.loads(html.unescape(arguments))[0] == "id_day-__prefix__"


def test_both_days_of_a_filter_name_what_starts_them():
    shown = DateRangePickerWidget().render("day", None, {"id": "id_day"})
    assert "<script" not in shown
    assert [name for name, _arguments in ELEMENT.findall(shown)] == ["initDateChooser"] * 2


def test_rows_of_a_page_name_what_starts_them():
    class FormSet:
        prefix = "rows"
        management_form = non_form_errors = ""

    panel = {"formset": FormSet, "children": [], "label": "Row"}
    options = {"formsetPrefix": "id_rows", "label": "</script><script>\"'&"}
    for template, expected in (
        ("inline_panel", "InlinePanel"),
        ("multiple_chooser_panel", "MultipleChooserPanel"),
    ):
        shown = render_to_string(
            f"wagtailadmin/panels/{template}.html",
            {"self": panel, "options_json": json.dumps(options), "chooser_widget_definition": {}},
        )
        assert "<script>" not in shown
        ((name, arguments),) = ELEMENT.findall(shown)
        assert (name, json.loads(html.unescape(arguments))) == (expected, [options])
