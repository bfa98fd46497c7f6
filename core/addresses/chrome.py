"""The pages that every page leads to: those of the main menu, and those at its foot."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, When
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from core.addresses.named import AT_THE_FOOT, at_the_foot
from core.addresses.sites import site_of
from core.database.prepared import Given, Prepared
from core.memo import remembered
from core.visibility import LINK_FIELDS, remember_private_paths, types_below, visible_among


def menu_pages(request: HttpRequest) -> list[Page]:
    """Return the pages below home that editors marked for menus, in the order of the tree."""
    return [page for page in pages_below(site_of(request).root_page) if page.show_in_menus]


def pages_below(home: Page) -> list[Page]:
    """Return the pages right below a home page that the public may see, in the order of the tree."""
    return [page for page in _chrome(home) if page.is_child_of(home)]


def lists_at_the_foot(request: HttpRequest) -> list[tuple[str, Sequence[Page]]]:
    """Return (heading, pages) of each list of pages at the foot that has any."""
    pages = _chrome(site_of(request).root_page)
    return [
        (heading, shown)
        for place, (heading, _condition) in enumerate(AT_THE_FOOT)
        if (shown := [page for page in pages if page.place == place])
    ]


def read_chrome(request: HttpRequest) -> None:
    """Read menu and foot, and with them what is private, before something else asks for that."""
    _chrome(site_of(request).root_page)


def read_with_chrome(home: Page, addresses: Collection[str]) -> list[Page]:
    """Return the pages with these paths, whoever may see them, read together with menu and foot, home first."""
    pages = _read(home, addresses)
    _chrome(home, pages)
    return [page for page in pages if page.url_path in addresses]


def _chrome(home, pages=None):
    """Return, of these pages or of those read now, the ones that the public may see; read once for each request."""
    return remembered(
        f"pages below {home.pk} and at the foot",
        lambda: visible_among(_read(home) if pages is None else pages),
    )


def _read(home, addresses=()):
    """Return the pages below `home` and at the foot, each with its `place` among the lists there, and by these paths.

    With them come the private ones, by which it is known who may see any.
    """
    types = tuple(sorted(kind.pk for kind in types_below(home)))
    slugs = sorted({address.split("/")[-2] for address in addresses})
    given = {f"slug_{number}": slug for number, slug in enumerate(slugs)}
    given |= {f"address_{number}": address for number, address in enumerate(addresses)}
    query = _query(home.path, home.depth, types, len(slugs), len(addresses))
    pages = query.read(**given)
    remember_private_paths([page.path for page in pages if page.is_private])
    return pages


@lru_cache(maxsize=64)
def _query(path, depth, types, slugs, addresses):
    """Return what `_read` asks for, with as many slugs and addresses. Paths have no index, slugs have one."""
    slugs, addresses = (
        [Given(f"{name}_{number}", CharField()) for number in range(count)]
        for name, count in (("slug", slugs), ("address", addresses))
    )
    lists = enumerate(AT_THE_FOOT)
    rows = Page.objects.filter(
        Q(content_type__in=types, depth=depth + 1, path__startswith=path)
        | at_the_foot()
        | Q(slug__in=slugs, url_path__in=addresses)
        | Q(pk__in=PageViewRestriction.objects.values("page"))
    ).annotate(
        place=Case(*(When(condition, then=place) for place, (_heading, condition) in lists), default=None),
        is_private=Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))),
        language=F("locale__language_code"),
    )
    return Prepared(rows.only(*LINK_FIELDS, "show_in_menus").order_by("path"))
