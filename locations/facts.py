"""What the search answers about the locations."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.calendar.hours import spans_of_days
from core.facts import (
    Fact,
    Question,
    Row,
    Topic,
    register_facts,
    register_topics,
    share_of,
    share_of_hours,
    topic,
)
from core.models import PracticeSettings
from core.phones.numbers import telephone_link
from locations.models import CLOSURES_AHEAD, all_locations
from locations.naming import BESIDE, asked_locations, named_locations, words_beside

CONTEXT = "searches, one on each line"

# What people ask by, what they ask by alone because it has other meanings, the heading of the answer, and the field of
# a location that has it.
_FIELDS = (
    (
        pgettext_lazy(CONTEXT, "address\nstreet address\nZIP code"),
        pgettext_lazy(
            CONTEXT, "location\nlocations\nlocated\nclinic\noffice\nnear me\nclosest\nnearest\nmap\nfind you"
        ),
        gettext_lazy("Where we are"),
        "address_in_words",
    ),
    (
        pgettext_lazy(CONTEXT, "parking\nparking lot\nparking garage\ngarage\nvalet\nhandicap parking"),
        "",
        gettext_lazy("Parking"),
        "parking",
    ),
    (
        pgettext_lazy(
            CONTEXT, "public transit\npublic transportation\ntransit\ntransportation\nbus\nsubway\nmetro"
        ),
        pgettext_lazy(CONTEXT, "train"),
        gettext_lazy("By bus or train"),
        "transit",
    ),
    (
        pgettext_lazy(
            CONTEXT,
            "wheelchair\nwheelchair access\naccessible\naccessibility\nstep free\nno steps\nramp\nelevator\n"
            "handicap\nhandicapped\nrestroom",
        ),
        pgettext_lazy(CONTEXT, "access\nstairs\ndisabled\ndisability"),
        gettext_lazy("Getting in"),
        "access",
    ),
    (
        pgettext_lazy(CONTEXT, "directions\nhow do I get there\nway to the clinic\ndriving directions"),
        "",
        gettext_lazy("How to get here"),
        "directions",
    ),
)


@register_facts
def of_locations(question: Question) -> Iterator[Fact]:
    """Yield what a question asks of the locations, one row for each location that it names, or else that has it."""
    # Names of locations may be most of the question, and are not known yet.
    fields = [row for row in _FIELDS if share_of(question, row[0], row[1], BESIDE, least=0)]
    asks_for_hours = share_of_hours(question, least=0)
    if not fields and not asks_for_hours:
        return
    locations = asked_locations(question)
    beside = words_beside()
    for phrases, whole, heading, field in fields:
        texts = {page: getattr(page, field) for page in locations}
        share = share_of(question, phrases, whole, beside)
        if share and (rows := _rows(question, texts)):
            yield Fact(str(heading), share, rows)
    if share := asks_for_hours and share_of_hours(question, beside):
        practice = PracticeSettings.load().with_rows()
        prefetch_related_objects(locations, "closures", "visiting_hours")
        everywhere = practice.special_days(CLOSURES_AHEAD)
        rows = _rows(question, {page: _hours(page, everywhere) for page in locations})
        if rows:
            yield Fact(_("Visiting hours"), share, rows)


@register_topics
def topics_of_locations() -> Iterator[Topic]:
    """Yield what the locations have answers to."""
    locations = all_locations()
    for phrases, whole, heading, field in _FIELDS:
        if any(getattr(page, field) for page in locations):
            yield topic(str(heading), f"{phrases}\n{whole}")


def _rows(question, texts):
    """Return a row for each location with a text; a location that the question names has one even without."""
    named = named_locations(question)
    rows = []
    for page, text in texts.items():
        if text:
            rows.append(Row(text, page.title, page.url))
        elif page in named and (number := page.telephone_to_call):
            ask = _("This is not on our website. Please call us: %(number)s") % {"number": number}
            rows.append(Row(ask, page.title, page.url, telephone_link(number)))
    return rows


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
