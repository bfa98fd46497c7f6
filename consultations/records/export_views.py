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
from consultations.records.spreadsheets import FORMATS_EXPLAINED, Format
from consultations.roles import EXPORT_CONSULTATIONS


class ExportForm(forms.Form):
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need them for?"), choices=Purpose, widget=forms.RadioSelect
    )
    file_format = forms.ChoiceField(
        label=gettext_lazy("File"),
        choices=Format,
        initial=Format.XLSX,
        widget=forms.RadioSelect,
        help_text=FORMATS_EXPLAINED,
    )
    with_notes = forms.BooleanField(label=gettext_lazy("With the staff’s notes"), required=False)
    with_quarantine = forms.BooleanField(
        label=gettext_lazy("With the requests in quarantine that the filters let through"), required=False
    )


class ExportView(ScreenView):
    """Export the requests that the queue's filters in the address let through."""

    permissions = (EXPORT_CONSULTATIONS,)
    template_name = "consultations/records/export.html"
    page_title = gettext_lazy("Export")
    header_icon = "download"

    @cached_property
    def queue(self):
        return Queue(self.request.GET, self.request.user, clock_now())

    @property
    def quarantine(self):
        """Return the requests in quarantine that the filters let through, in no order."""
        return self.queue.let_through.suspect()

    def form(self, *args):
        """Return the form; it offers the quarantine on any tab but its own."""
        form = ExportForm(*args)
        if self.queue.tab.name == "quarantine":
            del form.fields["with_quarantine"]
        return form

    def get(self, request):
        return self.show(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid() or not self.queue.form.is_valid():
            return self.show(form, status=422)
        consultations = self.queue.matching
        if form.cleaned_data.get("with_quarantine"):
            consultations |= self.quarantine
        return export(consultations, request.user, filters=self.queue.filters, **form.cleaned_data)

    def show(self, form, status=200):
        if not self.queue.form.is_valid():
            messages.error(self.request, _("Please check the search and the filters. Nothing was exported."))
            return redirect(QUEUE_URL_NAME)
        context = self.get_context_data(form=form, number=self.queue.matching.count())
        return self.render_to_response(context, status=status)
