"""The pages that every page leads to: those of the main menu, and those at its foot."""

from collections.abc import Iterable, Sequence

from django.db.models import Case, Q, Value, When
from django.http import HttpRequest
from wagtail.models import Page, Site

from core.addresses.named import AT_THE_FOOT, at_the_foot
from core.memo import remembered
from core.visibility import LINK_FIELDS, types_below, visible_pages


def menu_pages(request: HttpRequest) -> list[Page]:
    """Return the pages below home that editors marked for menus, in the order of the tree."""
    return [page for page in pages_below(Site.find_for_request(request).root_page) if page.show_in_menus]


def pages_below(home: Page) -> list[Page]:
    """Return the pages right below a home page that the public may see, in the order of the tree."""
    return [page for page in _read(home) if page.is_child_of(home)]


def lists_at_the_foot(request: HttpRequest) -> list[tuple[str, Sequence[Page]]]:
    """Return (heading, pages) of each list of pages at the foot that has any."""
    pages = _read(Site.find_for_request(request).root_page)
    return [
        (heading, shown)
        for place, (heading, _condition) in enumerate(AT_THE_FOOT)
        if (shown := [page for page in pages if page.place == place])
    ]


def read_with_chrome(request: HttpRequest, keys: Iterable[int]) -> dict[int, Page]:
    """Return {key: page} for those of these pages that the public may see, read together with menu and foot."""
    keys = set(keys)
    pages = _read(Site.find_for_request(request).root_page, keys)
    return {page.pk: page for page in pages if page.pk in keys}


def _read(home, keys=()):
    """Return the pages below `home` and at the foot, each with its `place` among the lists there, and others by key."""
    return remembered(f"pages below {home.pk} and at the foot", lambda: list(_query(home, keys)))


def _query(home, keys):
    lists = enumerate(AT_THE_FOOT)
    place = Case(
        *(When(condition, then=Value(place)) for place, (_heading, condition) in lists), default=None
    )
    below = Q(content_type__in=types_below(home), depth=home.depth + 1, path__startswith=home.path)
    pages = visible_pages().filter(below | at_the_foot() | Q(pk__in=keys)).annotate(place=place)
    return pages.only(*LINK_FIELDS, "show_in_menus").order_by("path")
