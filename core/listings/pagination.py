import re

from django.core.paginator import Paginator

# As the site itself writes it: what Python reads as a number besides ("+2", "1_0", "0002") has no address here.
_NUMBER = re.compile("[1-9][0-9]*", re.ASCII)


def paginate(request, items, per_page):
    """Return the page of `items` that the query string asks for.

    A number beyond the last page gives the last one; what is no page number gives the first.
    """
    asked = request.GET.get("page", "")
    return Paginator(items, per_page).get_page(asked if _NUMBER.fullmatch(asked) else 1)
