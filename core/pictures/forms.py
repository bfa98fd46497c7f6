"""The upload of photographs: what cannot be shown is refused in words, and what is taken is made plain at once."""

from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.pictures.plain import FORMATS_IN_WORDS, MAX_MEGAPIXELS, MAX_SIDE, make_plain, not_a_picture_in_words

# Wagtail shows portraits of staff in the admin, no larger than this many pixels.
AVATAR_SIDE = 400


class PlainImageField(WagtailImageField):
    """A picture that can be read to its end, rewritten as `pictures.plain` stores it.

    What the file holds decides, not the ending of its name: phones and mail programs give wrong ones. Wagtail asks
    the name, and reads no more than the start of the file (7.4).
    """

    def __init__(self, *, max_side=None, **kwargs):
        super().__init__(**kwargs)
        self.plain_options = {"max_side": max_side} if max_side else {}
        self.help_text = _(
            "%(formats)s, up to %(size)s and %(pixels)d megapixels. Where and with which camera it was taken is "
            "not stored."
        ) % {"formats": FORMATS_IN_WORDS, "size": self.max_upload_size_text, "pixels": MAX_MEGAPIXELS}
        what_to_do = _(
            "The limit is %(limit)s. Please save the picture smaller, for example as a JPEG that is %(side)d pixels "
            "wide, and upload the new file."
        ) % {"limit": self.max_upload_size_text, "side": MAX_SIDE}
        # Several at once are looked at in the browser first, and refused with Wagtail's own keys.
        self.error_messages |= {
            "empty": _("This file is empty. Please choose the picture again."),
            "invalid_image_extension": not_a_picture_in_words(),
            "file_too_large": _("This file is too big: it has %(file_size)s. ") + what_to_do,
            "file_too_large_unknown_size": _("This file is too big. ") + what_to_do,
        }

    def to_python(self, data):
        file = FileField.to_python(self, data)
        # A form that is shown again reads the file a second time.
        if file is not None and not getattr(file, "is_plain", False):
            self.check_image_file_size(file)
            make_plain(file, **self.plain_options)
        return file


class ImageForm(BaseImageForm):
    """Wagtail's image form with our own field for the file, where the form has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if wagtails_own := self.fields.get("file"):
            self.fields["file"] = PlainImageField(
                label=wagtails_own.label, required=wagtails_own.required, widget=wagtails_own.widget
            )


class AvatarForm(AvatarPreferencesForm):
    """The picture of a member of staff, under the same rules."""

    avatar = PlainImageField(
        label=AvatarPreferencesForm.base_fields["avatar"].label, required=False, max_side=AVATAR_SIDE
    )
