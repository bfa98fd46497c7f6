"""Staff enter what somebody asks by telephone or at the desk."""

from django import forms
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations import audit
from consultations.admin_access import RequestPermissionMixin
from consultations.admin_queue import QUEUE_URL_NAME
from consultations.admin_views import DETAIL_URL_NAME
from consultations.forms import QuestionField, RequestForm
from consultations.models import Channel
from consultations.roles import CHANGE_REQUESTS
from consultations.services import submit_request


class EntryForm(RequestForm):
    """The questions of the public form, asked by a member of staff."""

    # Says which page a patient was on.
    page = None
    channel = QuestionField(
        label=gettext_lazy("How did the request come?"),
        choices=[(channel.value, channel.label) for channel in (Channel.TELEPHONE, Channel.WALK_IN)],
        initial=Channel.TELEPHONE,
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("They agree that we contact them about this request"),
        error_messages={"required": gettext_lazy("Ask if we may contact them, and check the box")},
    )

    field_order = ("channel",)


class EntryView(RequestPermissionMixin, WagtailAdminTemplateMixin, View):
    permissions = (CHANGE_REQUESTS,)
    template_name = "consultations/admin/enter.html"
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
        entered = submit_request(form.answers(), channel=form.cleaned_data["channel"], user=request.user)
        audit.record(entered, "consultations.enter", request.user)
        messages.success(
            request,
            _("Saved. The reference to tell the patient: %(reference)s") % {"reference": entered},
        )
        return redirect(DETAIL_URL_NAME, entered.pk)
