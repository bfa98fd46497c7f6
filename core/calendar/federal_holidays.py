"""The federal holidays of the United States, with the days on which they are observed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FederalHoliday(models.TextChoices):
    """Each holiday, under the name that is stored."""

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


_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6
# Month, day, and the weekday that is waited for from this day on (5 U.S.C. 6103).
_RULES = {
    FederalHoliday.NEW_YEAR: (1, 1, None),
    FederalHoliday.MARTIN_LUTHER_KING: (1, 15, _MONDAY),
    FederalHoliday.WASHINGTON: (2, 15, _MONDAY),
    FederalHoliday.MEMORIAL: (5, 25, _MONDAY),
    FederalHoliday.JUNETEENTH: (6, 19, None),
    FederalHoliday.INDEPENDENCE: (7, 4, None),
    FederalHoliday.LABOR: (9, 1, _MONDAY),
    FederalHoliday.COLUMBUS: (10, 8, _MONDAY),
    FederalHoliday.VETERANS: (11, 11, None),
    FederalHoliday.THANKSGIVING: (11, 22, _THURSDAY),
    FederalHoliday.CHRISTMAS: (12, 25, None),
}
_OBSERVED = {_SATURDAY: timedelta(days=-1), _SUNDAY: timedelta(days=1)}


def federal_holidays(dates: Sequence[date]) -> Iterator[tuple[date, str, str]]:
    """Yield (date, holiday, name) for each federal holiday among the dates, which are in order.

    `holiday` is a value of `FederalHoliday`. One that falls on a weekend comes twice: on its own day, and on the
    Friday before or the Monday after, where its name says that it is observed.
    """
    found = {}
    # The last day of a year may be when the next New Year's Day is observed.
    for year in range(dates[0].year, dates[-1].year + 2):
        for holiday in FederalHoliday:
            day, name = _date_of(holiday, year), str(holiday.label)
            found[day] = (day, holiday.value, name)
            if moved := _OBSERVED.get(day.weekday()):
                observed = _("%(holiday)s (observed)") % {"holiday": name}
                found[day + moved] = (day + moved, holiday.value, observed)
    for day in dates:
        if day in found:
            yield found[day]


def _date_of(holiday, year):
    month, day, weekday = _RULES[holiday]
    first = date(year, month, day)
    return first if weekday is None else first + timedelta(days=(weekday - first.weekday()) % 7)
