"""Filters of a listing as plain links: each choice is an address that can be kept, and works without JavaScript."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class FilterOption:
    label: str
    url: str
    is_active: bool


@dataclass(frozen=True)
class FilterGroup:
    heading: str
    options: list[FilterOption]


def filter_group(request, parameter, heading, choices, all_label):
    """Return one group of filter links.

    `parameter` is the name in the query string, `choices` a list of (value, label). The first link clears the filter;
    every link keeps the other filters and leaves the page number out.
    """
    others = {key: value for key, value in request.GET.items() if key not in (parameter, "page") and value}
    active = request.GET.get(parameter, "")

    def option(value, label):
        query = urlencode(sorted({**others, parameter: value}.items() if value else others.items()))
        return FilterOption(label, f"{request.path}?{query}" if query else request.path, active == value)

    known = {str(value) for value, _label in choices}
    options = [option("", all_label), *(option(str(value), label) for value, label in choices)]
    if active not in known:
        options[0] = FilterOption(options[0].label, options[0].url, True)
    return FilterGroup(heading, options)


def active_choice(request, parameter, objects, key="slug"):
    """Return the object whose `key` the query string names, or None when it names none that exists."""
    value = request.GET.get(parameter, "")
    return next((item for item in objects if str(getattr(item, key)) == value), None) if value else None
