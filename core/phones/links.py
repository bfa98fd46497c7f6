"""Phone links in running texts: made by the link chooser's form, and checked wherever a text is printed."""

import re
from html import escape, unescape
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.choosers import PhoneLinkChooserForm
from wagtail.admin.views.chooser import PhoneLinkView as WagtailPhoneLinkView

from core.phones.numbers import telephone_link

_PHONE_LINK = re.compile(r"""(<a\b[^<>]*?)\shref\s*=\s*(["'])\s*(tel:[^<>]*?)\2""", re.IGNORECASE)


class PhoneLinkForm(PhoneLinkChooserForm):
    def clean_phone_number(self):
        number = self.cleaned_data["phone_number"]
        if not telephone_link(number):
            raise ValidationError(
                _(
                    "Enter one US phone number with 10 digits, such as 202-555-0142 or 202-555-0142 ext. 3, "
                    "or a short one such as 911 or 988. Write letters as digits."
                )
            )
        return number


class PhoneLinkView(WagtailPhoneLinkView):
    """Wagtail's form for a phone link, which would link to anything."""

    form_class = PhoneLinkForm

    def get_url_from_field_value(self, value):
        return telephone_link(value)


def with_right_phone_links(html):
    """Return HTML whose phone links can be dialed from anywhere; where nobody can dial one, its words are left."""
    return _PHONE_LINK.sub(_right_link, html)


def _right_link(match):
    link = telephone_link(unquote(unescape(match[3])))
    return f'{match[1]} href="{escape(link)}"' if link else match[1]
