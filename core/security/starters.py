"""Widgets of Wagtail's admin that start without a script in the page, which the Content-Security-Policy refuses."""

import re
from functools import wraps

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput, BaseChooser

# What these widgets end with (Wagtail 7.4): one call, whose arguments are JSON.
_SCRIPT = re.compile(r"<script>(?:new )?(?P<name>\w+)\((?P<arguments>.*)\);</script>\s*\Z", re.DOTALL)
_WIDGETS = (AdminDateInput, AdminDateTimeInput, AdminTimeInput, BaseChooser)


def without_script(html: str) -> str:
    """Return a widget's HTML with an element that `static/js/admin/start_widget.js` acts on instead of its script.

    HTML that does not end with one comes back as it is.
    """
    script = _SCRIPT.search(html)
    if not script:
        return html
    element = format_html(
        '<start-widget name="{}" arguments="[{}]" hidden></start-widget>', script["name"], script["arguments"]
    )
    return mark_safe(html[: script.start()]) + element  # noqa: S308 - the widget's own, which is safe


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
