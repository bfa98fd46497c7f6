"""What every page leads to, though a higher room has it: those rooms fill this in when they start."""

from django.db.models import Q
from django.urls import reverse

# {what for: name of the URL}
SITE_ADDRESSES = {}
# (heading, condition as `Q`) of each list of pages at the foot of every page; a page is in the first that takes it.
AT_THE_FOOT = []
# Querysets with the keys of these pages: by a condition alone the database would look at every page of the site.
KEYS_AT_THE_FOOT = []


def site_address(purpose: str, *args: object) -> str:
    """Return the address of a part of the site, such as "consultation_form"; raises `KeyError` for an unknown one."""
    return reverse(SITE_ADDRESSES[purpose], args=args)


def at_the_foot() -> Q:
    """Return the condition of the pages that the foot of every page links to."""
    condition = Q(pk__in=[])
    for keys in KEYS_AT_THE_FOOT:
        condition |= Q(pk__in=keys)
    return condition
