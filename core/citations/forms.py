"""The form of a source: cleans numbers, refuses a twin, and fills itself from what a physician pastes."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from core.citations.numbers import numbers_in
from core.citations.pasted import MAX_RECORDS, Reading, read, text_of

# What is asked in place of a source: it is read, never stored.
PASTE_FIELDS = ("pasted", "file", "which")
# Sends the form, for it to be filled in, once something is pasted or chosen.
_FILLS = {"data-controller": "source-paste"}


class _NumberField(forms.CharField):
    """Takes a number in any spelling, which may be longer than the number."""

    def to_python(self, value):
        value = super().to_python(value)
        number = getattr(numbers_in(value), self.kind)
        if value and not number:
            raise ValidationError(self.wrong)
        return number

    def widget_attrs(self, widget):
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class PMIDField(_NumberField):
    kind = "pmid"
    wrong = gettext_lazy("Enter the PubMed number or its address, for example 35503342.")


class DOIField(_NumberField):
    kind = "doi"
    wrong = gettext_lazy("Enter the DOI or its address, for example 10.1001/jama.2022.5921.")


class PasteWidget(forms.Textarea):
    """A place to paste into, with a button for what is typed there."""

    def render(self, name, value, attrs=None, renderer=None):
        return super().render(name, value, attrs, renderer) + format_html(
            '<button class="button button-small button-secondary">{}</button>', _("Fill in the fields")
        )


class SourceForm(WagtailAdminModelForm):
    """Asks for a source. Sent with a paste or a file it is not valid yet: it comes back filled in, to be looked at.

    `notice` then says what to look at, and `twin` is the source that has the same number.
    """

    pasted = forms.CharField(
        label=gettext_lazy("Paste a source"),
        required=False,
        strip=False,
        widget=PasteWidget(attrs={"rows": 2, "data-action": "paste->source-paste#fill", **_FILLS}),
        help_text=gettext_lazy(
            "On PubMed, press “Cite” and copy the text, or copy what is in an .nbib or .ris file. It fills in the "
            "fields below."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={"accept": ".nbib,.ris,.txt", "data-action": "change->source-paste#fill", **_FILLS}
        ),
        help_text=gettext_lazy("A file that ends in .nbib (PubMed) or .ris (most journals)."),
    )
    which = forms.ChoiceField(
        label=gettext_lazy("Which one?"),
        required=False,
        widget=forms.Select(attrs={"data-action": "change->source-paste#fill", **_FILLS}),
        help_text=gettext_lazy("Choose one source. It fills in the fields below."),
    )

    use_required_attribute = False

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"pmid": PMIDField, "doi": DOIField}

    class Media:
        css = {"all": ["css/admin/source_form.css"]}
        js = ["js/admin/source_paste.js"]

    def __init__(self, data=None, files=None, *args, **kwargs):
        super().__init__(data, files, *args, **kwargs)
        self.notice = ""
        self.twin = None
        self._paste_errors = {}
        choices = []
        if self.instance.pk:
            self._leave_out(*PASTE_FIELDS)
        elif data is not None and self._is_pasted():
            choices = self._take_paste()
        if choices:
            self.fields["which"].choices = choices
        else:
            self._leave_out("which")

    def _leave_out(self, *names):
        for name in names:
            self.fields.pop(name, None)

    def _is_pasted(self):
        file = self.files.get(self.add_prefix("file"))
        return bool(file or self.data.get(self.add_prefix("pasted"), "").strip())

    def is_valid(self):
        return super().is_valid() and not self.notice

    def full_clean(self):
        """Find nothing wrong with what nobody has looked at yet, but for what is wrong with the paste."""
        if not (self.notice or self._paste_errors):
            super().full_clean()
            return
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data = {}
        for name, message in self._paste_errors.items():
            self.add_error(name, message)

    def clean(self):
        super().clean()
        changed = {
            name: self.cleaned_data.get(name, "") for name in ("pmid", "doi") if name in self.changed_data
        }
        for name, message in self._twin_errors(**changed).items():
            self.add_error(name, message)
        return self.cleaned_data

    def _twin_errors(self, **numbers):
        """Remember the source that has one of these numbers already; return what to say at which field."""
        others = type(self.instance).objects.exclude(pk=self.instance.pk)
        self.twin = others.with_numbers(**numbers).order_by("pk").first()
        if not self.twin:
            return {}
        same = {"pmid": self.twin.pmid, "doi": self.twin.doi.lower()}
        field = next(name for name, number in numbers.items() if number and number.lower() == same[name])
        return {field: self.already_here}

    @property
    def already_here(self):
        """Return the sentence that refuses the twin of a source, with a link to that source."""
        return format_html(
            _("This source is already here: {link}."),
            link=format_html(
                '<a href="{}" target="_blank">{}</a>',
                reverse(self.twin.snippet_viewset.get_url_name("inspect"), args=[self.twin.pk]),
                f"{self.twin}, {self.twin.title}",
            ),
        )

    def _take_paste(self):
        """Fill in the fields from the paste or the file; return the sources to choose from where it has several."""
        file = self.files.get(self.add_prefix("file"))
        origin = "file" if file else "pasted"
        try:
            text = text_of(file.read()) if file else self.data[self.add_prefix("pasted")]
            readings = read(text)
        except ValidationError as error:
            self._paste_errors = {origin: error}
            return []
        chosen = self._chosen(readings)
        if not chosen:
            self._keep(pasted=text, **Reading().fields)
            self.notice = _several(len(readings))
            named = [(str(place), _label(each)) for place, each in enumerate(readings[:MAX_RECORDS], start=1)]
            return [("", _("Choose a source")), *named]
        self._keep(pasted="", **chosen.fields)
        self.notice = self._about(chosen)
        self._paste_errors = self._twin_errors(pmid=chosen.pmid, doi=chosen.doi)
        return []

    def _chosen(self, readings):
        if len(readings) == 1:
            return readings[0]
        place = self.data.get(self.add_prefix("which"), "")
        known = {str(place): each for place, each in enumerate(readings[:MAX_RECORDS], start=1)}
        return known.get(place)

    def _keep(self, **values):
        self.data = self.data.copy()
        for name, value in values.items():
            self.data[self.add_prefix(name)] = value

    def _about(self, reading: Reading):
        """Say what to look at in fields that have just been filled in."""
        asked = ("authors", "title", "published_in", "year", "pmid", "doi")
        empty = [str(self.fields[name].label) for name in asked if not reading.fields[name]]
        sentences = [
            _("We filled in the fields from your paste. Nothing is saved yet: look them over first.")
        ]
        if empty:
            sentences.append(_("Your paste does not say: %(fields)s.") % {"fields": ", ".join(empty)})
        if reading.names_notice:
            sentences.append(
                _(
                    "It names a correction or a retraction. Read it before you cite this source, and tell an editor."
                )
            )
        return " ".join(sentences)


def _several(count):
    sentence = _("Your paste has %(count)d sources. Choose the one you want to add.") % {"count": count}
    if count > MAX_RECORDS:
        sentence += " " + _("Only the first %(count)d are listed.") % {"count": MAX_RECORDS}
    return sentence


def _label(reading):
    who = " ".join(filter(None, [reading.authors.split(",")[0], reading.year]))
    return capfirst(": ".join(filter(None, [who, reading.title or reading.doi or reading.pmid]))[:150])
