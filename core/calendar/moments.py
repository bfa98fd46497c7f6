"""When public pages change by themselves, though nobody writes anything.

Whatever reads the clock for a page names here the next moment at which it shows something else.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from wagtail.models import Page

from core.calendar.clock import practice_zone
from core.models import NoticeBanner

_finders: list[Callable[[datetime], datetime | None]] = []


def changes_pages(find: Callable[[datetime], datetime | None]) -> Callable[[datetime], datetime | None]:
    """Register the decorated function: it takes a moment and returns the next one at which pages change, or None."""
    _finders.append(find)
    return find


def next_change(after: datetime) -> datetime:
    """Return the first moment after another one at which a public page may show something else."""
    return min(moment for find in _finders if (moment := find(after)))


@changes_pages
def _midnight(after):
    # Reviews run out, closed days pass, and dates get their year by the practice's day.
    zone = practice_zone()
    return datetime.combine(after.astimezone(zone).date() + timedelta(days=1), time.min, zone)


@changes_pages
def _banner(after):
    of_banners = NoticeBanner.objects.values_list("begins_at", "ends_at", "days_before")
    moments = [
        moment
        for begins_at, ends_at, days in of_banners.exclude(ends_at__lte=after)
        for moment in (begins_at - timedelta(days=days), begins_at, ends_at)
    ]
    return min((moment for moment in moments if moment and moment > after), default=None)


@changes_pages
def _expiry(after):
    expiring = Page.objects.filter(live=True, expire_at__gt=after).order_by("expire_at")
    return expiring.values_list("expire_at", flat=True).first()
