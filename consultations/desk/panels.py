"""What the front desk sees first after signing in."""

from statistics import median

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from consultations.desk.queue import QUEUE_URL_NAME, capped, clock_now, count_up_to, in_tab, tabs_of
from consultations.due import span_in_words
from consultations.models import ConsultationRequest
from consultations.roles import CHANGE_CONSULTATIONS
from core.memo import remembered
from core.readiness.next_steps import NextStep, register_next_steps

# The median is that of the latest requests with a contact, however many are stored.
MEDIAN_OF = 200


class DeskPanel(Component):
    """How many requests wait, each number a way to them, and how fast patients hear from the practice."""

    name = "consultation_requests"
    template_name = "consultations/desk/panel.html"
    order = 50

    tabs = ("new", "today", "overdue", "mine", "quarantine")

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        consultations = ConsultationRequest.objects.visible_to(request.user)
        clock, offered = clock_now(), tabs_of(request.user)
        counts = [
            _told(consultations, offered[name], request.user, clock) for name in self.tabs if name in offered
        ]
        return {
            "counts": counts,
            "is_quiet": all(str(words) == "0" for _label, _url, words, _is_late in counts),
            "median": median_in_words(consultations),
        }


def _count(consultations, name, user, clock):
    """Return how many requests are in a tab, capped. A request for a page counts once."""
    return remembered(
        f"consultations in {name} of {user.pk}",
        lambda: count_up_to(in_tab(consultations, name, user, clock)),
    )


def _told(consultations, tab, user, clock):
    """Return (label, address, count in words, whether one of them is late) for a tab."""
    count = _count(consultations, tab.name, user, clock)
    if tab.name == "quarantine":
        suspect = in_tab(consultations, tab.name, user, clock)
        is_late = suspect.filter(promised_for__lt=clock.now).exists()
    else:
        is_late = tab.name == "overdue" and count > 0
    return tab.label, f"{reverse(QUEUE_URL_NAME)}?tab={tab.name}", capped(count), is_late


def median_in_words(consultations):
    """Return the median time from a request to the first contact, "" when there was none yet."""
    contacted = consultations.filter(first_contact_at__isnull=False).order_by("-created_at", "-pk")
    moments = contacted.values_list("created_at", "first_contact_at")[:MEDIAN_OF]
    spans = [first_contact - created for created, first_contact in moments]
    return span_in_words(median(spans)) if spans else ""


@register_next_steps(order=10)
def desk_steps(user):
    """Yield what waits in the queue for somebody who works on it, the most pressing first."""
    if not user.has_perm(CHANGE_CONSULTATIONS):
        return
    consultations = ConsultationRequest.objects.visible_to(user)
    clock, offered = clock_now(), tabs_of(user)
    for tab, sentence in (("overdue", _overdue), ("new", _new), ("quarantine", _suspect)):
        count = tab in offered and _count(consultations, tab, user, clock)
        if count and tab == "quarantine":
            count = count_up_to(consultations.suspect().filter(quarantine_seen_at=None))
        if count:
            url = f"{reverse(QUEUE_URL_NAME)}?tab={tab}"
            yield NextStep(sentence(count) % {"count": capped(count)}, url)


def _overdue(count):
    return ngettext(
        "%(count)s consultation request is overdue. Call the patient now.",
        "%(count)s consultation requests are overdue. Call these patients now.",
        count,
    )


def _new(count):
    return ngettext(
        "%(count)s new consultation request. Take it, and call the patient.",
        "%(count)s new consultation requests. Take them, and call the patients.",
        count,
    )


def _suspect(count):
    return ngettext(
        "%(count)s request is in quarantine. See whether a patient wrote it.",
        "%(count)s requests are in quarantine. See whether patients wrote them.",
        count,
    )
