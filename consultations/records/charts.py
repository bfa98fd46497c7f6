"""The report's figures as charts: bars of an SVG, computed from the tables, so that they tell no more than these."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.records.figures import SMALLEST_GROUP, in_words, outcome_labels
from consultations.statuses import STATUSES, Status

# Across, a chart is laid out in percent, so that it fits any screen and its words keep their size; down, in pixels.
LEFT, WIDEST_BAR = 9, 12
TOP, BOTTOM = 24, 204
# A week with a few requests, whose number is hidden.
LOWEST_BAR = 5
# With more weeks the numbers above the bars would touch, and with many more a phone scrolls.
NUMBERED_WEEKS, FITTING_WEEKS = 13, 27
WEEKS_NAMED = 3

# What requests came to, from the foot of a bar up: (name, words). Each has a pattern of its own, for paper.
OUTCOMES = {
    "booked": gettext_lazy("Booked"),
    "closed": gettext_lazy("Closed without a visit"),
    "open": gettext_lazy("Still open"),
    "junk": gettext_lazy("Spam or duplicate"),
    "hidden": format_lazy(gettext_lazy("Outcomes with under {number} requests"), number=SMALLEST_GROUP),
}
FILLS = {"booked": "currentColor", "hidden": "none", "number": "currentColor"}


@dataclass(frozen=True)
class Bar:
    """A rectangle: `x` and `width` in percent, `y` and `height` in pixels."""

    kind: str
    x: str
    width: str
    y: str
    height: str

    @property
    def fill(self) -> str:
        """Return what fills it: a color, or the pattern of its kind."""
        return FILLS.get(self.kind, f"url(#pattern-{self.kind})")


@dataclass(frozen=True)
class Mark:
    """Words in a chart: `x` in percent, `y` in pixels."""

    words: str
    x: str
    y: str


@dataclass(frozen=True)
class Chart:
    """A chart as its template draws it; without bars there are only its words."""

    name: str
    title: str
    words: list[str]
    bars: list[Bar]
    numbers: list[Mark]
    weeks: list[Mark]
    scale: list[Mark]
    legend: list[tuple[str, Bar]]
    is_wide: bool


def charts(tables: list, weeks: list[date]) -> list[Chart]:
    """Return the charts of the report's tables, whose columns or rows are these weeks, in their order."""
    by_name = {table.name: table for table in tables}
    speed = dict(zip(weeks, by_name["speed"].rows, strict=True))
    speed = {week: speed[week][1:] for week in sorted(weeks)}
    totals = {week: row[0] for week, row in speed.items()}
    return [
        _outcomes(totals, _counted(by_name["outcome"].rows, weeks)),
        _numbers(
            "wait",
            _("Hours to first contact"),
            {week: row[1] for week, row in speed.items()},
            latest=_("Half of the patients heard from us within %(number)s hours in the week from %(week)s."),
            lowest=_("Shortest wait: %(number)s hours, week from %(week)s."),
            highest=_("Longest wait: %(number)s hours, week from %(week)s."),
        ),
        _numbers(
            "kept",
            _("Promises kept, percent"),
            {week: row[2] for week, row in speed.items()},
            latest=_("We kept %(number)s percent of our promises in the week from %(week)s."),
            lowest=_("Lowest: %(number)s percent, week from %(week)s."),
            highest=_("Highest: %(number)s percent, week from %(week)s."),
            top=100,
        ),
    ]


def _counted(rows, weeks):
    """Return for each week how many requests came to what, as far as the table shows it."""
    kinds = {label: _kind(Status(status)) for (status, _reason), label in outcome_labels().items()}
    counted = {week: dict.fromkeys(OUTCOMES, 0) for week in weeks}
    for label, *numbers in rows:
        for week, number in zip(weeks, numbers, strict=True):
            counted[week][kinds[label]] += number if _is_number(number) else 0
    return counted


def _kind(status):
    if STATUSES[status].is_open:
        return "open"
    return str(status) if status in (Status.BOOKED, Status.CLOSED) else "junk"


def _is_number(cell):
    return isinstance(cell, int | float)


def _outcomes(totals, counted):
    """Return the chart of how many requests came each week; what the table hides stands together, unnamed."""
    title = _("Requests a week, by outcome")
    shown = {week: number for week, number in totals.items() if _is_number(number)}
    scale = _Scale(list(totals), max([SMALLEST_GROUP, *shown.values()]))
    bars, numbers = [], []
    for week, total in totals.items():
        if total == 0:
            continue
        foot = BOTTOM
        if week in shown:
            parts = counted[week] | {"hidden": total - sum(counted[week].values())}
            for kind, number in parts.items():
                if number:
                    height = scale.height(number)
                    foot -= height
                    bars.append(scale.bar(kind, week, foot, height))
        else:
            foot -= LOWEST_BAR
            bars.append(scale.bar("hidden", week, foot, LOWEST_BAR))
        numbers.append(scale.number(f"<{SMALLEST_GROUP}" if week not in shown else total, week, foot))
    return Chart(
        "outcome",
        title,
        _outcomes_in_words(totals, shown, counted) if bars else [_("No requests came in these weeks.")],
        bars,
        numbers if scale.is_numbered else [],
        scale.weeks(),
        scale.marks(),
        _legend({bar.kind for bar in bars}),
        scale.is_wide,
    )


def _outcomes_in_words(totals, shown, counted):
    sentences = []
    if any(shown.values()):
        most = max(shown, key=shown.get)
        sentences.append(
            _("Most requests in a week: %(number)s, week from %(week)s.")
            % {"number": shown[most], "week": in_words(most)}
        )
    latest = max(totals)
    sentences.append(
        _("Latest week, from %(week)s: %(number)s.") % {"week": in_words(latest), "number": totals[latest]}
    )
    parts = [f"{OUTCOMES[kind]}: {number}" for kind, number in counted[latest].items() if number]
    return [*sentences, *(["; ".join(parts) + "."] if parts else [])]


def _legend(kinds):
    return [(label, Bar(kind, "0", "100%", "0", "100%")) for kind, label in OUTCOMES.items() if kind in kinds]


def _numbers(name, title, found, *, latest, lowest, highest, top=0):
    """Return the chart of one number a week; weeks with too few requests to tell have none."""
    told = {week: number for week, number in found.items() if _is_number(number)}
    scale = _Scale(list(found), top or max(told.values(), default=0))
    words = []
    if told:
        extremes = [(latest, max(told))]
        if len(told) > 1:
            extremes += [(lowest, min(told, key=told.get)), (highest, max(told, key=told.get))]
        words = [sentence % {"number": told[week], "week": in_words(week)} for sentence, week in extremes]
    untold = len(found) - len(told)
    if untold:
        sentence = ngettext(
            "In %(number)d week there were too few requests to tell.",
            "In %(number)d weeks there were too few requests to tell.",
            untold,
        )
        words.append(sentence % {"number": untold})
    tops = {week: BOTTOM - scale.height(number) for week, number in told.items()}
    return Chart(
        name,
        title,
        words,
        [scale.bar("number", week, foot, BOTTOM - foot) for week, foot in tops.items()],
        [scale.number(told[week], week, foot) for week, foot in tops.items()] if scale.is_numbered else [],
        scale.weeks(),
        scale.marks(),
        [],
        scale.is_wide,
    )


class _Scale:
    """Where the weeks lie across a chart, and how high its numbers reach."""

    def __init__(self, weeks, top):
        self.places = {week: number for number, week in enumerate(weeks)}
        self.band = (100 - LEFT) / len(weeks)
        self.step = _round_step(top / 4)
        self.steps = max(1, ceil(top / self.step))

    @property
    def is_numbered(self):
        return len(self.places) <= NUMBERED_WEEKS

    @property
    def is_wide(self):
        return len(self.places) > FITTING_WEEKS

    def height(self, number):
        return (BOTTOM - TOP) * number / (self.step * self.steps)

    def middle(self, week):
        return LEFT + self.band * (self.places[week] + 0.5)

    def bar(self, kind, week, top, height):
        width = min(0.7 * self.band, WIDEST_BAR)
        return Bar(
            kind, _percent(self.middle(week) - width / 2), _percent(width), f"{top:.1f}", f"{height:.1f}"
        )

    def number(self, words, week, top):
        return Mark(str(words), _percent(self.middle(week)), f"{top - 5:.1f}")

    def weeks(self):
        """Return the names of a few weeks, each beginning where its week does, with room for the last."""
        every = ceil(len(self.places) / WEEKS_NAMED)
        named = [week for week, place in self.places.items() if place % every == 0]
        begins = {week: LEFT + self.band * self.places[week] for week in named}
        return [Mark(in_words(week), _percent(x), f"{BOTTOM + 18}") for week, x in begins.items() if x < 80]

    def marks(self):
        """Return the numbers of the scale, each with its line."""
        marks = [number * self.step for number in range(self.steps + 1)]
        return [Mark(f"{mark:g}", "0", f"{BOTTOM - self.height(mark):.1f}") for mark in marks]


def _percent(share):
    return f"{share:.2f}%"


def _round_step(least):
    """Return the smallest of 1, 2, 5, 10, 20 … and 0.1, 0.2, 0.5 that is not below `least`."""
    power = 10 ** floor(log10(max(least, 0.1)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * 0.999)
