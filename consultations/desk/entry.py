"""Staff enter what somebody asks by telephone or at the desk."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations import audit
from consultations.desk.access import ConsultationPermissionMixin
from consultations.desk.consultation_views import DETAIL_URL_NAME
from consultations.desk.queue import QUEUE_URL_NAME
from consultations.models import Channel, ForWhom, TelephoneOf
from consultations.public.form_fields import QuestionField
from consultations.public.forms import ConsultationForm
from consultations.roles import CHANGE_CONSULTATIONS
from consultations.services import submit_consultation


class EntryForm(ConsultationForm):
    """The questions of the public form, as a member of staff asks them."""

    # These are for the form on a page: which page it was on, and what tells programs from people.
    page = subject = None
    channel = QuestionField(
        label=gettext_lazy("How did the request come in?"),
        choices=[(channel.value, channel.label) for channel in (Channel.TELEPHONE, Channel.WALK_IN)],
        initial=Channel.TELEPHONE,
    )
    field_order = ("channel",)
    optional = ConsultationForm.more
    # Asked of somebody else, a question has other words.
    labels = {
        "urgent_signs": gettext_lazy("Or one of these? Then the request is urgent: tell a physician now."),
        "asker_name": gettext_lazy("Name of the person asking"),
        "patient_name": gettext_lazy("If it is for someone else: full name of the patient"),
        "asker_relation": gettext_lazy("If it is for someone else: their relationship to the patient"),
        "telephone_of": gettext_lazy("If it is for someone else: whose phone is it?"),
        "about": gettext_lazy("What would they like help with?"),
        "preferred_contact": gettext_lazy("How should we reach them?"),
        "physician": gettext_lazy("Is there someone they would like to see?"),
        "location": gettext_lazy("Where would they like to be seen?"),
        "insurance": gettext_lazy("Will they pay with insurance?"),
        "plan": gettext_lazy("If they pay with insurance: which plan?"),
        "interpreter_language": gettext_lazy("Do they need an interpreter? Which language?"),
        "access_need": gettext_lazy("Do they need other help?"),
        "agreed": gettext_lazy("They agree that we contact them about this request"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            if name in self.fields:
                self.fields[name].label = label
        self.fields["for_whom"].choices = [
            (ForWhom.MYSELF, _("The person who asks")),
            (ForWhom.SOMEONE_ELSE, ForWhom.SOMEONE_ELSE.label),
        ]
        self.fields["telephone_of"].choices = TelephoneOf.choices
        # Nobody ticks these: staff who hear of one send people to an emergency room instead.
        self.warning_signs = self.fields.pop("warning_signs").signs


class EntryView(ConsultationPermissionMixin, WagtailAdminTemplateMixin, View):
    permissions = (CHANGE_CONSULTATIONS,)
    template_name = "consultations/desk/enter.html"
    page_title = gettext_lazy("Enter a request")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(QUEUE_URL_NAME), "label": _("Consultations")},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request):
        return self.show(EntryForm())

    def show(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def post(self, request):
        form = EntryForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        entered = submit_consultation(form.answers(), channel=form.cleaned_data["channel"], user=request.user)
        audit.record(entered, "consultations.enter", request.user)
        messages.success(
            request,
            _("Saved. Give the patient this reference number: %(reference_number)s")
            % {"reference_number": entered},
        )
        return redirect(DETAIL_URL_NAME, entered.pk)
