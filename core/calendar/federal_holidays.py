"""The federal holidays of the United States, with the days on which they are observed."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import holidays
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FederalHoliday(models.TextChoices):
    """Each holiday, as the library `holidays` calls it."""

    NEW_YEAR = "New Year's Day", gettext_lazy("New Year’s Day")
    MARTIN_LUTHER_KING = "Martin Luther King Jr. Day", gettext_lazy("Martin Luther King Jr. Day")
    WASHINGTON = "Washington's Birthday", gettext_lazy("Washington’s Birthday (Presidents’ Day)")
    MEMORIAL = "Memorial Day", gettext_lazy("Memorial Day")
    JUNETEENTH = "Juneteenth National Independence Day", gettext_lazy("Juneteenth")
    INDEPENDENCE = "Independence Day", gettext_lazy("Independence Day")
    LABOR = "Labor Day", gettext_lazy("Labor Day")
    COLUMBUS = "Columbus Day", gettext_lazy("Columbus Day")
    VETERANS = "Veterans Day", gettext_lazy("Veterans Day")
    THANKSGIVING = "Thanksgiving Day", gettext_lazy("Thanksgiving Day")
    CHRISTMAS = "Christmas Day", gettext_lazy("Christmas Day")


def federal_holidays(dates: Sequence[date]) -> Iterator[tuple[date, str, str]]:
    """Yield (date, holiday, name) for each federal holiday among the dates, which are in order.

    `holiday` is a value of `FederalHoliday`. One that falls on a weekend comes twice: on its own day, and on the
    Friday before or the Monday after, where its name says that it is observed.
    """
    calendar = _calendar(dates[0].year, dates[-1].year)
    for day in dates:
        for name in calendar.get_list(day):
            holiday = name.removesuffix(" (observed)")
            # One that Congress adds is kept, under the name the library gives it.
            label = str(FederalHoliday(holiday).label) if holiday in FederalHoliday.values else holiday
            yield day, holiday, label if name == holiday else _("%(holiday)s (observed)") % {"holiday": label}


@lru_cache(maxsize=16)
def _calendar(first_year, last_year):
    return holidays.country_holidays("US", years=range(first_year, last_year + 1), language="en_US")
