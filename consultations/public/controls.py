"""The controls of the public forms as HTML, the same as Django's templates make of them.

There each option is a template with two more in it, and the form is at the foot of nearly every page.
"""

from collections.abc import Callable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


def _attributes(widget):
    return mark_safe(
        "".join(
            format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)
            for name, value in widget["attrs"].items()
            if value is not False
        )
    )


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
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return format_html(
        '<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget), mark_safe(groups)
    )


def _group(name, options):
    shown = "".join(
        f'\n  <option value="{conditional_escape(option["value"])}"{_attributes(option)}>'
        f"{conditional_escape(option['label'])}</option>"
        for option in options
    )
    return f'\n  <optgroup label="{conditional_escape(name)}">{shown}\n  </optgroup>' if name else shown


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
