"""The controls of the public forms as HTML, the same as Django's templates make of them.

There each option is a template with two more in it, and the form is at the foot of nearly every page.
"""

from collections.abc import Callable
from html import escape

from django.utils.safestring import SafeString, mark_safe


def _attributes(widget):
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value):
    """Return a value as text in HTML, as Django's `format_html` does by a longer way: a form has hundreds of them."""
    text = str(value)
    return text if isinstance(text, SafeString) else escape(text)


def _input(widget):
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return mark_safe(f'<input type="{widget["type"]}" name="{widget["name"]}"{value}{_attributes(widget)}>')


def _textarea(widget):
    value = _text(widget["value"] or "")
    return mark_safe(f'<textarea name="{widget["name"]}"{_attributes(widget)}>\n{value}</textarea>')


def _select(widget):
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return mark_safe(f'<select name="{widget["name"]}"{_attributes(widget)}>{groups}\n</select>')


def _group(name, options):
    shown = "".join(
        f'\n  <option value="{_text(option["value"])}"{_attributes(option)}>{_text(option["label"])}</option>'
        for option in options
    )
    return f'\n  <optgroup label="{_text(name)}">{shown}\n  </optgroup>' if name else shown


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
