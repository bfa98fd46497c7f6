"""What the search answers about a procedure that a question names."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from core.facts import Fact, Question, Row, register_facts
from core.rich_text import plain_text
from core.visibility import language_q
from procedures.models import ProcedurePage

# More procedures than these have what was asked for in their names: the pages found say it better.
MOST_PROCEDURES = 2
LENGTH = 220  # characters
CONTEXT = "searches, one on each line"


def _risks(page):
    return [f"{item.value['lead']} {plain_text(item.value['text'].source)}".strip() for item in page.risks]


def _recovery(page):
    return [_cut(f"{item.value['when']}: {plain_text(item.value['text'].source)}") for item in page.recovery]


def _cost(page):
    return [_cut(plain_text(page.cost))] if page.cost else []


def _cut(text):
    return Truncator(text).chars(LENGTH)


# By the section of the page: what people ask by, words that ask for it only as they stand, and what the page says.
_SECTIONS = {
    "balance": (
        pgettext_lazy(
            CONTEXT,
            "safe\nsafety\nrisk\nrisks\nrisky\nside effect\nside effects\ndanger\ndangers\ndangerous\n"
            "complication\ncomplications\nharm\n"
            "go wrong\nbad for you",
        ),
        "",
        _risks,
    ),
    "cost": (
        pgettext_lazy(
            CONTEXT,
            "cost\ncosts\nprice\nprices\npay\nexpensive\nafford\ncover\ncovered\ncovers\ncoverage\ninsurance",
        ),
        pgettext_lazy(CONTEXT, "how much is\nhow much does\nhow much are\nhow much for\nhow much would"),
        _cost,
    ),
    "recovery": (
        pgettext_lazy(
            CONTEXT,
            "recovery\nrecover\nrecovery time\ndowntime\naftercare\nheal\nhealing\nhealing time",
        ),
        "",
        _recovery,
    ),
}
_BESIDE = pgettext_lazy("words of searches", "long time period days weeks months plan Medicare Original")


@register_facts
def of_procedures(question: Question) -> Iterator[Fact]:
    """Yield what the page of a procedure says of its risks, cost or recovery, if a question asks for that."""
    asked = {
        anchor: phrases
        for anchor, (phrases, as_they_stand, _texts) in _SECTIONS.items()
        if question.share(phrases, least=0) or question.has(as_they_stand)
    }
    if not asked:
        return
    pages = ProcedurePage.objects.visible().filter(language_q()).order_by("path")
    if question.share(asked.get("recovery", ""), beside=_BESIDE, least=1):
        rows = [Row("", page.title, f"{page.url}#recovery") for page in pages if page.recovery]
        if rows:
            yield Fact(_("Recovery after a procedure"), 1, rows)
        return
    names = {
        key: "\n".join([title, *others.splitlines()])
        for key, title, others in pages.values_list("pk", "title", "also_known_as")
    }
    named = {
        (key, anchor): share
        for key in names
        for anchor in asked
        if (share := _share(question, names[key], f"{asked[anchor]}\n{_BESIDE}"))
    }
    if not 1 <= len({key for key, _anchor in named}) <= MOST_PROCEDURES:
        return
    for page in pages.filter(pk__in=[key for key, _anchor in named]):
        headings = {anchor: heading for anchor, heading, _field in page.sections}
        for anchor in asked:
            texts = _SECTIONS[anchor][2](page)
            if texts and (page.pk, anchor) in named:
                values = {"procedure": page.title, "section": headings[anchor]}
                yield Fact(
                    _("%(procedure)s: possible risks") % values
                    if anchor == "balance"
                    else f"{page.title}: {headings[anchor]}",
                    named[page.pk, anchor],
                    [Row(text) for text in texts],
                    f"{page.url}#{anchor}",
                    _("More on the page about %(procedure)s") % values,
                )


def _share(question, names, phrases):
    """Return how much of a question is about a procedure with these names and one thing asked of it."""
    whole = any(question.is_within(name, beside=phrases) for name in names.splitlines())
    return 1 if whole else question.share(names, beside=phrases, least=0.6)
