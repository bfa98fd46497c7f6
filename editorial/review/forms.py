import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.review.dates import review_due_on

# Long enough to be a sentence
REASON_LENGTH = 20
_FEWEST_WORDS = 3


def is_reason(text):
    """Return whether a text can be a written reason: not only signs, blanks that nobody sees, or one word."""
    return len(text.strip()) >= REASON_LENGTH and len(re.findall(r"[^\W\d_]+", text)) >= _FEWEST_WORDS


def _text_area(label, help_text, attrs=None, **kwargs):
    widget = forms.Textarea({"rows": 4, **(attrs or {})})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **kwargs)


class SubmissionForm(forms.Form):
    """What was read; a later submission is not decided on in its place."""

    submission = forms.IntegerField(widget=forms.HiddenInput, required=False)
    digest = forms.CharField(widget=forms.HiddenInput, required=False)


class CommentForm(SubmissionForm):
    comment = _text_area(
        gettext_lazy("Comment"),
        gettext_lazy("Shown in the page’s history and emailed to its authors."),
    )


class SendBackForm(SubmissionForm):
    comment = _text_area(
        gettext_lazy("Reason"),
        gettext_lazy("What has to change, and why. Its authors read it in the editor and by email."),
        attrs={"autofocus": True},
    )


class TakeBackForm(SubmissionForm):
    word = _text_area(
        gettext_lazy("Why?"),
        gettext_lazy("A word for the reviewers. They get it by email, and it stays in the page’s history."),
    )


class FindingsField(forms.MultipleChoiceField):
    """What the approver ticked off, as keys; whether that is everything is asked when it is approved."""

    widget = forms.CheckboxSelectMultiple({"required": True})

    def valid_value(self, value):
        """Take what is found no more, too."""
        return True


class ApproveForm(SubmissionForm):
    """`findings` are what is to be ticked off, as `findings_to_tick` has them."""

    findings = FindingsField(
        label=gettext_lazy("What the checks found"),
        required=False,
        help_text=gettext_lazy(
            "Tick each one off once you have looked at it. It is kept with your approval."
        ),
    )
    comment = _text_area(
        gettext_lazy("Comment"),
        gettext_lazy("Shown in the page’s history. Not public."),
        required=False,
    )
    next_review_on = forms.DateField(
        label=gettext_lazy("Next review due"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("Only if it should be earlier than the practice settings say."),
    )

    def __init__(self, *args, findings=None, **kwargs):
        super().__init__(*args, **kwargs)
        if findings:
            self.fields["findings"].choices = [(key, _finding(**row)) for key, row in findings.items()]
        else:
            del self.fields["findings"]

    def clean_next_review_on(self):
        chosen, today = self.cleaned_data["next_review_on"], timezone.localdate()
        if chosen and not today < chosen <= review_due_on(today):
            raise ValidationError(
                _("Choose a day after today, until %(latest)s.") % {"latest": review_due_on(today)}
            )
        return chosen


def _finding(check, label, place, words):
    quoted = format_html(" <q>{}</q>", words) if words else ""
    return format_html("<b>{}:</b>{} <span>{}</span>", label, quoted, place)


class ConfirmForm(forms.Form):
    # What was looked at; a later draft is not published in its place.
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(ConfirmForm):
    reason = _text_area(
        gettext_lazy("Reason"),
        gettext_lazy("Why this cannot wait for a review, in a sentence. It is kept."),
        min_length=REASON_LENGTH,
    )

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if not is_reason(reason):
            raise ValidationError(_("Write the reason in a sentence."))
        return reason
