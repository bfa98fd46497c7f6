"""The upload of photographs: what cannot be shown is refused in words, and what is taken is made plain at once."""

from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.pictures.plain import make_plain

# Wagtail shows portraits of staff in the admin, no larger than this many pixels.
AVATAR_SIDE = 400


class PlainImageField(WagtailImageField):
    """A picture that can be read to its end, rewritten as `pictures.plain` stores it; Wagtail reads its start (7.4)."""

    def __init__(self, *, max_side=None, **kwargs):
        super().__init__(**kwargs)
        self.plain_options = {"max_side": max_side} if max_side else {}

    def check_image_pixel_size(self, f):
        """Leave this to `make_plain`: Wagtail's own fails on a picture that claims very many."""

    def to_python(self, data):
        if data:
            data.seek(0)  # a form that is shown again reads the file a second time
        file = super().to_python(data)
        if file is not None:
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
