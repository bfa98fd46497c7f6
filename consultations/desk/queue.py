"""The front desk's queue: its tabs, filters, order and pages, and the counts of each."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Q, Value
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from consultations.desk.forms import SORTS, QueueForm
from consultations.desk.leave import the_desk
from consultations.due import Clock
from consultations.models import ConsultationRequest
from consultations.roles import (
    QUARANTINE_CONSULTATIONS,
    VIEW_CONSULTATIONS,
)
from consultations.statuses import Status
from core.calendar.clock import practice_zone

QUEUE_URL_NAME = "consultation_requests:index"


PAGE_SIZE = 50


# Whoever wants to see more than this filters; a page never costs more than skipping these.
LAST_PAGE = 200


# So many at most that only sound like what was searched for: one more word narrows them down.
ALIKE_SHOWN = 20


# Counting ends here, whatever is stored: more is shown as “99+”.
COUNTED = 99


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    # What to say, and where to look next, when it is empty.
    empty: str
    sort: str = "promise"


TABS = {
    tab.name: tab
    for tab in (
        Tab(
            "new",
            gettext_lazy("New"),
            gettext_lazy(
                "No new requests. What patients send from the form on the website will appear here."
            ),
        ),
        Tab(
            "mine",
            gettext_lazy("Mine"),
            gettext_lazy("You have no open requests. Take one from “New”."),
            sort="due",
        ),
        Tab(
            "nobody",
            gettext_lazy("Nobody’s"),
            gettext_lazy(
                "Every open request is in good hands. Those that nobody has appear here, and those of colleagues "
                "who are on leave or have left."
            ),
            sort="due",
        ),
        Tab(
            "today",
            gettext_lazy("Due today"),
            gettext_lazy("Nothing more is due today. Patients we promised to call today appear here."),
            sort="due",
        ),
        Tab(
            "overdue",
            gettext_lazy("Overdue"),
            gettext_lazy("Nothing is overdue. Patients we should have called by now appear here."),
            sort="due",
        ),
        Tab(
            "waiting",
            gettext_lazy("Waiting"),
            gettext_lazy(
                "Nobody is waiting to hear from a patient. Requests you move to “Waiting” appear here."
            ),
            sort="due",
        ),
        Tab(
            "all",
            gettext_lazy("All"),
            gettext_lazy("No requests yet. They come from the form at the bottom of the public pages."),
            sort="-received",
        ),
        Tab(
            "quarantine",
            gettext_lazy("Quarantine"),
            gettext_lazy("Nothing is in quarantine. Requests that may be spam appear here."),
        ),
    )
}


# Where work waits, the most pressing first.
TO_DO = ("overdue", "today", "new", "nobody", "waiting")


def tabs_of(user):
    """Return the tabs somebody has, by name."""
    if user.has_perm(QUARANTINE_CONSULTATIONS):
        return TABS
    return {name: tab for name, tab in TABS.items() if name != "quarantine"}


def in_tab(consultations, name, user, clock):
    """Return the requests of a tab.

    A suspect one is in quarantine, and where its promise is due for those who may let it out.
    """
    if name == "quarantine":
        return consultations.suspect()
    if name not in ("today", "overdue") or not user.has_perm(QUARANTINE_CONSULTATIONS):
        consultations = consultations.trusted()
    match name:
        case "new":
            return consultations.filter(status=Status.NEW)
        case "mine":
            return consultations.open().filter(owner=user)
        case "nobody":
            return consultations.due().exclude(owner__in=the_desk().present)
        case "today":
            return consultations.due().filter(
                due_order_at__gte=clock.now, due_order_at__lt=clock.end_of_today()
            )
        case "overdue":
            return consultations.due().filter(due_order_at__lt=clock.now)
        case "waiting":
            return consultations.filter(status=Status.WAITING)
    return consultations


def _turned(name):
    """Return the name of a field in the opposite order."""
    return name[1:] if name.startswith("-") else f"-{name}"


def count_up_to(consultations, limit=COUNTED):
    """Return how many requests there are, or one more than `limit`, without counting further."""
    return consultations.order_by()[: limit + 1].count()


def capped(count):
    return f"{COUNTED}+" if count > COUNTED else str(count)


def clock_now():
    return Clock(timezone.now(), practice_zone())


def queue_form(query, user):
    """Return the filters for somebody; who sees some requests alone chooses from what these name."""
    form = QueueForm(query)
    if not user.has_perm(VIEW_CONSULTATIONS):
        form.offer_only(ConsultationRequest.objects.visible_to(user))
    return form


class Queue:
    """What somebody looks through: a tab with filters and an order, as the query of an address names it."""

    def __init__(self, query, user, clock):
        self.user, self.clock = user, clock
        self.tab = tabs_of(user).get(query.get("tab"), TABS["new"])
        self.form = queue_form(query, user)
        self.consultations = ConsultationRequest.objects.visible_to(user)

    @cached_property
    def sort(self):
        chosen = self.form.cleaned_data["sort"] if self.form.is_valid() else ""
        return SORTS[chosen or self.tab.sort][0]

    @property
    def filters(self):
        """Return the tab and the filters that hold, by name, as their text in the address.

        That somebody was searched for is said once, by `found`.
        """
        valid = self.form.data.dict() if self.form.is_valid() else {}
        names = [name for name in self.form.fields if name not in ("q", "alike")]
        return {name: valid.get(name, "") for name in names} | {"tab": self.tab.name}

    @cached_property
    def matching(self):
        """Return the requests in no order. A search looks everywhere, in quarantine too."""
        if not self.form.is_valid():
            return self.consultations.none()
        return self.form.searched(self._in_view)

    @property
    def let_through(self):
        """Return the requests of all tabs that the valid search and filters let through, in no order."""
        return self.form.searched(self.form.apply(self.consultations))

    @property
    def _in_view(self):
        """Return the requests of the tab that the filters let through."""
        consultations = self.form.apply(self.consultations)
        is_everywhere = self.form.is_searching and self.tab.name == "all"
        return consultations if is_everywhere else in_tab(consultations, self.tab.name, self.user, self.clock)

    def alike(self):
        """Return the requests that sound like what was searched for, so many at most, and whether there are more."""
        if not self.form.is_searching:
            return [], False
        rows = list(self.form.alike_in(self._in_view).for_queue()[: ALIKE_SHOWN + 1])
        return rows[:ALIKE_SHOWN], len(rows) > ALIKE_SHOWN

    def first(self, limit):
        """Return the first `limit` requests, whole."""
        return list(self.in_order()[:limit])

    def page(self, number):
        """Return the requests of one page, and whether there are more."""
        start = (number - 1) * PAGE_SIZE
        rows = list(self.in_order().for_queue()[start : start + PAGE_SIZE + 1])
        return rows[:PAGE_SIZE], len(rows) > PAGE_SIZE and number < LAST_PAGE

    def in_order(self):
        """Return what matches, in the order that was chosen."""
        first, *others = self.sort
        order = [*self.sort]
        if self.form.is_searching and first.endswith("_at"):
            # No index has this order: PostgreSQL would go through all requests by it, to find a few.
            moment = F(first.lstrip("-")) + Value(timedelta())
            order = [moment.desc() if first.startswith("-") else moment, *others]
        return self.matching.order_by(*order)

    def neighbor(self, consultation, *, forward):
        """Return the key of what stands after (or before) `request`, even when it has left the tab; or None."""
        order = [name if forward else _turned(name) for name in self.sort]
        beyond, same = Q(), {}
        for name in order:
            field, side = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
            value = getattr(consultation, field)
            beyond |= Q(**same, **{f"{field}__{side}": value})
            same[field] = value
        first = order[0].lstrip("-")
        at_least = {f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": getattr(consultation, first)}
        return self.matching.filter(beyond, **at_least).order_by(*order).values_list("pk", flat=True).first()

    def tabs(self):
        """Return the tabs with their counts, as (tab, words of the count, is it this one)."""
        return [
            (
                tab,
                capped(count_up_to(in_tab(self.consultations, name, self.user, self.clock))),
                tab == self.tab,
            )
            for name, tab in tabs_of(self.user).items()
        ]


def new_consultations(request):
    """Return the new requests that whoever sent `request` may see."""
    return ConsultationRequest.objects.visible_to(request.user).trusted().filter(status=Status.NEW)


def new_badge(new):
    """Return the words of the menu's badge, "" when nothing is new."""
    count = count_up_to(new)
    return capped(count) if count else ""
