"""What the search answers about the practice and its insurance plans."""

from collections.abc import Iterator

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from core.facts import Fact, Question, Row, register_facts, share_of_hours
from core.models import InsurancePlan, PracticeSettings
from core.phones.numbers import telephone_link
from home.models import HomePage, StandardPage
from home.practice_facts import facts_of
from home.us_plans import US_PLANS
from locations.models import all_locations

SPECIAL_DAYS_AHEAD = 60
CONTEXT = "searches, one on each line"

# What people ask by, for each of the `FACTS` of the practice settings.
_ASKED = {
    "telephone": pgettext_lazy(
        CONTEXT,
        "phone\nphone number\ntelephone\ntelephone number\ncall\ncall you\ncontact\n"
        "contact us\nspeak to someone",
    ),
    "after_hours": pgettext_lazy(
        CONTEXT,
        "after hours\nafter hours number\nafter hours phone\nat night\non call\n"
        "when you are closed\nnurse line",
    ),
    "referral_line": pgettext_lazy(
        CONTEXT, "referral line\nrefer a patient\nreferral phone\nsend a referral"
    ),
    "fax": pgettext_lazy(CONTEXT, "fax\nfax number"),
    "portal": pgettext_lazy(
        CONTEXT,
        "portal\npatient portal\nonline portal\nlog in\nlogin\nsign in\nmy account\ntest results\nmychart",
    ),
    "bill": pgettext_lazy(
        CONTEXT,
        "pay my bill\npay a bill\npay bill online\npay online\nbill\nbilling\nmake a payment\n"
        "online payment\nstatement",
    ),
    "records": pgettext_lazy(
        CONTEXT,
        "medical records\nmy records\nrecords\nrecords request\nrequest records\n"
        "copy of my records\nrelease of records",
    ),
}

_PLAN_WORDS = pgettext_lazy(
    "words of searches",
    "insurance insurances insurer plan plans network in out of network "
    "coverage cover covers covered card company "
    "health healthcare pay pays participate participating patients",
)
_ANY_PLAN = pgettext_lazy(
    CONTEXT,
    "insurance\ninsurances\ninsurance plan\nplans\nhealth plan\nhealth insurance\nin network\n"
    "network\nwhat insurance do you take",
)
_PLAN_KINDS = "PPO HMO EPO POS"
# They tell no plan from another.
_COMMON = {
    "health",
    "plan",
    "plans",
    "insurance",
    "care",
    "healthcare",
    "ppo",
    "hmo",
    "epo",
    "pos",
    "the",
    "of",
    "group",
}


@register_facts
def of_the_practice(question: Question) -> Iterator[Fact]:
    """Yield what the practice settings say to a question, with the numbers of each location."""
    practice = PracticeSettings.load()
    for key, phrases in _ASKED.items():
        if share := question.share(phrases):
            for label, lines in facts_of(practice, [key]):
                rows = [Row(str(words), text_url=url) for words, url in lines]
                yield Fact(str(label), share, [*rows, *_of_locations(key)])
    if share := share_of_hours(question):
        hours = [Row(hours) for hours in practice.desk_hours_in_words]
        days = [Row(day.in_words, day.days_in_words) for day in practice.special_days(SPECIAL_DAYS_AHEAD)]
        if hours or days:
            yield Fact(_("Phone hours, and days when we are closed or open shorter"), share, [*hours, *days])


def _of_locations(key):
    """Return the phone or fax numbers of the locations, once one of them has a number of its own."""
    if key not in ("telephone", "fax") or not any(getattr(page, key) for page in all_locations()):
        return []
    # A fax number is not to be called.
    field = "telephone_to_call" if key == "telephone" else key
    numbers = [(page, getattr(page, field)) for page in all_locations()]
    return [
        Row(number, page.title, page.url, telephone_link(number) if key == "telephone" else "")
        for page, number in numbers
        if number
    ]


@register_facts
def of_plans(question: Question) -> Iterator[Fact]:
    """Yield whether the practice lists the plan that a question names, or all plans where it names none."""
    listed = list(InsurancePlan.objects.shown().filter(locale__language_code=get_language()))
    if not listed:
        return
    any_plan = question.share(_ANY_PLAN)
    shares = {plan: share for plan in listed if (share := _share_of_listed(question, plan.name))}
    known = {
        names[0]: share
        for names in US_PLANS
        if not any(_words(name) <= _words(plan.name) for name in names for plan in listed)
        and (share := question.share("\n".join(names), beside=f"{_PLAN_WORDS} {_PLAN_KINDS}"))
    }
    best = max([any_plan, *shares.values(), *known.values()])
    if not best:
        return
    where = {"url": _page_with_plans(), "link": _("Insurance plans and costs")}
    if any_plan == best:
        yield Fact(
            _("Insurance plans we take"), best, [Row(plan.note, plan.name) for plan in listed], **where
        )
    elif best in shares.values():
        rows = [Row(_checked(plan), plan.name) for plan, share in shares.items() if share == best]
        yield Fact(_("In our list of plans"), best, rows, **where)
    elif best in known.values():
        # Of names that say as much the longest is meant: “Medicare Advantage” is not “Medicare”.
        name = max((name for name, share in known.items() if share == best), key=len)
        yield Fact(_("%(plan)s is not in our list of plans") % {"plan": name}, best, _without_plan(), **where)


def _words(name):
    return set(name.lower().split())


def _share_of_listed(question, name):
    telling = " ".join(sorted(_words(name) - _COMMON))
    return question.share(telling or name, beside=f"{name}\n{_PLAN_WORDS}")


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


def _page_with_plans():
    """Return the address of the page that shows the plans: the one with the block for them, "
    "else the home page."""
    pages = StandardPage.objects.visible().filter(locale__language_code=get_language())
    with_block = pages.annotate(raw_body=Cast("body", TextField())).filter(
        raw_body__contains='"insurance_plans"'
    )
    page = with_block.defer_streamfields().order_by("path").first() or HomePage.objects.visible().first()
    return page.url if page else ""
