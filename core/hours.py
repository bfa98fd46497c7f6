"""Opening hours: rows of weekday, opening and closing time, days that are closed out of turn, and how to say them."""

from datetime import timedelta
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class Weekday(models.IntegerChoices):
    """Days as `datetime.date.weekday()` counts them."""

    MONDAY = 0, gettext_lazy("Monday")
    TUESDAY = 1, gettext_lazy("Tuesday")
    WEDNESDAY = 2, gettext_lazy("Wednesday")
    THURSDAY = 3, gettext_lazy("Thursday")
    FRIDAY = 4, gettext_lazy("Friday")
    SATURDAY = 5, gettext_lazy("Saturday")
    SUNDAY = 6, gettext_lazy("Sunday")


class Hours(models.Model):
    """One span of one weekday, in the practice's time zone."""

    weekday = models.PositiveSmallIntegerField(
        gettext_lazy("day"),
        choices=Weekday,
        help_text=gettext_lazy("Add the day twice if there is a break at noon."),
    )
    opens = models.TimeField(
        gettext_lazy("opens"), help_text=gettext_lazy("When this part of the day begins.")
    )
    closes = models.TimeField(
        gettext_lazy("closes"), help_text=gettext_lazy("When this part of the day ends.")
    )

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        abstract = True
        ordering = ["weekday", "opens"]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("The closing time must be after the opening time.")})


class ClosedDays(models.Model):
    """A span of days that are closed out of turn, and why."""

    begins_on = models.DateField(
        gettext_lazy("first day"), help_text=gettext_lazy("The first day that is closed.")
    )
    ends_on = models.DateField(
        gettext_lazy("last day"), help_text=gettext_lazy("For a single day, the same as the first.")
    )
    reason = models.CharField(gettext_lazy("reason"), max_length=100, help_text=gettext_lazy("Public."))

    panels = [FieldRowPanel([FieldPanel("begins_on"), FieldPanel("ends_on")]), FieldPanel("reason")]

    class Meta:
        abstract = True
        ordering = ["begins_on"]

    def __str__(self):
        return self.reason

    def clean(self):
        super().clean()
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": _("The last day must not be before the first.")})


def spans_of_days(days):
    """Return (date, reason) pairs, soonest first, as (first day, last day, reason).

    Neighboring days with the same reason are one span.
    """
    spans = []
    for day, reason in days:
        if spans and spans[-1][2] == reason and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = spans[-1][0], day, reason
        else:
            spans.append((day, day, reason))
    return spans


def time_in_words(time):
    """Return a time of day as people say it: “8 am”, “12 noon”, “4:30 pm”."""
    if (time.hour, time.minute) == (12, 0):
        return _("12 noon")
    return time_format(time, "g:i A" if time.minute else "g A").lower().replace(".", "")


def hours_in_words(rows):
    """Return hours as a list of phrases, such as [“Monday to Friday, 8 am to 5 pm”].

    Takes rows with `weekday`, `opens` and `closes` in any order. Neighbouring days with the same hours share a phrase.
    """
    spans_by_day = {}
    for row in sorted(rows, key=lambda row: (row.weekday, row.opens)):
        spans_by_day.setdefault(row.weekday, []).append((row.opens, row.closes))
    phrases = []
    # Days of a run share the difference between weekday and position, and the same spans.
    numbered = enumerate(spans_by_day.items())
    for (_offset, spans), run in groupby(numbered, key=lambda item: (item[1][0] - item[0], item[1][1])):
        days = [Weekday(day).label for _position, (day, _spans) in run]
        times = _(" and ").join(
            _("%(opens)s to %(closes)s") % {"opens": time_in_words(opens), "closes": time_in_words(closes)}
            for opens, closes in spans
        )
        if len(days) == 1:
            phrases.append(_("%(day)s, %(times)s") % {"day": days[0], "times": times})
        else:
            phrases.append(
                _("%(first)s to %(last)s, %(times)s") % {"first": days[0], "last": days[-1], "times": times}
            )
    return phrases
