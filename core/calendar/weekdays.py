"""Days of the week: several of them in one field, and how to say them."""

from collections.abc import Iterable
from itertools import groupby

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.compare import FieldComparison, register_comparison_class

from core.forms.choices import SeveralChoices


class Weekday(models.IntegerChoices):
    """Days as `datetime.date.weekday()` counts them."""

    MONDAY = 0, gettext_lazy("Monday")
    TUESDAY = 1, gettext_lazy("Tuesday")
    WEDNESDAY = 2, gettext_lazy("Wednesday")
    THURSDAY = 3, gettext_lazy("Thursday")
    FRIDAY = 4, gettext_lazy("Friday")
    SATURDAY = 5, gettext_lazy("Saturday")
    SUNDAY = 6, gettext_lazy("Sunday")


MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


def runs_of_days(days: Iterable[int]) -> list[list[int]]:
    """Return days of the week, which are in order, as runs of neighbors."""
    # Days of a run share the difference between the day and its position.
    numbered = groupby(enumerate(days), key=lambda item: item[1] - item[0])
    return [[day for _position, day in run] for _offset, run in numbered]


def run_in_words(run: list[int]) -> str:
    """Return neighboring days of the week, such as “Monday to Friday”, or “Sunday” for one."""
    first, last = Weekday(run[0]).label, Weekday(run[-1]).label
    if first == last:
        return str(first)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def days_in_words(days: Iterable[int]) -> str:
    """Return days of the week, which are in order, such as “Monday to Wednesday, Friday”."""
    return ", ".join(run_in_words(run) for run in runs_of_days(days))


class WeekdaysField(models.CharField):
    """One or more days of the week: a tuple such as (0, 1, 2) in their order, which the database keeps as “012”."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": len(Weekday), **kwargs})

    def from_db_value(self, value, expression, connection):
        """Return the days of what the database keeps."""
        return self.to_python(value)

    def to_python(self, value):
        """Return the days of a text or of any series of numbers."""
        return value if value is None else tuple(sorted({int(day) for day in value}))

    def get_prep_value(self, value):
        """Return the text that the database keeps."""
        return value if value is None else "".join(map(str, self.to_python(value)))

    def value_to_string(self, obj):
        """Return the text that a version of a page keeps."""
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs):
        """Let people tick the days."""
        return forms.TypedMultipleChoiceField(
            choices=Weekday.choices,
            coerce=int,
            widget=SeveralChoices(capfirst(self.verbose_name), is_row=True),
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            initial=self.default,
            error_messages={"required": _("Check at least one day.")},
        )


class WeekdaysComparison(FieldComparison):
    """What the history of a page says of its days."""

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = days_in_words(self.val_a or ()), days_in_words(self.val_b or ())


register_comparison_class(WeekdaysField, comparison_class=WeekdaysComparison)
