"""The front desk's queue: its tabs and pages, what is new in it, and work on many requests at once."""

from dataclasses import dataclass
from datetime import UTC, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q, Value
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from consultations import audit, desk_services, unreadable
from consultations.admin_access import RequestPermissionMixin
from consultations.admin_forms import SORTS, MoveForm, OwnerForm, QueueForm
from consultations.due import Clock, due_of, span_in_words
from consultations.models import ClosedReason, ConsultationRequest, Status
from consultations.promise import promise_in_words
from consultations.roles import (
    ASSIGN_REQUESTS,
    AUDIT_REQUESTS,
    CHANGE_REQUESTS,
    EXPORT_REQUESTS,
    QUARANTINE_REQUESTS,
    REPORT_REQUESTS,
)
from core.models import PracticeSettings

QUEUE_URL_NAME = "consultation_requests:index"

PAGE_SIZE = 50
# Whoever wants to see more than this filters; a page never costs more than skipping these.
LAST_PAGE = 200
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
        Tab("new", gettext_lazy("New"), gettext_lazy("No new requests.")),
        Tab("mine", gettext_lazy("Mine"), gettext_lazy("You have no open requests. Take one from “New”.")),
        Tab("today", gettext_lazy("Due today"), gettext_lazy("Nothing more is due today.")),
        Tab("overdue", gettext_lazy("Overdue"), gettext_lazy("Nothing is overdue.")),
        Tab("waiting", gettext_lazy("Waiting"), gettext_lazy("Nobody is waiting to hear from a patient.")),
        Tab(
            "all",
            gettext_lazy("All"),
            gettext_lazy("No requests yet. They come from the form at the foot of the public pages."),
            sort="-received",
        ),
        Tab("quarantine", gettext_lazy("Quarantine"), gettext_lazy("Nothing is held as suspect.")),
    )
}

# Where work waits, the most pressing first.
TO_DO = ("overdue", "today", "new", "waiting")


def tabs_of(user):
    """Return the tabs somebody has, by name."""
    if user.has_perm(QUARANTINE_REQUESTS):
        return TABS
    return {name: tab for name, tab in TABS.items() if name != "quarantine"}


def in_tab(requests, name, user, clock):
    """Return the requests of a tab.

    A suspect one is in quarantine, and where its promise is due for those who may let it out.
    """
    if name == "quarantine":
        return requests.suspect()
    if name not in ("today", "overdue") or not user.has_perm(QUARANTINE_REQUESTS):
        requests = requests.trusted()
    match name:
        case "new":
            return requests.filter(status=Status.NEW)
        case "mine":
            return requests.open().filter(owner=user)
        case "today":
            return requests.filter(due_at__gte=clock.now, due_at__lt=clock.end_of_today())
        case "overdue":
            return requests.filter(due_at__lt=clock.now)
        case "waiting":
            return requests.filter(status=Status.WAITING)
    return requests


def count_up_to(requests, limit=COUNTED):
    """Return how many requests there are, or one more than `limit`, without counting further."""
    return requests.order_by()[: limit + 1].count()


def capped(count):
    return f"{COUNTED}+" if count > COUNTED else str(count)


def clock_of(request=None):
    return Clock(timezone.now(), ZoneInfo(PracticeSettings.load(request).time_zone))


class Queue:
    """What somebody looks through: a tab with filters and an order, as the query of an address names it."""

    def __init__(self, query, user, clock):
        self.user, self.clock = user, clock
        self.tab = tabs_of(user).get(query.get("tab"), TABS["new"])
        self.form = QueueForm(query)
        self.requests = ConsultationRequest.objects.visible_to(user)

    @cached_property
    def sort(self):
        chosen = self.form.cleaned_data["sort"] if self.form.is_valid() else ""
        return SORTS[chosen or self.tab.sort][0]

    @property
    def filters(self):
        """Return the tab and the filters that hold, by name, as their text in the address."""
        valid = self.form.data.dict() if self.form.is_valid() else {}
        return {name: valid.get(name, "") for name in self.form.fields} | {"tab": self.tab.name}

    @cached_property
    def matching(self):
        """Return the requests in no order. A search looks everywhere, in quarantine too."""
        if not self.form.is_valid():
            return self.requests.none()
        requests = self.form.apply(self.requests)
        is_everywhere = self.form.is_searching and self.tab.name == "all"
        return requests if is_everywhere else in_tab(requests, self.tab.name, self.user, self.clock)

    def page(self, number):
        """Return the requests of one page, and whether there are more."""
        start = (number - 1) * PAGE_SIZE
        moment, key = F(self.sort.lstrip("-")), F("pk")
        if self.form.is_searching:
            # No index has this order: PostgreSQL would go through all requests by it, to find a few.
            moment += Value(timedelta())
        order = [moment.desc(), key.desc()] if self.sort.startswith("-") else [moment, key]
        rows = list(self.matching.for_queue().order_by(*order)[start : start + PAGE_SIZE + 1])
        return rows[:PAGE_SIZE], len(rows) > PAGE_SIZE and number < LAST_PAGE

    def neighbour(self, request, *, forward):
        """Return the key of what stands after (or before) `request`, even when it has left the tab; or None."""
        field = self.sort.lstrip("-")
        side, direction = ("gt", "") if forward != self.sort.startswith("-") else ("lt", "-")
        moment = getattr(request, field)
        beyond = Q(**{f"{field}__{side}": moment}) | Q(**{field: moment, f"pk__{side}": request.pk})
        return (
            self.matching.filter(beyond, **{f"{field}__{side}e": moment})
            .order_by(f"{direction}{field}", f"{direction}pk")
            .values_list("pk", flat=True)
            .first()
        )

    def tabs(self):
        """Return the tabs with their counts, as (tab, words of the count, is it this one)."""
        return [
            (tab, capped(count_up_to(in_tab(self.requests, name, self.user, self.clock))), tab == self.tab)
            for name, tab in tabs_of(self.user).items()
        ]


class QueueView(RequestPermissionMixin, WagtailAdminTemplateMixin, View):
    """The list of requests. A search is sent by POST and answered with an address that names nobody."""

    template_name = "consultations/admin/queue.html"
    page_title = gettext_lazy("Consultations")

    # What stands above the queue, for those who may use it. An export takes the queue's tab and filters along.
    links = (
        ("report", gettext_lazy("Report"), "table", REPORT_REQUESTS),
        ("export", gettext_lazy("Export"), "download", EXPORT_REQUESTS),
        ("audit", gettext_lazy("Who looked at what"), "history", AUDIT_REQUESTS),
    )

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_header_buttons(self):
        query = f"?{self.request.GET.urlencode()}"
        return [
            HeaderButton(
                label, reverse(f"consultation_requests:{name}") + query * (name == "export"), icon_name=icon
            )
            for name, label, icon, permission in self.links
            if self.request.user.has_perm(permission)
        ]

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        form = QueueForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Please check the search and the filters."))
            return redirect(QUEUE_URL_NAME)
        return redirect(f"{reverse(QUEUE_URL_NAME)}?{form.as_query()}")

    def get_context_data(self, **kwargs):
        clock = clock_of(self.request)
        queue = Queue(self.request.GET, self.request.user, clock)
        number = page_number(self.request.GET.get("p"))
        requests, has_next = queue.page(number)
        tabs = queue.tabs()
        query = self.request.GET.urlencode()
        audit.record_list([row.reference for row in requests], queue.filters, self.request.user)
        unreadable.notice(requests)
        return super().get_context_data(**kwargs) | {
            "queue": queue,
            "form": queue.form,
            "rows": [
                (request, due_of(request, clock), span_in_words(clock.now - request.created_at))
                for request in requests
            ],
            "query": f"?{query}" if query else "",
            "tabs": tabs,
            # What an empty tab points to.
            "next_tab": next_to_do(tabs),
            "number": number,
            "previous_number": number - 1,
            "next_number": number + 1,
            "has_next": has_next,
            "now": clock.now,
            "may_change": self.request.user.has_perm(CHANGE_REQUESTS),
            "may_assign": self.request.user.has_perm(ASSIGN_REQUESTS),
            "owner_form": OwnerForm(auto_id="bulk_%s"),
            "statuses": [status for status in Status if status not in (Status.NEW, Status.DUPLICATE)],
            "closed_reasons": ClosedReason.choices,
        }


def next_to_do(tabs):
    """Return the tab where the most pressing work waits, as `Queue.tabs` does, or None."""
    waiting = {tab.name: (tab, count) for tab, count, _is_current in tabs if count != "0"}
    return next((waiting[name] for name in TO_DO if name in waiting), None)


def page_number(text):
    """Return the number of a page that an address asks for; what is no number is the first."""
    if text and text.isascii() and text.isdigit() and len(text) < 6:
        return min(max(int(text), 1), LAST_PAGE)
    return 1


class NewView(RequestPermissionMixin, View):
    """How many requests are new, and how many of them came since a page was shown: read every half minute."""

    def get(self, request):
        new = new_requests(request)
        return JsonResponse({"badge": new_badge(new), "arrived": self.arrived(new)})

    def arrived(self, new):
        try:
            since = parse_datetime(self.request.GET.get("since", ""))
            if since is None or timezone.is_naive(since):
                return ""
            since = since.astimezone(UTC)
        except (ValueError, OverflowError):
            return ""
        count = count_up_to(new.filter(created_at__gt=since))
        if not count:
            return ""
        words = ngettext("%(count)s new request: show it", "%(count)s new requests: show them", count)
        return words % {"count": capped(count)}


def new_requests(request):
    """Return the new requests that whoever sent `request` may see."""
    return ConsultationRequest.objects.visible_to(request.user).trusted().filter(status=Status.NEW)


def new_badge(new):
    """Return the words of the menu's badge, "" when nothing is new."""
    count = count_up_to(new)
    return capped(count) if count else ""


class BulkView(RequestPermissionMixin, View):
    """Assign, move or print the requests that were ticked, each as it was seen."""

    http_method_names = ["post"]

    def post(self, request):
        selected = self.selected()
        if not selected:
            messages.error(request, _("Tick the requests first."))
            return self.back()
        match request.POST.get("action"):
            case "print":
                return self.print(selected)
            case "assign" if request.user.has_perm(ASSIGN_REQUESTS):
                return self.assign(selected)
            case "move" if request.user.has_perm(CHANGE_REQUESTS):
                return self.move(selected, MoveForm(request.POST))
            case "spam" if request.user.has_perm(CHANGE_REQUESTS):
                return self.move(selected, MoveForm({"to": Status.SPAM}))
        messages.error(request, _("You may not do this."))
        return self.back()

    def back(self):
        return redirect(f"{reverse(QUEUE_URL_NAME)}?{self.request.GET.urlencode()}")

    def selected(self):
        """Return the ticked requests that this person may see, as (key, version seen)."""
        versions = {}
        for ticked in self.request.POST.getlist("request")[:PAGE_SIZE]:
            key, _colon, version = ticked.partition(":")
            try:
                versions[UUID(key)] = int(version)
            except ValueError:
                continue
        visible = ConsultationRequest.objects.visible_to(self.request.user)
        keys = set(visible.filter(pk__in=versions).values_list("pk", flat=True))
        return [(key, version) for key, version in versions.items() if key in keys]

    def assign(self, selected):
        form = OwnerForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, _("Choose who gets them."))
            return self.back()
        assign = partial(desk_services.assign_request, user=self.request.user, to=form.cleaned_data["owner"])
        return self.change(selected, assign)

    def move(self, selected, form):
        if not form.is_valid():
            messages.error(self.request, _("Choose a status."))
            return self.back()
        return self.change(
            selected, partial(desk_services.move_request, user=self.request.user, **form.cleaned_data)
        )

    def change(self, selected, change):
        done, refusals = desk_services.for_each(selected, change)
        if done:
            words = ngettext("%(number)d request changed.", "%(number)d requests changed.", done)
            messages.success(self.request, words % {"number": done})
        if refusals:
            messages.error(self.request, desk_services.refusals_in_words(refusals))
        return self.back()

    def print(self, selected):
        keys = [key for key, _version in selected]
        requests = ConsultationRequest.objects.visible_to(self.request.user).filter(pk__in=keys)
        return print_sheets(self.request, requests.order_by("promised_for", "pk"))


def print_sheets(http_request, requests):
    """Answer with one sheet of paper for each request, and put on record that they were printed."""
    requests = requests.prefetch_related("events")
    desk_services.record_print(requests, http_request.user)
    unreadable.notice(requests)
    practice = PracticeSettings.load(http_request)
    sheets = [
        (request, request.events.all(), promise_in_words(request.promised_for, practice))
        for request in requests
    ]
    return render(http_request, "consultations/admin/print.html", {"sheets": sheets})
