"""Sources by number: markers in the text become numbers by first appearance, and a list at the foot tells them."""

import re
from collections.abc import Iterable

from django import template
from django.template.base import Node, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from core.models import Reference

register = template.Library()

# What `core.citations.link_handlers.ReferenceHandler` and `reference_markers` print.
_MARKER = re.compile(r'<a data-reference="(\d+)">.*?</a>', re.DOTALL)
# Places that are filled once all markers are known, with the component that fills each.
_LIST = "<!--references-->"
_NOTICES = "<!--source-notices-->"
_PLACES = {_LIST: "components/reference_list.html", _NOTICES: "components/source_notices.html"}


@register.tag
def numbered_references(parser: Parser, token: Token) -> Node:
    """Wrap all on a page that can cite, `{% reference_list %}` included, up to `{% endnumbered_references %}`."""
    nodelist = parser.parse(("endnumbered_references",))
    parser.delete_first_token()
    return _NumberedReferences(nodelist)


@register.tag
def only_references(parser: Parser, token: Token) -> Node:
    """Print the list of the sources that all up to `{% endonly_references %}` cites, in its place."""
    nodelist = parser.parse(("endonly_references",))
    parser.delete_first_token()
    return _OnlyReferences(nodelist)


class _NumberedReferences(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        html = self.nodelist.render(context)
        references = _references_in(html)
        markers = {
            item["reference"].pk: render_to_string("components/reference_marker.html", item)
            for item in references
        }
        html = _MARKER.sub(lambda match: markers.get(int(match[1]), ""), html)
        for place, component in _PLACES.items():
            if place in html:
                html = html.replace(place, render_to_string(component, {"references": references}))
        return html


class _OnlyReferences(_NumberedReferences):
    def render(self, context):
        references = _references_in(self.nodelist.render(context))
        return render_to_string(_PLACES[_LIST], {"references": references})


def _references_in(html):
    """Return the sources that the markers name, numbered by first appearance."""
    ids = dict.fromkeys(int(pk) for pk in _MARKER.findall(html))
    known = Reference.objects.in_bulk(list(ids) or [0])
    return [
        {"number": number, "anchor": f"ref-{number}", "reference": known[pk]}
        for number, pk in enumerate((pk for pk in ids if pk in known), start=1)
    ]


@register.simple_tag
def reference_markers(references: Iterable[Reference]) -> SafeString:
    """Print a marker for each of these sources; takes a list of `Reference`."""
    return mark_safe(
        "".join(
            f'<a data-reference="{reference.pk}">{reference.pk}</a>' for reference in references if reference
        )
    )


@register.simple_tag
def reference_list() -> SafeString:
    """Mark the place inside `numbered_references` where the list of sources belongs."""
    return mark_safe(_LIST)


@register.simple_tag
def source_notices() -> SafeString:
    """Mark the place inside `numbered_references` that tells which of the sources were corrected or withdrawn."""
    return mark_safe(_NOTICES)
