"""The kinds of field a form of the public site has."""

import re
import unicodedata
from email.errors import HeaderParseError
from email.headerregistry import Address

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from consultations.digests import LONGEST_SIGNS
from consultations.public.controls import CONTROLS
from consultations.public.email_addresses import address_in
from core.phones.numbers import LONGEST_SPELLING, callable_number, ten_digits
from core.visibility import visible_pages
from core.words.normalizing import TextTooLong, has_visible, normalized
from procedures.warning_signs import LONGEST_SIGN

# Characters that turn the direction of the text around them: they can make staff read something else than was
# typed.
BIDI_CONTROLS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


# What people say of a number, at its beginning or its end: “(work)”, “Cell:”.
_KIND = (
    r"(?:my\s+)?(?:cell|mobile|home|work|office|land\s?line|days?|daytime|evenings?|nights?|phone|telephone|tel"
    r"|[chmow])"
)
_KIND_OF_PHONE = re.compile(
    rf"\A\W*?{_KIND}(?:\s*(?:phone|number|no\.?))?\b[\s:.)\]-]*(?=[+(0-9])"
    rf"|(?<=[0-9)])[\s,;:([-]+{_KIND}(?:\s*(?:phone|number))?[\s.)\]]*\Z",
    re.IGNORECASE,
)
# What is no part of a number.
_MORE = re.compile(r"[^\s0-9().+\u2010-\u2015-]")


class SiteFormRenderer(DjangoTemplates):
    """Take a field's template from the site, where components are, and write its control without one."""

    def render(self, template_name, context, request=None):
        """Return a control, or what a template makes of the context."""
        if control := CONTROLS.get(template_name):
            return control(context["widget"])
        return super().render(template_name, context, request)

    def get_template(self, template_name):
        if template_name.startswith("consultations/"):
            return get_template(template_name)
        return super().get_template(template_name)


class PlainTextField(forms.CharField):
    """Text as a person means it: composed (NFC), without control characters, and not too long.

    What nobody can see is no text. A control character that is white space, such as a pasted tab, becomes a space, so
    that no words are joined.

    `limit` is the number of characters; `too_long` says so in words. There is no `maxlength` on the control,
    so that pasted text is never cut without a word.
    """

    def __init__(self, *, limit, **kwargs):
        self.limit = limit
        super().__init__(template_name="consultations/public/fields/text.html", **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        try:
            text = normalized("NFC", text, self.limit)
        except TextTooLong:
            raise self._too_long(text) from None
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        plain = "".join(map(self.plain, lines))
        # A NUL is left for Django to refuse.
        return plain if has_visible(plain) or "\0" in plain else ""

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            raise self._too_long(value)

    def _too_long(self, text):
        message = _("Use %(limit)d characters or fewer. You have %(length)d.")
        return ValidationError(message, params={"limit": self.limit, "length": len(text)}, code="too_long")

    @staticmethod
    def plain(char):
        """Return what is kept of a character."""
        if char in "\0\n" or not (char in BIDI_CONTROLS or unicodedata.category(char) in ("Cc", "Cs")):
            return char
        return " " if char.isspace() else ""


class NameField(PlainTextField):
    """One line of text."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class TelephoneField(PlainTextField):
    """A number that we can call back, in any spelling: cleaned to “202-555-0123 ext. 4” or “+44 2079460958”."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"class": "w-tel", "autocomplete": "tel", "type": "tel"})
        super().__init__(limit=LONGEST_SPELLING, widget=widget, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        number = callable_number(text) or callable_number(_KIND_OF_PHONE.sub("", text))
        if not number:
            raise ValidationError(self._what_is_wrong(text), code="invalid")
        return number

    @staticmethod
    def _what_is_wrong(text):
        if text.startswith(("+", "011")):
            return _(
                "Check the number. After the + come the country code and all digits, like +44 20 7946 0958"
            )
        digits, _extension = ten_digits(text) or ("", "")
        if not digits and len(re.findall(r"[0-9]", text)) >= 10 and _MORE.search(text):
            return _(
                "Enter one phone number and nothing else. Write an extension like this: 202-555-0123 ext. 4"
            )
        if not digits:
            return _(
                "Enter a phone number with 10 digits, like 202-555-0123. From another country, begin with +"
            )
        if digits[0] in "01":
            return _("Check the area code. It cannot start with 0 or 1")
        if digits[3] in "01":
            return _("Check the number. The three digits after the area code cannot start with 0 or 1")
        return _("Check the number. No one can be called at it")


class EmailAddressField(forms.EmailField):
    """An email address that can be written to, out of what people type or paste around it.

    Django also takes quotes before the @, with control characters in them, and domains that have no ASCII form:
    a mail to these could not even be written.
    """

    def to_python(self, value):
        text = super().to_python(value)
        # What holds no address, or more than one, is refused as it is.
        return address_in(text) or (text if has_visible(text) or "\0" in text else "")

    def run_validators(self, value):
        super().run_validators(value)
        name, at, domain = value.rpartition("@")
        try:
            can_be_written = not value or (
                '"' not in value and Address(addr_spec=name + at + punycode(domain))
            )
        except (ValueError, HeaderParseError):
            can_be_written = False
        if not can_be_written:
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class QuestionField(forms.ChoiceField):
    """One answer out of a few, each with its own row to tap."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(template_name="consultations/public/fields/choices.html", **kwargs)


class ListField(forms.ChoiceField):
    """One answer out of a list."""

    def __init__(self, **kwargs):
        widget = forms.Select(attrs={"class": "w-name"})
        super().__init__(template_name="consultations/public/fields/text.html", widget=widget, **kwargs)


class WarningSignsField(forms.BooleanField):
    """Whether somebody has one of the `signs` that need help now. Whatever comes counts as a yes."""

    signs = ()

    def __init__(self, **kwargs):
        super().__init__(
            template_name="consultations/public/fields/warning_signs.html", required=False, **kwargs
        )


class UrgentSignsField(forms.MultipleChoiceField):
    """Signs to call about today. They come back as one text with a sign on each line, whatever was sent."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(
            template_name="consultations/public/fields/urgent_signs.html", required=False, **kwargs
        )

    def validate(self, value):
        pass

    def clean(self, value):
        signs = (_one_line(sign) for sign in super().clean(value))
        return "\n".join(dict.fromkeys(filter(None, signs)))[:LONGEST_SIGNS]


def _one_line(text):
    """Return the beginning of a text as long as a sign may be, composed, in one line and without control characters."""
    text = normalized("NFC", text[:LONGEST_SIGN], LONGEST_SIGN)
    return " ".join("".join(map(PlainTextField.plain, text)).replace("\0", "").split())


class TrapField(forms.Field):
    """A field that people do not see and programs fill in. It is never wrong, and never required."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})

    def __init__(self, **kwargs):
        super().__init__(template_name="consultations/public/fields/trap.html", required=False, **kwargs)


class OriginField(forms.Field):
    """The page whose form was used. It is never wrong: a page that is gone is no page."""

    widget = forms.HiddenInput

    def to_python(self, value):
        key = page_key(value)
        return visible_pages().filter(pk=key).first() if key else None


def page_key(value):
    """Return the key of a page that a form was given, as a number or in digits; None for anything else."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def text_control(width, autocomplete=None, **attrs):
    if autocomplete:
        attrs["autocomplete"] = autocomplete
    return forms.TextInput(attrs={"class": width, **attrs})
