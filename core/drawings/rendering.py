"""A drawing as SVG."""

import re
from functools import cache

from django.template.loader import get_template

_USE = re.compile(r'<use href="#d-([a-z-]+)"([^>]*)/>')


_SYMBOL = re.compile(r'<symbol[^>]*viewBox="([^"]+)"[^>]*>(.*)</symbol>', re.DOTALL)


@cache
def symbol_markup(name):
    """Return the `<symbol>` element called `name`."""
    return get_template(f"drawings/symbols/{name}.svg").render().strip()


def with_symbols_inside(markup):
    """Return `markup` with what each `<use>` points to in its place: it needs nothing else on the page."""

    def inline(match):
        name, attributes = match.groups()
        view_box, inner = _SYMBOL.search(symbol_markup(name)).groups()
        return f'<svg{attributes} viewBox="{view_box}">{inner}</svg>'

    return _USE.sub(inline, markup)
