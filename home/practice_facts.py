"""What the practice settings say about reaching the practice, in rows that a page may show."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.models import PracticeSettings
from core.phones.numbers import telephone_link


@dataclass(frozen=True)
class PracticeFact:
    """One row: its label, and how to get its lines, as (words, address or ""), from the practice settings."""

    label: str
    lines: Callable[[PracticeSettings], list[tuple[str, str]]]


def _number(field):
    def lines(practice):
        number = getattr(practice, field)
        return [(number, telephone_link(number))]

    return lines


def _link(field, words):
    return lambda practice: [(words, getattr(practice, field))] if getattr(practice, field) else []


# A fax number is not to be called.
FACTS = {
    "telephone": PracticeFact(_("Phone"), _number("telephone")),
    "desk_hours": PracticeFact(
        _("We answer the phone"), lambda practice: [(hours, "") for hours in practice.desk_hours_in_words]
    ),
    "callback": PracticeFact(
        _("We call back"), lambda practice: [(capfirst(practice.callback_rule_in_words), "")]
    ),
    "after_hours": PracticeFact(
        _("When we are closed, and it cannot wait"), _number("after_hours_telephone")
    ),
    "referral_line": PracticeFact(_("Referral line"), _number("referral_telephone")),
    "fax": PracticeFact(_("Fax"), lambda practice: [(practice.fax, "")]),
    "portal": PracticeFact(_("Patient portal"), _link("portal_url", _("Open the patient portal"))),
    "bill": PracticeFact(_("Bills"), _link("bill_url", _("Pay a bill online"))),
    "records": PracticeFact(_("Records"), _link("records_url", _("Ask for your records online"))),
}


def facts_of(practice: PracticeSettings, keys: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (label, lines) of the facts with these keys that the settings have, in the order of `FACTS`.

    A line is (words, address of its link or "").
    """
    rows = [(FACTS[key].label, FACTS[key].lines(practice)) for key in FACTS if key in keys]
    filled = [(label, [line for line in lines if line[0]]) for label, lines in rows]
    return [(label, lines) for label, lines in filled if lines]
