"""What the search answers about the locations."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.facts import Fact, Question, Row, register_facts, share_of_hours
from core.hours import spans_of_days
from core.models import PracticeSettings
from locations.models import CLOSURES_AHEAD, all_locations

# What people ask by, the heading of the answer, and the field of a location that has it.
_FIELDS = (
    (
        pgettext_lazy(
            "searches, one on each line",
            "address\nstreet address\nlocation\nlocations\nlocated\nclinic\noffice\nnear me\nclosest\n"
            "ZIP code\nmap",
        ),
        gettext_lazy("Where we are"),
        "address_in_words",
    ),
    (
        pgettext_lazy(
            "searches, one on each line",
            "parking\npark\nparking lot\nparking garage\ngarage\nvalet\nhandicap parking",
        ),
        gettext_lazy("Parking"),
        "parking",
    ),
    (
        pgettext_lazy(
            "searches, one on each line",
            "public transit\npublic transportation\ntransit\ntransportation\nbus\ntrain\nsubway\nmetro",
        ),
        gettext_lazy("By bus or train"),
        "transit",
    ),
    (
        pgettext_lazy(
            "searches, one on each line",
            "wheelchair\nwheelchair access\naccess\naccessible\naccessibility\nstep free\nstairs\n"
            "no steps\nramp\nelevator\nhandicap\nhandicapped\ndisabled\ndisability\nrestroom",
        ),
        gettext_lazy("Getting in"),
        "access",
    ),
    (
        pgettext_lazy(
            "searches, one on each line",
            "directions\nhow do I get there\nfind you\nway to the clinic\ndriving directions",
        ),
        gettext_lazy("How to get here"),
        "directions",
    ),
)
_BESIDE = pgettext_lazy(
    "words of searches",
    "clinic office location locations doctor doctors practice free available visit patient "
    "patients access main new nearest",
)


@register_facts
def of_locations(question: Question) -> Iterator[Fact]:
    """Yield what a question asks of the locations, one row for each location that has it."""
    # Names of locations may be most of the question, and are not known yet.
    fields = [row for row in _FIELDS if question.share(row[0], beside=_BESIDE, least=0)]
    asks_for_hours = share_of_hours(question)
    if not fields and not asks_for_hours:
        return
    locations = all_locations()
    names = "\n".join(page.title for page in locations)
    for phrases, heading, field in fields:
        rows = [_row(page, getattr(page, field)) for page in locations if getattr(page, field)]
        if rows and (share := question.share(phrases, beside=f"{_BESIDE}\n{names}")):
            yield Fact(str(heading), share, rows)
    if asks_for_hours:
        practice = PracticeSettings.load()
        prefetch_related_objects([practice], "closures", "worked_holidays")
        prefetch_related_objects(locations, "closures")
        everywhere = practice.special_days(CLOSURES_AHEAD)
        rows = [_row(page, hours) for page in locations if (hours := _hours(page, everywhere))]
        if rows:
            yield Fact(_("Visiting hours"), asks_for_hours, rows)


def _row(page, text):
    return Row(text, page.title, page.url)


def _hours(page, everywhere):
    """Return the visiting hours of a location in words, and the coming days when it alone differs; "" without any."""
    spans = spans_of_days(day for day in page.special_days() if day not in everywhere)
    closed = _in_words(span for span in spans if not span.hours)
    shorter = _in_words(span for span in spans if span.hours)
    lines = [
        "; ".join(page.hours_in_words),
        closed and _("Closed: %(days)s") % {"days": closed},
        shorter and _("Shorter hours: %(days)s") % {"days": shorter},
    ]
    return "\n".join(filter(None, lines))


def _in_words(spans):
    return "; ".join(
        f"{_day(span.first)}–{_day(span.last)}: {span.in_words}"
        if span.first != span.last
        else f"{_day(span.first)}: {span.in_words}"
        for span in spans
    )


def _day(day):
    return date_format(day, _("l, F j"))
