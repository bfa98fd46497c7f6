"""The screens of the queue: the list, what is new in it, and work on many requests at once."""

from datetime import UTC
from functools import partial
from uuid import UUID

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from consultations import audit, unreadable
from consultations.desk import services
from consultations.desk.access import ConsultationPermissionMixin
from consultations.desk.forms import DuplicateForm, MoveForm, OwnerForm
from consultations.desk.leave import absence_of
from consultations.desk.queue import (
    LAST_PAGE,
    PAGE_SIZE,
    QUEUE_URL_NAME,
    TO_DO,
    Queue,
    capped,
    clock_now,
    count_up_to,
    new_badge,
    new_consultations,
    queue_form,
)
from consultations.desk.searched_words import keep_words, words_of
from consultations.due import due_of, span_in_words
from consultations.models import ClosedReason, ConsultationRequest
from consultations.promise import promise_in_words
from consultations.reference_numbers import as_reference_number
from consultations.roles import (
    ASSIGN_CONSULTATIONS,
    AUDIT_CONSULTATIONS,
    CHANGE_CONSULTATIONS,
    EXPORT_CONSULTATIONS,
    QUARANTINE_CONSULTATIONS,
    REPORT_CONSULTATIONS,
    VIEW_CONSULTATIONS,
)
from consultations.statuses import Status
from core.models import PracticeSettings


class QueueView(ConsultationPermissionMixin, WagtailAdminTemplateMixin, View):
    """The list of requests. A search is sent by POST and answered with an address that names nobody."""

    template_name = "consultations/desk/queue.html"
    page_title = gettext_lazy("Consultations")

    # What stands above the queue, for those who may use it. Two take the queue's tab and filters along.
    links = (
        ("visits", gettext_lazy("Visits"), "date", VIEW_CONSULTATIONS),
        ("call_list", gettext_lazy("Print a call list"), "list-ul", None),
        ("leave", gettext_lazy("On leave"), "date", CHANGE_CONSULTATIONS),
        ("report", gettext_lazy("Report"), "table", REPORT_CONSULTATIONS),
        ("export", gettext_lazy("Export"), "download", EXPORT_CONSULTATIONS),
        ("audit", gettext_lazy("Who looked at what"), "history", AUDIT_CONSULTATIONS),
    )

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_header_buttons(self):
        query = f"?{self.request.GET.urlencode()}"
        return [
            HeaderButton(
                label,
                reverse(f"consultation_requests:{name}") + query * (name in ("call_list", "export")),
                icon_name=icon,
            )
            for name, label, icon, permission in self.links
            if permission is None or self.request.user.has_perm(permission)
        ]

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        form = queue_form(request.POST, request.user)
        if not form.is_valid():
            messages.error(request, _("Please check the search and the filters."))
            return redirect(QUEUE_URL_NAME)
        query = form.as_query()
        if words := form.cleaned_data["q"]:
            keep_words(request.session, query, words)
        return redirect(f"{reverse(QUEUE_URL_NAME)}?{query.urlencode()}")

    def get_context_data(self, **kwargs):
        clock = clock_now()
        asked = self.request.GET.copy()
        asked["q"] = words_of(self.request.session, asked)
        queue = Queue(asked, self.request.user, clock)
        number = page_number(self.request.GET.get("p"))
        consultations, has_next = queue.page(number)
        # After the last of those that are what was typed.
        alike, has_more_alike = queue.alike() if not has_next else ([], False)
        tabs = queue.tabs()
        query = self.request.GET.urlencode()
        shown = [*consultations, *alike]
        page = {"p": number} if number > 1 else {}
        audit.record_list([row.reference_number for row in shown], queue.filters | page, self.request.user)
        unreadable.notice(shown)
        return super().get_context_data(**kwargs) | {
            "queue": queue,
            "form": queue.form,
            "rows": rows_of(consultations, clock),
            "alike": rows_of(alike, clock),
            "has_more_alike": has_more_alike,
            "query": f"?{query}" if query else "",
            "tabs": tabs,
            # What an empty tab points to.
            "next_tab": next_to_do(tabs),
            "number": number,
            "previous_number": number - 1,
            "next_number": number + 1,
            "has_next": has_next,
            "now": clock.now,
            "may_change": self.request.user.has_perm(CHANGE_CONSULTATIONS),
            "may_release": any(row.is_suspect for row in consultations)
            and self.request.user.has_perm(QUARANTINE_CONSULTATIONS),
            "may_assign": self.request.user.has_perm(ASSIGN_CONSULTATIONS),
            "owner_form": OwnerForm(auto_id="bulk_%s"),
            "statuses": [
                status for status in Status if status not in (Status.NEW, *services.HAS_A_MOVE_OF_ITS_OWN)
            ],
            "closed_reasons": ClosedReason.choices,
        }


def rows_of(consultations, clock):
    """Return what the list shows of requests, as (request, when it is due, its age, why its owner is away)."""
    return [
        (
            consultation,
            due_of(consultation, clock),
            span_in_words(clock.now - consultation.created_at),
            absence_of(consultation),
        )
        for consultation in consultations
    ]


def next_to_do(tabs):
    """Return the tab where the most pressing work waits, as `Queue.tabs` does, or None."""
    waiting = {tab.name: (tab, count) for tab, count, _is_current in tabs if count != "0"}
    return next((waiting[name] for name in TO_DO if name in waiting), None)


def page_number(text):
    """Return the number of a page that an address asks for; what is no number is the first."""
    if text and text.isascii() and text.isdigit() and len(text) < 6:
        return min(max(int(text), 1), LAST_PAGE)
    return 1


class NewView(ConsultationPermissionMixin, View):
    """How many requests are new, and how many of them came since a page was shown: read every half minute."""

    def get(self, request):
        new = new_consultations(request)
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


class BulkView(ConsultationPermissionMixin, View):
    """Take, assign, move, link, release or print the requests that were ticked, each as it was seen."""

    http_method_names = ["post"]

    def post(self, request):
        selected = self.selected()
        if not selected:
            messages.error(request, _("Select the requests first."))
            return self.back()
        match request.POST.get("action"):
            case "print":
                return self.print(selected)
            case "take" if request.user.has_perm(CHANGE_CONSULTATIONS):
                return self.change(selected, partial(services.take_consultation, user=request.user))
            case "assign" if request.user.has_perm(ASSIGN_CONSULTATIONS):
                return self.assign(selected)
            case "move" if request.user.has_perm(CHANGE_CONSULTATIONS):
                return self.move(selected, MoveForm(request.POST))
            case "link" if request.user.has_perm(CHANGE_CONSULTATIONS):
                return self.link(selected)
            case "spam" if request.user.has_perm(CHANGE_CONSULTATIONS):
                return self.move(selected, MoveForm({"to": Status.SPAM}))
            case "release" if request.user.has_perm(QUARANTINE_CONSULTATIONS):
                return self.change(selected, partial(services.release_consultation, user=request.user))
            case "seen" if request.user.has_perm(QUARANTINE_CONSULTATIONS):
                return self.change(selected, partial(services.leave_in_quarantine, user=request.user))
        messages.error(request, _("You may not do this."))
        return self.back()

    def back(self):
        return redirect(f"{reverse(QUEUE_URL_NAME)}?{self.request.GET.urlencode()}#list")

    def selected(self):
        """Return the ticked requests that this person may see, as (key, version seen)."""
        versions = {}
        for ticked in self.request.POST.getlist("consultation")[:PAGE_SIZE]:
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
        assign = partial(services.assign_consultation, user=self.request.user, to=form.cleaned_data["owner"])
        return self.change(selected, assign)

    def move(self, selected, form):
        if not form.is_valid():
            messages.error(self.request, _("Choose a status."))
            return self.back()
        return self.change(
            selected, partial(services.move_consultation, user=self.request.user, **form.cleaned_data)
        )

    def link(self, selected):
        """Mark requests as duplicates of another. Those with another patient's name are asked about first."""
        form = DuplicateForm(self.request.POST)
        try:
            if not form.is_valid():
                raise services.Refused(_("Enter the reference number of the other request."))
            original = services.original_of(form.cleaned_data["original"], self.request.user)
        except services.Refused as refusal:
            messages.error(self.request, str(refusal))
            return self.back()
        link = partial(
            services.link_duplicate,
            user=self.request.user,
            original=original,
            sure_of=as_reference_number(form.cleaned_data["sure"]),
        )
        done, refusals = services.for_each(selected, link)
        differing = [refusal for refusal in refusals if isinstance(refusal, services.NamesDiffer)]
        answer = self.tell(done, [refusal for refusal in refusals if refusal not in differing])
        return self.ask(differing) if differing else answer

    def ask(self, differing):
        """Show the names of those that are to be linked and differ, and ask whether they are of one patient."""
        consultations, original = [refusal.consultation for refusal in differing], differing[0].original
        shown = [*consultations, original]
        audit.record_list([consultation.reference_number for consultation in shown], {}, self.request.user)
        context = {"consultations": consultations, "original": original, "back_url": self.back().url}
        return render(self.request, "consultations/desk/same_patient.html", context, status=422)

    def change(self, selected, change):
        return self.tell(*services.for_each(selected, change))

    def tell(self, done, refusals):
        if done:
            words = ngettext("%(number)d request changed.", "%(number)d requests changed.", done)
            messages.success(self.request, words % {"number": done})
        if refusals:
            messages.error(self.request, services.refusals_in_words(refusals))
        return self.back()

    def print(self, selected):
        keys = [key for key, _version in selected]
        consultations = ConsultationRequest.objects.visible_to(self.request.user).filter(pk__in=keys)
        return print_sheets(self.request, consultations.order_by("queue_at", "created_at", "pk"))


def print_sheets(request, consultations):
    """Answer with one sheet of paper for each request, and put on record that they were printed."""
    consultations = consultations.prefetch_related("events")
    services.record_print(consultations, request.user)
    unreadable.notice(consultations)
    practice = PracticeSettings.load()
    sheets = [
        (consultation, consultation.events.all(), promise_in_words(consultation.promised_for, practice))
        for consultation in consultations
    ]
    return render(request, "consultations/desk/print.html", {"sheets": sheets})
