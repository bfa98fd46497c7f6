"""Widgets of Wagtail's admin that start without a script in the page, which the Content-Security-Policy refuses."""

import re
from functools import wraps

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput, BaseChooser

# The scripts of these widgets (Wagtail 7.4): one call each, whose arguments are JSON.
_SCRIPT = re.compile(r"<script>(?:new )?(?P<name>\w+)\((?P<arguments>.*?)\);</script>", re.DOTALL)
_WIDGETS = (AdminDateInput, AdminDateTimeInput, AdminTimeInput, BaseChooser, DateRangePickerWidget)


def without_script(html: str) -> str:
    """Return a widget's HTML with elements that `static/js/admin/start_widget.js` acts on instead of its scripts."""
    return mark_safe(_SCRIPT.sub(_element, html))  # noqa: S308 - the widget's own, which is safe


def _element(script):
    return format_html(
        '<start-widget name="{}" arguments="[{}]" hidden></start-widget>', script["name"], script["arguments"]
    )


def start_widgets_without_script() -> None:
    """Have Wagtail's fields for dates and all of its choosers start without a script in the page.

    Wagtail has no other place for it (7.4): the fields are rendered without the project's templates, and a chooser
    adds its script in Python. Those of `InlinePanel` have templates of ours.
    """
    for widget in _WIDGETS:
        widget.render = _rendering_without_script(widget.render)


def _rendering_without_script(render):
    @wraps(render)
    def wrapped(*args, **kwargs):
        return without_script(render(*args, **kwargs))

    return wrapped
