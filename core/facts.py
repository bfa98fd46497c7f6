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
# One of these alone asks for hours as well.
DAY_NAMES = pgettext_lazy(
    "searches, one on each line",
    "Monday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nSunday\nweekend\nweekday\nChristmas\nThanksgiving\n"
    "Easter\nNew Year\nNew Years\nMemorial Day\nLabor Day\nIndependence Day\n4th of July\nfourth of July\n"
    "Juneteenth\nVeterans Day\nColumbus Day\nPresidents Day\nMartin Luther King Day\nMLK Day",
)
DAYS = pgettext_lazy(
    "words of searches",
    "see patients patient appointment appointments visit visits today now tonight tomorrow day days week "
    "weekend weekends weekday weekdays Monday Tuesday Wednesday Thursday Friday Saturday Sunday morning "
    "evening early late time times office clinic Christmas Thanksgiving Easter New Year Memorial Labor "
    "Independence July 4th Juneteenth Veterans Columbus Presidents Martin Luther King MLK Eve federal holiday",
)


class Question(Protocol):
    """What a visitor asks, as a provider of facts sees it; `words` are those typed, in lower case, in their order."""

    words: list[str]

    def share(self, phrases: str, beside: str = "", least: float = 0.5) -> float:
        """Return how much of the question the phrases cover, from 0 (it is about something else) to 1.

        `phrases` has one on each line. One counts if all its words are in the question; the words of `beside` then
        count too. Less than `least` is 0, and so is what leaves a word for a part of the body or for pain.
        """

    def is_within(self, phrase: str, beside: str = "") -> bool:
        """Return whether the phrase has all words of the question but those of `beside`, and at least one."""

    def has(self, phrases: str) -> bool:
        """Return whether one of the phrases, one on each line, stands in the question as it is, filler words too."""


@dataclass(frozen=True)
class Row:
    """One line of a fact: what is true, of what, and where a click on the label and on the text leads."""

    text: str
    label: str = ""
    url: str = ""
    text_url: str = ""


@dataclass(frozen=True)
class Fact:
    """A short answer. `share` is how much of the question it answers; `link` are the words of the link to `url`."""

    heading: str
    share: float
    rows: list[Row] = field(default_factory=list)
    url: str = ""
    link: str = ""


def share_of(question: Question, phrases: str, whole: str, beside: str = "", least: float = 0.5) -> float:
    """Return how much of a question the phrases cover; those of `whole` have other meanings, and must cover all of it.

    `least` is as in `Question.share`; with 0 the phrases of `whole` need not cover all either.
    """
    return max(
        question.share(phrases, beside=beside, least=least),
        question.share(whole, beside=beside, least=1 if least else 0),
    )


def share_of_hours(question: Question, beside: str = "", least: float = 0.5) -> float:
    """Return how much of a question is about hours and closed days."""
    return share_of(question, HOURS, f"{OPEN}\n{DAY_NAMES}", f"{DAYS}\n{beside}", least)


Provider = Callable[[Question], Iterable[Fact]]
_providers: list[Provider] = []


def register_facts(provider: Provider) -> Provider:
    """Register the decorated function. It takes a `Question` and yields the `Fact`s that answer it.

    A provider asks the database only for a question of its own, and then a number of times that does not grow with
    what is stored.
    """
    _providers.append(provider)
    return provider


# What somebody may search for to get one answer: the name to offer first, then other names.
Topic = list[str]
TopicProvider = Callable[[], Iterable[Topic]]
_topic_providers: list[TopicProvider] = []


def register_topics(provider: TopicProvider) -> TopicProvider:
    """Register the decorated function. It yields each `Topic` that the room has an answer to, in the active language.

    It asks the database a number of times that does not grow with what is stored.
    """
    _topic_providers.append(provider)
    return provider


def all_topics() -> list[Topic]:
    """Return what all rooms have answers to."""
    return [[str(name) for name in topic] for provider in _topic_providers for topic in provider()]


def topic(name: str, phrases: str) -> Topic:
    """Return a `Topic` of a name and phrases, one on each line."""
    return [name, *(line for line in phrases.splitlines() if line)]


def facts_for(question: Question) -> list[Fact]:
    """Return what all rooms have to say to a question, that of lower rooms first."""
    return [fact for provider in reversed(_providers) for fact in provider(question)]
