from django.core.paginator import Paginator


def paginate(request, items, per_page):
    """Return the page of `items` that the query string asks for; a number out of range gives the nearest page."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))
