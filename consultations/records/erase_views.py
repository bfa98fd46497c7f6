"""Holding one request, and erasing one person’s data."""

from django import forms
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin

from consultations import audit
from consultations.desk import services
from consultations.desk.access import ScreenView
from consultations.desk.consultation_views import ChangeView
from consultations.desk.queue import QUEUE_URL_NAME
from consultations.digests import name_words
from consultations.models import ConsultationRequest
from consultations.records import retention
from consultations.roles import ERASE_CONSULTATIONS


class HoldView(ChangeView):
    """Keep a request from being purged and erased, or let it go again."""

    permissions = (ERASE_CONSULTATIONS,)

    @property
    def is_on(self):
        return self.request.POST.get("hold") == "on"

    def mine(self):
        return _("Put on legal hold") if self.is_on else _("Lift the legal hold")

    def change(self, values):
        held = services.hold_consultation(self.object.pk, on=self.is_on, **self.seen)
        return _("On legal hold.") if held.legal_hold else _("No longer on legal hold.")


class EraseForm(forms.Form):
    """Which of the requests that give the same telephone number or email address are this person's."""

    consultations = forms.ModelMultipleChoiceField(
        None, label=gettext_lazy("Erase these requests"), widget=forms.CheckboxSelectMultiple
    )
    is_sure = forms.BooleanField(label=gettext_lazy("I know that this cannot be undone"))

    def __init__(self, consultation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["consultations"]
        same_contact = ConsultationRequest.objects.with_contact_of(consultation)
        field.queryset = (same_contact | ConsultationRequest.objects.filter(pk=consultation.pk)).order_by(
            "-created_at", "pk"
        )
        field.label_from_instance = self.label
        # A name that cannot be read is nobody else's.
        names = name_words(consultation.patient_name)
        self.initial["consultations"] = [
            other.pk
            for other in field.queryset
            if other.pk == consultation.pk or (names and name_words(other.patient_name) == names)
        ]

    @staticmethod
    def label(consultation):
        received = timezone.localdate(consultation.created_at)
        return f"{consultation.grouped_reference_number} · {consultation.patient_name} · {received}"


class EraseView(BaseObjectMixin, ScreenView):
    """Erase what one person told the practice, on that person's wish."""

    permissions = (ERASE_CONSULTATIONS,)
    model = ConsultationRequest
    template_name = "consultations/records/erase.html"
    header_icon = "bin"

    def get_base_object_queryset(self):
        return ConsultationRequest.objects.visible_to(self.request.user)

    def get_page_title(self):
        return _("Erase the data of %(reference_number)s") % {"reference_number": self.object}

    def get(self, request, pk):
        return self.show(EraseForm(self.object))

    def post(self, request, pk):
        form = EraseForm(self.object, request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            receipt = retention.erase(form.cleaned_data["consultations"], request.user)
        except retention.EraseRefused as refusal:
            form.add_error("consultations", str(refusal))
            return self.show(form, status=409)
        number = sum(receipt.counts.values())
        words = ngettext("%(number)d request is erased.", "%(number)d requests are erased.", number)
        messages.success(request, words % {"number": number})
        return redirect(QUEUE_URL_NAME)

    def show(self, form, status=200):
        for shown in form.fields["consultations"].queryset:
            audit.record(shown, "consultations.view", self.request.user)
        return self.render_to_response(self.get_context_data(form=form), status=status)
