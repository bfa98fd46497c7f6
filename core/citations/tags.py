"""Sources by number: markers in the text become numbers by first appearance, and a list at the foot tells them."""

import re
from collections.abc import Iterable
from functools import partial

from django import template
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.indentation import unindented
from core.models import Source

register = template.Library()

# What `core.citations.link_handlers.SourceHandler` and `source_markers` print.
_MARKER = re.compile(r'<a data-source="(\d+)">.*?</a>', re.DOTALL)
# Markers side by side.
_MARKERS = re.compile(rf"{_MARKER.pattern}(?:(?:\s|&nbsp;)*{_MARKER.pattern})*", re.DOTALL)
# Places that are filled once all markers are known, with the component that fills each.
_LIST = "<!--sources-->"
_NOTICES = "<!--source-notices-->"
# Where a template keeps what its page cites, for what it prints further down.
_CITED = "cited sources"
_PLACES = {_LIST: "components/source_list.html", _NOTICES: "components/source_notices.html"}


@register.tag
def numbered_sources(parser: Parser, token: Token) -> Node:
    """Wrap all on a page that can cite, `{% source_list %}` included, up to `{% endnumbered_sources %}`."""
    nodelist = parser.parse(("endnumbered_sources",))
    parser.delete_first_token()
    return _NumberedSources(nodelist)


@register.tag
def only_sources(parser: Parser, token: Token) -> Node:
    """Print the list of the sources that all up to `{% endonly_sources %}` cites, in its place."""
    nodelist = parser.parse(("endonly_sources",))
    parser.delete_first_token()
    return _OnlySources(nodelist)


class _NumberedSources(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        html = self.nodelist.render(context)
        sources = _sources_in(html)
        context.render_context[_CITED] = [item["source"] for item in sources]
        html = _MARKERS.sub(partial(_numbers, {item["source"].pk: item for item in sources}), html)
        for place, component in _PLACES.items():
            if place in html:
                html = html.replace(place, render_to_string(component, {"sources": sources}))
        return unindented(html)  # the form is empty


class _OnlySources(_NumberedSources):
    def render(self, context):
        sources = _sources_in(self.nodelist.render(context))
        return render_to_string(_PLACES[_LIST], {"sources": sources})


def _numbers(sources, match):
    """Return the numbers of the sources that markers side by side name; note for each where it is cited."""
    ids = {int(pk) for pk in _MARKER.findall(match[0])}
    cited = [source for pk, source in sources.items() if pk in ids]
    links = []
    for source in cited:
        number, anchor, count = source["number"], source["anchor"], len(source["places"]) + 1
        place = f"cite-{number}-{count}"
        name = escape(_("Source %(number)s") % {"number": number})
        links.append(f'<a\nid="{place}" href="#{anchor}"\naria-label="{name}">{number}</a>')
        source["places"].append(link_back(place, number, count))
    return f'<sup class="source">{", ".join(links)}</sup>' if links else ""


def link_back(place: str, source: int, count: int) -> SafeString:
    """Return the link from a source in the list to the place where the text cites it for the `count`th time."""
    words = _('<span class="vh">Source %(source)s,</span> place %(number)s')
    return mark_safe(f'<a href="#{place}">{words % {"source": source, "number": count}}</a>')


def _sources_in(html):
    """Return the sources that the markers name, numbered by first appearance."""
    ids = dict.fromkeys(int(pk) for pk in _MARKER.findall(html))
    known = Source.objects.known(ids)
    return [
        {"number": number, "anchor": f"ref-{number}", "places": [], "source": known[pk]}
        for number, pk in enumerate((pk for pk in ids if pk in known), start=1)
    ]


def cited_sources(context: Context) -> list[Source]:
    """Return the sources that the text above in this template cites, in the order of their numbers."""
    return context.render_context.get(_CITED, [])


@register.simple_tag
def source_markers(sources: Iterable[Source]) -> SafeString:
    """Print a marker for each of these sources; takes a list of `Source`."""
    return mark_safe("".join(f'<a data-source="{source.pk}">{source.pk}</a>' for source in sources if source))


@register.simple_tag
def source_list() -> SafeString:
    """Mark the place inside `numbered_sources` where the list of sources belongs."""
    return mark_safe(_LIST)


@register.simple_tag
def source_notices() -> SafeString:
    """Mark the place inside `numbered_sources` that tells which of the sources were corrected or withdrawn."""
    return mark_safe(_NOTICES)
