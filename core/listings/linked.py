"""The newest of what is linked with a page, without sorting all of it."""

from django.db.models import QuerySet

from core.database.prepared import Given
from core.visibility import visible_q

# Of the links with a page the last ones, as they were made: many more than a page shows, and never all.
LOOKED_AT = 300


def first_of(pages: QuerySet | list, most: int) -> tuple[list, bool]:
    """Return the first `most` of these pages, and whether there are more of them."""
    found = list(pages[: most + 1])
    return found[:most], len(found) > most


def last_linked(links: QuerySet, end: str, now: Given | None = None) -> QuerySet:
    """Return the keys of the public pages at the `end` of the last `LOOKED_AT` links, for a query to choose among.

    `now` is as in `visible_q`.
    """
    return links.filter(visible_q(f"{end}__", now)).order_by("-pk").values(end)[:LOOKED_AT]
