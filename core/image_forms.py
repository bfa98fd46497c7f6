"""The upload form of photographs: a file that breaks off is refused, not an error page."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholeImageField(WagtailImageField):
    """An image that can be read to its end; Wagtail's own check reads its beginning (7.4)."""

    default_error_messages = {
        "broken_image": _(
            "This picture is damaged or incomplete. Please save it again and upload the new file."
        )
    }

    def to_python(self, data):
        try:
            file = super().to_python(data)
            if file is not None:
                with Image.open(file) as image:
                    image.load()
                file.seek(0)
        except (OSError, SyntaxError) as error:  # what Pillow raises for broken files
            raise ValidationError(self.error_messages["broken_image"], code="broken_image") from error
        return file


class ImageForm(BaseImageForm):
    """Wagtail's image form with our own field for the file, where the form has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if wagtails_own := self.fields.get("file"):
            self.fields["file"] = WholeImageField(
                label=wagtails_own.label, required=wagtails_own.required, widget=wagtails_own.widget
            )
