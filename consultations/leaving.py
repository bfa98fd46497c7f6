"""The open requests of somebody who leaves: none stays with an account that nobody uses."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.desk.forms import name_with_absence
from consultations.desk.services import hand_over_consultations
from consultations.models import ConsultationRequest
from consultations.roles import ASSIGN_CONSULTATIONS, VIEW_CONSULTATIONS, desk_users
from users.leaving import Colleague, HandedOver, HandOver, Line, register_hand_over


class NewOwner(Colleague):
    """A colleague of the desk; who is on leave is said."""

    def label_from_instance(self, obj):
        return name_with_absence(obj)


@register_hand_over
class OpenConsultations(HandOver):
    """The requests that the account owns and on which somebody still has to act."""

    name = "consultations"
    heading = gettext_lazy("Consultation requests")
    order = 40

    @cached_property
    def consultations(self):
        return list(
            ConsultationRequest.objects.open()
            .filter(owner=self.account)
            .only("reference_number", "status")
            .order_by("queue_at", "created_at", "pk")
        )

    @property
    def may_see(self):
        return self.by.has_perm(VIEW_CONSULTATIONS)

    def is_needed(self):
        return bool(self.consultations)

    def explanation(self):
        if not self.may_see:
            return _("Open requests of patients go back to the queue, where the front desk finds them.")
        count = len(self.consultations)
        sentence = ngettext(
            "%(count)d open request. Without a colleague it goes back to the queue, with nobody’s name on it.",
            "%(count)d open requests. Without a colleague they go back to the queue, with nobody’s name on them.",
            count,
        )
        return sentence % {"count": count}

    def lines(self):
        if not self.may_see:
            return []
        return [
            Line(
                consultation.grouped_reference_number,
                reverse("consultation_requests:detail", args=[consultation.pk]),
                consultation.get_status_display(),
            )
            for consultation in self.consultations
        ]

    def fields(self):
        if not (self.may_see and self.by.has_perm(ASSIGN_CONSULTATIONS)):
            return {}
        return {
            "to": NewOwner(
                desk_users().exclude(pk=self.account.pk),
                label=_("Who takes over"),
                required=False,
                empty_label=_("Nobody: back to the queue"),
            )
        }

    def hand_over(self, choices):
        colleague = choices.get("to")
        count = hand_over_consultations(self.account, user=self.by, to=colleague)
        if not colleague:
            return [HandedOver(_("Open consultation requests went back to the queue."))]
        sentence = ngettext(
            "%(name)s took over %(count)d consultation request.",
            "%(name)s took over %(count)d consultation requests.",
            count,
        )
        told = ngettext("%(count)d consultation request.", "%(count)d consultation requests.", count)
        return [
            HandedOver(
                sentence % {"name": colleague.name, "count": count},
                colleague,
                told % {"count": count},
                f"{reverse('consultation_requests:index')}?tab=mine",
            )
        ]
