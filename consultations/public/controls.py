"""The controls of the public forms as HTML, the same as Django's templates make of them.

There each option is a template with two more in it, and the form is at the foot of nearly every page.
"""

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def _attributes(widget):
    shown = (
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
        for name, value in widget["attrs"].items()
        if value is not False
    )
    return format_html_join("", "{}", ((one,) for one in shown))


def _input(widget):
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html(
        '<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attributes(widget)
    )


def _textarea(widget):
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>', widget["name"], _attributes(widget), widget["value"] or ""
    )


def _select(widget):
    groups = format_html_join(
        "", "{}", ((_group(name, options),) for name, options, _index in widget["optgroups"])
    )
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget), groups)


def _group(name, options):
    rows = ((option["value"], _attributes(option), option["label"]) for option in options)
    shown = format_html_join("", '\n  <option value="{}"{}>{}</option>', rows)
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, shown) if name else shown


# By the name of Django's template (5.2).
CONTROLS: dict[str, Callable[[dict], SafeString]] = {
    f"django/forms/widgets/{name}.html": control
    for name, control in {
        "checkbox": _input,
        "checkbox_option": _input,
        "email": _input,
        "hidden": _input,
        "radio_option": _input,
        "select": _select,
        "text": _input,
        "textarea": _textarea,
    }.items()
}
