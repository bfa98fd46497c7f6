"""The rows of opening hours in a form: no two of them may hold at the same time."""

from itertools import combinations

from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel

from core.calendar.weekdays import days_in_words


class HoursFormSet(BaseChildFormSet):
    """Rows of hours. Of two that overlap, the later one has an error that names both."""

    def clean(self):
        super().clean()
        rows = [form for form in self.forms if not self._should_delete_form(form)]
        filled = [
            (number, form)
            for number, form in enumerate(rows, start=1)
            if {"days", "opens", "closes"} <= form.cleaned_data.keys()
        ]
        for (number, form), (later, other) in combinations(filled, 2):
            one, two = form.instance, other.instance
            shared = [day for day in one.days if day in two.days]
            if shared and one.opens < two.closes and two.opens < one.closes:
                other.add_error(
                    "days",
                    _("Hours %(number)d (%(one)s) and Hours %(later)d (%(two)s) overlap on %(days)s.")
                    % {
                        "number": number,
                        "one": one,
                        "later": later,
                        "two": two,
                        "days": days_in_words(shared),
                    },
                )


class HoursPanel(InlinePanel):
    """The rows of hours of a practice or a place."""

    def get_form_options(self):
        """Return what Wagtail builds the form of, with our rule for the rows."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = HoursFormSet
        return options
