"""What the search answers about the practice and its insurance plans."""

from collections.abc import Iterator
from itertools import combinations

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from core.facts import (
    HOURS,
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
from core.models import InsurancePlan, PracticeSettings
from core.phones.numbers import telephone_link, ten_digits
from core.visibility import language_q
from home.models import HomePage, StandardPage
from home.practice_facts import facts_of
from home.us_plans import MEDICARE, MEDICARE_ADVANTAGE, US_PLANS, is_ordinary, plans_asked, plans_in, spelled
from locations.models import all_locations
from locations.naming import asked_locations, words_beside
from search.words import all_words

SPECIAL_DAYS_AHEAD = 60
CONTEXT = "searches, one on each line"

# What people ask by, and what they ask by alone because it has other meanings, for each of the `FACTS` of the practice
# settings.
_ASKED = {
    "telephone": (
        pgettext_lazy(CONTEXT, "phone\nphone number\ntelephone\ntelephone number"),
        pgettext_lazy(CONTEXT, "call\ncall you\ncontact\ncontact us\nspeak to someone\ntalk to someone"),
    ),
    "after_hours": (
        pgettext_lazy(CONTEXT, "after hours\nafter hours number\nafter hours phone\nnurse line"),
        pgettext_lazy(CONTEXT, "at night\non call doctor"),
    ),
    "referral_line": (
        pgettext_lazy(CONTEXT, "referral line\nrefer a patient\nreferral phone\nsend a referral"),
        "",
    ),
    "fax": (pgettext_lazy(CONTEXT, "fax\nfax number"), ""),
    "portal": (
        pgettext_lazy(
            CONTEXT,
            "patient portal\nportal\nonline portal\nlog in\nlogin\nsign in\nmy account\ntest results\nmychart\n"
            "my chart",
        ),
        "",
    ),
    "bill": (
        pgettext_lazy(
            CONTEXT,
            "pay my bill\npay a bill\npay bill online\npay online\nbill\nbilling\nmake a payment\nonline payment\n"
            "statement",
        ),
        "",
    ),
    "records": (
        pgettext_lazy(
            CONTEXT,
            "medical records\nmy records\nrecords\nrecords request\nrequest records\ncopy of my records\n"
            "release of records",
        ),
        "",
    ),
}

_PLAN_WORDS = pgettext_lazy(
    "words of searches",
    "insurance insurances insurer plan plans network in out of network coverage cover covers covered card company "
    "health healthcare pay pays participate participating patients PPO HMO EPO POS",
)
_ANY_PLAN = pgettext_lazy(
    CONTEXT,
    "insurance\ninsurances\ninsurance plan\nplans\nhealth plan\nhealth insurance\nin network\n"
    "network\nwhat insurance do you take",
)
# They tell no plan from another.
_COMMON = set(
    "health plan plans insurance care healthcare ppo hmo epo pos the of and group inc llc company".split()
)


@register_facts
def of_the_practice(question: Question) -> Iterator[Fact]:
    """Yield what the practice settings say to a question, with the numbers of each location that it may mean."""
    practice = PracticeSettings.load().with_rows()
    asked = [key for key, (phrases, whole) in _ASKED.items() if share_of(question, phrases, whole, least=0)]
    for key in asked:
        if share := share_of(question, *_ASKED[key], beside=words_beside()):
            for label, lines in facts_of(practice, [key]):
                locations = asked_locations(question)
                of_locations = _of_locations(key, locations)
                is_asked_of_one = of_locations and len(locations) < len(all_locations())
                rows = [] if is_asked_of_one else [Row(str(words), text_url=url) for words, url in lines]
                yield Fact(str(label), share, [*rows, *of_locations])
    if number := ten_digits(" ".join(question.words)):
        yield from _with_number(practice, number)
    if share_of_hours(question, least=0) and (share := share_of_hours(question, words_beside())):
        hours = [Row(hours) for hours in practice.desk_hours_in_words]
        days = [Row(day.in_words, day.days_in_words) for day in practice.special_days(SPECIAL_DAYS_AHEAD)]
        if hours or days:
            yield Fact(_("Phone hours, and days when we are closed or open shorter"), share, [*hours, *days])


@register_topics
def topics_of_the_practice() -> Iterator[Topic]:
    """Yield what the practice settings have answers to."""
    practice = PracticeSettings.load().with_rows()
    for key, (phrases, whole) in _ASKED.items():
        for label, _lines in facts_of(practice, [key]):
            yield topic(str(label), f"{phrases}\n{whole}")
    if practice.desk_hours_in_words:
        yield [_("Hours"), *HOURS.splitlines()]


def _of_locations(key, locations):
    """Return the phone or fax numbers of locations, once one of them has a number of its own."""
    if key not in ("telephone", "fax") or not any(getattr(page, key) for page in locations):
        return []
    # A fax number is not to be called.
    field = "telephone_to_call" if key == "telephone" else key
    numbers = [(page, getattr(page, field)) for page in locations]
    return [
        Row(number, page.title, page.url, telephone_link(number) if key == "telephone" else "")
        for page, number in numbers
        if number
    ]


def _with_number(practice, number):
    """Yield whose the phone or fax number is that somebody searched for."""
    for key in ("telephone", "after_hours", "referral_line", "fax"):
        for label, lines in facts_of(practice, [key]):
            rows = [Row(words, text_url=url) for words, url in lines]
            rows = [
                row for row in [*rows, *_of_locations(key, all_locations())] if ten_digits(row.text) == number
            ]
            if rows:
                yield Fact(str(label), 1, rows)


@register_facts
def of_plans(question: Question) -> Iterator[Fact]:
    """Yield whether the practice lists each plan that a question names, or all plans where it names none."""
    listed = {plan: plans_in(all_words(plan.name)) for plan in InsurancePlan.objects.shown_in(get_language())}
    if not listed:
        return
    asked = {known: _listed_as(known, question, listed) for known in plans_asked(question.words)}
    share = _share_of_known(question, asked)
    if share:
        found = list(dict.fromkeys(plan for plans in asked.values() for plan in plans))
    else:
        shares = {plan: _share_of_listed(question, plan.name) for plan in listed}
        share = max(shares.values())
        found = _named_most([plan for plan in listed if share and shares[plan] == share], question)
        asked = {}
    any_plan = question.share(_ANY_PLAN)
    if any_plan > share:
        yield Fact(
            _("Insurance plans we take"), any_plan, [Row(plan.note, plan.name) for plan in listed], **_where()
        )
        return
    missing = [known for known, plans in asked.items() if not plans]
    where = _where() if found or missing else {}
    if found:
        rows = [Row(_checked(plan), plan.name) for plan in found]
        yield Fact(_("In our list of plans"), share, rows, **where)
    for known in missing:
        # What to do is said once.
        rows = _without_plan() if known == missing[-1] else []
        yield Fact(_("%(plan)s is not in our list of plans") % {"plan": known[0]}, share, rows, **where)


@register_topics
def topics_of_plans() -> Iterator[Topic]:
    """Yield the plans that are listed, and well-known ones, if any is listed."""
    names = list(InsurancePlan.objects.shown_in(get_language()).values_list("name", flat=True))
    if names:
        yield topic(_("Insurance plans"), _ANY_PLAN)
        yield from ([name] for name in names)
        yield from map(list, US_PLANS)


def _listed_as(known, question, listed):
    """Return which plans of {listed plan: known plans in its name} are a known plan, best those that a question names.

    A plan of one insurer is not that of another: “Humana Medicare Advantage” is not “Aetna Medicare”.
    """
    others = {*plans_in(question.words)} - {known}
    plans = []
    for plan, names in listed.items():
        of_others = {*names} - {known}
        if known in names and not (others and of_others and others.isdisjoint(of_others)):
            plans.append(plan)
    return _named_most(plans, question)


def _named_most(plans, question):
    """Return the plans of whose names a question has most words."""
    shares = {plan: question.share("\n".join(all_words(plan.name)), spelled(plan.name), 0) for plan in plans}
    return [plan for plan in plans if shares[plan] == max(shares.values())]


def _share_of_known(question, asked):
    """Return how much of a question is about the known plans of {known plan: listed plans}."""
    names = [name for known in asked for name in known]
    if MEDICARE_ADVANTAGE in asked:
        names += MEDICARE
    others = [name for known in plans_in(question.words) for name in known]
    others += [plan.name for plans in asked.values() for plan in plans]
    beside = "\n".join([str(_PLAN_WORDS), *map(spelled, [*names, *others])])
    return max(
        (question.share(spelled(name), beside, least=1 if is_ordinary(name) else 0.5) for name in names),
        default=0,
    )


def _share_of_listed(question, name):
    """Return how much of a question is about a listed plan: its name, the beginning of it, or two words of it."""
    words = all_words(name)
    telling = [word for word in words if word not in _COMMON] or words
    beside = f"{' '.join(words)} {_PLAN_WORDS}"
    if len(telling) > 1 and (share := question.share(" ".join(telling), beside)):
        return share
    # One word may mean something else.
    parts = [telling[0], *map(" ".join, combinations(telling, 2))]
    return question.share("\n".join(parts), beside, least=1)


def _checked(plan):
    checked = _("Last checked on %(day)s.") % {"day": date_format(plan.checked_on, "DATE_FORMAT")}
    return f"{plan.note} {checked}".strip()


def _without_plan():
    """Return what to do when a plan is not in the list, as rows."""
    practice = PracticeSettings.load()
    rows = [
        Row(
            _(
                "Your plan may still pay a part. Call the number on your insurance card and ask before you "
                "book."
            )
        ),
        Row(_("You can also pay on your own. Ask us for a written estimate first.")),
    ]
    if practice.telephone:
        call = _("Call us, and we will check your plan with you: %(number)s") % {"number": practice.telephone}
        rows.insert(0, Row(call, text_url=telephone_link(practice.telephone)))
    return rows


def _where():
    """Return where to read more of the plans, as a `Fact` takes it."""
    return {"url": _page_with_plans(), "link": _("Insurance plans and costs")}


def _page_with_plans():
    """Return the address of the page that shows the plans: the one with the block for them, else the home page."""
    pages = StandardPage.objects.visible().filter(language_q())
    with_block = pages.annotate(raw_body=Cast("body", TextField())).filter(
        raw_body__contains='"insurance_plans"'
    )
    page = with_block.defer_streamfields().order_by("path").first() or HomePage.objects.visible().first()
    return page.url if page else ""
