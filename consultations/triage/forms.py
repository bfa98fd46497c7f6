from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.desk.forms import NoteForm, PageForm
from consultations.models import Triage
from core.words.normalizing import has_visible


class TriageForm(PageForm):
    """What a physician says of a request that names them."""

    left = _("the physician’s answer")
    answer = forms.ChoiceField(
        label=_("What do you say?"),
        choices=Triage,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer.")},
    )
    triage_note = forms.CharField(
        label=_("Note for the front desk"),
        max_length=NoteForm.base_fields["note"].max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_triage_note(self):
        note = self.cleaned_data["triage_note"]
        return note if has_visible(note) else ""
