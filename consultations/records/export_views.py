"""Exporting requests from the queue."""

from django import forms
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from consultations.desk.access import ScreenView
from consultations.desk.queue import QUEUE_URL_NAME, Queue, clock_now
from consultations.records.export import Purpose, export
from consultations.records.spreadsheets import Format
from consultations.roles import EXPORT_CONSULTATIONS


class ExportForm(forms.Form):
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need them for?"), choices=Purpose, widget=forms.RadioSelect
    )
    file_format = forms.ChoiceField(
        label=gettext_lazy("File"), choices=Format, initial=Format.XLSX, widget=forms.RadioSelect
    )
    with_notes = forms.BooleanField(label=gettext_lazy("With the staff’s notes"), required=False)


class ExportView(ScreenView):
    """Export the requests that the queue's filters in the address let through."""

    permissions = (EXPORT_CONSULTATIONS,)
    template_name = "consultations/records/export.html"
    page_title = gettext_lazy("Export")
    header_icon = "download"

    @cached_property
    def queue(self):
        return Queue(self.request.GET, self.request.user, clock_now())

    def get(self, request):
        return self.show(ExportForm())

    def post(self, request):
        form = ExportForm(request.POST)
        if not form.is_valid() or not self.queue.form.is_valid():
            return self.show(form, status=422)
        return export(self.queue.matching, request.user, filters=self.queue.filters, **form.cleaned_data)

    def show(self, form, status=200):
        if not self.queue.form.is_valid():
            messages.error(self.request, _("Please check the search and the filters. Nothing was exported."))
            return redirect(QUEUE_URL_NAME)
        context = self.get_context_data(form=form, number=self.queue.matching.count())
        return self.render_to_response(context, status=status)
