"""Short answers about the practice that a search can give. Each room registers what it knows in a module `facts`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.translation import pgettext_lazy

# What people ask by, one word or phrase on each line: both the practice and each location have hours.
HOURS = pgettext_lazy(
    "searches, one on each line",
    "hours\nopening hours\noffice hours\nbusiness hours\nvisiting hours\nopening times\n"
    "holiday\nholidays\nclosures\n"
    "closing time\nclosing days\nclosed days",
)
OPEN = pgettext_lazy("searches, one on each line", "open\nopening\nclose\nclosed\nclosing")
DAYS = pgettext_lazy(
    "words of searches",
    "today now tonight tomorrow day days week weekend weekends weekday weekdays Monday Tuesday "
    "Wednesday Thursday Friday Saturday "
    "Sunday morning evening early late time times office clinic Christmas Thanksgiving Easter "
    "New Year Memorial Labor "
    "Independence July federal holiday",
)


class Question(Protocol):
    """What a visitor asks, as a provider of facts sees it."""

    def share(self, phrases: str, beside: str = "", least: float = 0.5) -> float:
        """Return how much of the question the phrases cover, from 0 (it is about something else) to 1.

        `phrases` has one on each line. One counts if all its words are in the question; the words of `beside` then
        count too. Less than `least` is 0.
        """

    def is_within(self, phrase: str, beside: str = "") -> bool:
        """Return whether the phrase has all words of the question but those of `beside`, and at least one."""


@dataclass(frozen=True)
class Row:
    """One line of a fact: what is true, of what, and where a click on the label and on the text leads."""

    text: str
    label: str = ""
    url: str = ""
    text_url: str = ""


@dataclass(frozen=True)
class Fact:
    """A short answer. `share` is how much of the question it answers; `link` are the words of "
    "the link to `url`."""

    heading: str
    share: float
    rows: list[Row] = field(default_factory=list)
    url: str = ""
    link: str = ""


def share_of_hours(question: Question) -> float:
    """Return how much of a question is about hours and closed days."""
    return max(question.share(HOURS, beside=DAYS), question.share(OPEN, beside=DAYS, least=1))


Provider = Callable[[Question], Iterable[Fact]]
_providers: list[Provider] = []


def register_facts(provider: Provider) -> Provider:
    """Register the decorated function. It takes a `Question` and yields the `Fact`s that answer it.

    A provider asks the database only for a question of its own, and then a number of times that does not grow with
    what is stored.
    """
    _providers.append(provider)
    return provider


def facts_for(question: Question) -> list[Fact]:
    """Return what all rooms have to say to a question, the best answers first; of those as good a lower room's."""
    facts = [fact for provider in reversed(_providers) for fact in provider(question)]
    return sorted(facts, key=lambda fact: -fact.share)
