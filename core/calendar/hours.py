"""Opening hours: rows of days, opening and closing time, days with other hours than usual, and how to say them."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.calendar.weekdays import MONDAY_TO_FRIDAY, WeekdaysField, days_in_words, run_in_words, runs_of_days


def not_after(opens: time, closes: time) -> str:
    """Return that hours end before they begin, and how to say what is meant instead."""
    if closes == time.min:
        return _("Midnight begins a day. If you are open until the end of the day, enter 11:59 pm.")
    return _("The closing time, %(closes)s, must be after the opening time, %(opens)s.") % {
        "closes": time_in_words(closes),
        "opens": time_in_words(opens),
    }


class Hours(models.Model):
    """One span of one or more days of the week, in the practice's time zone."""

    days = WeekdaysField(
        gettext_lazy("days"),
        default=MONDAY_TO_FRIDAY,
        help_text=gettext_lazy("All days with these hours. Add a second row if there is a break at noon."),
    )
    opens = models.TimeField(
        gettext_lazy("opens"), help_text=gettext_lazy("When this part of the day begins.")
    )
    closes = models.TimeField(
        gettext_lazy("closes"), help_text=gettext_lazy("When this part of the day ends.")
    )

    panels = [FieldPanel("days"), FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        abstract = True
        ordering = ["days", "opens"]

    def __str__(self):
        times = spans_in_words([(self.opens, self.closes)])
        return _("%(day)s, %(times)s") % {"day": days_in_words(self.days), "times": times}

    def clean(self):
        super().clean()
        if None not in (self.opens, self.closes) and self.closes <= self.opens:
            raise ValidationError({"closes": not_after(self.opens, self.closes)})


class ShorterHours(models.Model):
    """When a day out of turn is open all the same; without times it is closed, or as usual, as the subclass says."""

    opens = models.TimeField(
        gettext_lazy("opens"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Only if you are open for part of the day."),
    )
    closes = models.TimeField(
        gettext_lazy("closes"),
        null=True,
        blank=True,
        help_text=gettext_lazy("When that part of the day ends."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if mistakes := self._mistakes():
            raise ValidationError(mistakes)

    def _mistakes(self):
        """Return everything that cannot be, as messages by field."""
        if (self.opens is None) != (self.closes is None):
            missing = "opens" if self.opens is None else "closes"
            return {missing: _("Enter both times, or neither.")}
        if self.opens is not None and self.closes <= self.opens:
            return {"closes": not_after(self.opens, self.closes)}
        return {}


class ClosedDays(ShorterHours):
    """A span of days that are closed out of turn, or open for a part of each day, and why."""

    begins_on = models.DateField(
        gettext_lazy("first day"), help_text=gettext_lazy("The first day that is closed.")
    )
    ends_on = models.DateField(
        gettext_lazy("last day"), help_text=gettext_lazy("For a single day, the same as the first.")
    )
    reason = models.CharField(gettext_lazy("reason"), max_length=100, help_text=gettext_lazy("Public."))

    panels = [
        FieldRowPanel([FieldPanel("begins_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("reason"),
    ]

    class Meta:
        abstract = True
        ordering = ["begins_on"]

    def __str__(self):
        return self.reason

    def _mistakes(self):
        mistakes = super()._mistakes()
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            mistakes["ends_on"] = _("The last day must not be before the first.")
        return mistakes


Span = tuple[time, time]


class OutOfTurn(NamedTuple):
    """What holds on some days: closed, or open between two times. `ClosedDays` has the same attributes."""

    begins_on: date
    ends_on: date
    reason: str
    opens: time | None = None
    closes: time | None = None


class SpecialDays(NamedTuple):
    """One or more days with other hours than usual: why, and the spans when they are open; none if closed."""

    first: date
    last: date
    reason: str
    hours: tuple[Span, ...] = ()

    @property
    def days_in_words(self) -> str:
        """Return the days, such as “Monday, November 9 to Tuesday, November 10”."""
        first, last = (date_format(day, _("l, F j")) for day in (self.first, self.last))
        if first == last:
            return first
        return " ".join([first, pgettext("span of days", "to"), last])

    @property
    def in_words(self) -> str:
        """Return the reason, and the hours if there are any, such as “Training, open 8 am to 12 noon”."""
        if not self.hours:
            return self.reason
        return _("%(reason)s, open %(times)s") % {
            "reason": self.reason,
            "times": spans_in_words(self.hours),
        }


def cut(spans: Iterable[Span], opens: time, closes: time) -> list[Span]:
    """Return what of the spans lies between two times."""
    inner = [(max(begin, opens), min(end, closes)) for begin, end in spans]
    return [span for span in inner if span[0] < span[1]]


def spans_by_weekday(rows: Iterable[Hours]) -> dict[int, list[Span]]:
    """Return (opens, closes) by day of the week, in their order; days without hours are left out."""
    spans = {}
    for day, opens, closes in sorted((day, row.opens, row.closes) for row in rows for day in row.days):
        spans.setdefault(day, []).append((opens, closes))
    return spans


def special_days(
    dates: Sequence[date],
    usual: Iterable[Hours],
    own: Sequence[OutOfTurn | ClosedDays],
    shared: Sequence[OutOfTurn | ClosedDays] = (),
) -> list[SpecialDays]:
    """Return those of the dates with other hours than usual, one by one, in their order.

    Hours of `own` stand in place of the usual ones; those that are `shared` with others only cut them. Where several
    hold on a day, it is open when all of them say so. A day of the week without usual hours stays closed.
    """
    spans = spans_by_weekday(usual)
    all_day = [(time.min, time.max)]
    days = []
    for day in dates:
        ours, theirs = (
            [rule for rule in rules if rule.begins_on <= day <= rule.ends_on] for rules in (own, shared)
        )
        if not (rules := [*theirs, *ours]):
            continue
        hours = spans.get(day.weekday(), []) if spans else all_day
        if hours and ours:
            hours = all_day
        for rule in rules:
            hours = [] if rule.opens is None else cut(hours, rule.opens, rule.closes)
        closing = [rule for rule in rules if rule.opens is None]
        days.append(SpecialDays(day, day, (closing or rules)[-1].reason, tuple(hours)))
    return days


def spans_of_days(days: Iterable[SpecialDays]) -> list[SpecialDays]:
    """Return special days, soonest first, with neighbors of the same reason and hours as one."""
    spans = []
    for day in days:
        if spans and spans[-1][2:] == day[2:] and day.first - spans[-1].last == timedelta(days=1):
            spans[-1] = spans[-1]._replace(last=day.last)
        else:
            spans.append(day)
    return spans


def time_in_words(time):
    """Return a time of day as people say it: “8 am”, “12 noon”, “4:30 pm”."""
    if (time.hour, time.minute) == (12, 0):
        return _("12 noon")
    return time_format(time, "g:i A" if time.minute else "g A").lower().replace(".", "")


def spans_in_words(spans: Iterable[Span]) -> str:
    """Return the hours of one day, such as “8 am to 12 noon and 1 pm to 5 pm”."""
    return _(" and ").join(
        _("%(opens)s to %(closes)s") % {"opens": time_in_words(opens), "closes": time_in_words(closes)}
        for opens, closes in spans
    )


def hours_in_words(rows: Iterable[Hours]) -> list[str]:
    """Return hours as a list of phrases, such as [“Monday to Friday, 8 am to 5 pm”].

    The rows come in any order. Neighboring days with the same hours share a phrase.
    """
    spans = spans_by_weekday(rows)
    alike = [list(days) for _spans, days in groupby(spans, key=spans.get)]
    return [
        _("%(day)s, %(times)s") % {"day": run_in_words(run), "times": spans_in_words(spans[run[0]])}
        for days in alike
        for run in runs_of_days(days)
    ]
