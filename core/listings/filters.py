"""Filters of a listing as plain links: each choice is an address that can be kept, and works without JavaScript."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from wagtail.models import Page


@dataclass(frozen=True)
class FilterOption:
    label: str
    url: str
    is_active: bool
    value: str = ""
    # Whether it narrows the list in more than one way: search engines need not follow it.
    is_combined: bool = False


@dataclass(frozen=True)
class FilterGroup:
    heading: str
    options: list[FilterOption]
    parameter: str

    @property
    def choice(self):
        """Return the option that narrows the list, or None."""
        return next((option for option in self.options if option.is_active and option.value), None)


def filter_group(request, parameter, heading, choices, all_label):
    """Return one group of filter links.

    `parameter` is the name in the query string, `choices` a list of (value, label). The first link clears the filter;
    every link keeps the other filters and leaves the page number out.
    """
    others = {key: value for key, value in request.GET.items() if key not in (parameter, "page") and value}
    active = request.GET.get(parameter, "")

    def option(value, label):
        chosen = {**others, parameter: value} if value else others
        query = urlencode(sorted(chosen.items()))
        url = f"{request.path}?{query}" if query else request.path
        return FilterOption(label, url, active == value, value, is_combined=len(chosen) > 1)

    known = {str(value) for value, _label in choices}
    options = [option("", all_label), *(option(str(value), label) for value, label in choices)]
    if active not in known:
        options[0] = replace(options[0], is_active=True)
    return FilterGroup(heading, options, parameter)


def active_choice(request, parameter, objects, key="slug"):
    """Return the object whose `key` the query string names, or None when it names none that exists.

    `objects` may be a function that returns them, called only when the query string names one.
    """
    if not (value := request.GET.get(parameter, "")):
        return None
    found = objects() if callable(objects) else objects
    return next((item for item in found if str(getattr(item, key)) == value), None)


def part_title(page: Page, filters: list[FilterGroup], number: int | str | None) -> str:
    """Return the title of the part of a list that its filters and the number of its page, if it has pages, leave."""
    title = page.seo_title or page.title
    if chosen := [str(group.choice.label) for group in filters if group.choice]:
        title = _("%(list)s: %(filters)s") % {"list": title, "filters": ", ".join(chosen)}
    return (
        _("%(list)s, page %(number)d") % {"list": title, "number": number} if number and number > 1 else title
    )


def part_robots(filters: list[FilterGroup]) -> str:
    """Return what search engines may do with a part of a list: those of two filters and more are without number."""
    return "noindex, follow" if sum(bool(group.choice) for group in filters) > 1 else "index, follow"


def part_url(page: Page, filters: list[FilterGroup], number: int | str | None) -> str:
    """Return the one address of this part of a list, whatever else was in the address that was asked for."""
    query = sorted((group.parameter, group.choice.value) for group in filters if group.choice)
    if number and number > 1:
        query.append(("page", number))
    return f"{page.full_url}?{urlencode(query)}" if query else page.full_url
