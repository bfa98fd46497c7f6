import re

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

# Nobody turns a hundred pages, and what lies beyond would be counted and skipped on each.
MOST = 1000
# As the site itself writes it: what Python reads as a number besides ("+2", "1_0", "0002") has no address here.
_NUMBER = re.compile("[1-9][0-9]*", re.ASCII)


class BoundedPaginator(Paginator):
    """The first `MOST` of a list in parts; `is_cut` says whether there are more of them.

    `linked`, if given, are the same objects in a form that is quick where they are few.
    """

    def __init__(self, items, per_page, linked=None):
        super().__init__(items, per_page)
        self._counted = items if linked is None else linked
        if linked is not None and not self.is_cut:
            self.object_list = linked

    @cached_property
    def _found(self):
        if isinstance(self._counted, QuerySet):
            return self._counted.order_by()[: MOST + 1].count()
        return len(self._counted)

    @cached_property
    def count(self):
        return min(self._found, MOST)

    @property
    def is_cut(self):
        return self._found > MOST


def paginate(request: HttpRequest, items, per_page: int, linked: QuerySet | None = None) -> Page:
    """Return the page of `items`, a list or a queryset, that the query string asks for.

    A number beyond the last page gives the last one; what is no page number gives the first. For `linked` see
    `BoundedPaginator`.
    """
    asked = request.GET.get("page", "")
    return BoundedPaginator(items, per_page, linked).get_page(asked if _NUMBER.fullmatch(asked) else 1)
