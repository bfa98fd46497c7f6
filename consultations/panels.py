"""What the front desk sees first after signing in."""

from statistics import median

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from consultations.admin_queue import capped, clock_of, count_up_to, in_tab
from consultations.due import span_in_words
from consultations.models import ConsultationRequest

# The median is that of the latest requests with a contact, however many are stored.
MEDIAN_OF = 200


class DeskPanel(Component):
    """How many requests wait, each number a way to them, and how fast patients hear from the practice."""

    name = "consultation_requests"
    template_name = "consultations/admin/panel.html"
    order = 50

    tabs = (
        ("new", _("New")),
        ("today", _("Due today")),
        ("overdue", _("Overdue")),
        ("mine", _("Mine")),
    )

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        requests = ConsultationRequest.objects.visible_to(request.user)
        clock, url = clock_of(request), reverse("consultation_requests:index")
        return {
            "counts": [
                (
                    name,
                    label,
                    f"{url}?tab={name}",
                    capped(count_up_to(in_tab(requests, name, request.user, clock))),
                )
                for name, label in self.tabs
            ],
            "median": median_in_words(requests),
        }


def median_in_words(requests):
    """Return the median time from a request to the first contact, "" when there was none yet."""
    contacted = requests.filter(first_contact_at__isnull=False).order_by("-created_at", "-pk")
    moments = contacted.values_list("created_at", "first_contact_at")[:MEDIAN_OF]
    spans = [first_contact - created for created, first_contact in moments]
    return span_in_words(median(spans)) if spans else ""
