from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from consultations.desk.consultation_views import ChangeView
from consultations.models import ConsultationRequest
from consultations.roles import VIEW_NAMED_CONSULTATIONS
from consultations.triage import services
from consultations.triage.forms import TriageForm


class TriageView(ChangeView):
    """A physician answers a request that names the bio which is linked to the account."""

    permissions = (VIEW_NAMED_CONSULTATIONS,)
    form_class, form_name = TriageForm, "triage_form"

    def get_base_object_queryset(self):
        # Also one that no longer names them: who wrote a note meanwhile is given it back.
        return ConsultationRequest.objects.select_related("duplicate_of")

    def post(self, request, pk):
        if not self.may_triage():
            raise PermissionDenied
        return super().post(request, pk)

    def mine(self):
        return _("Your answer: it is still in the form")

    def change(self, values):
        seen = self.seen | {"note": values["triage_note"]}
        services.triage_consultation(self.object.pk, answer=values["answer"], **seen)
        return _("Your answer is saved.")
