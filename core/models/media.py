from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from core.pictures.plain import PICTURE_ERRORS, name_for, plain_picture
from core.security.documents import require_fitting_content


class PlainImageFieldFile(WagtailImageFieldFile):
    """The one door through which a file comes to an image, whoever brings it: it is plain from then on."""

    def save(self, name, content, save=True):
        if not getattr(content, "is_plain", False):
            content = plain_picture(content)
            name = name_for(name, content.picture_format)
        super().save(name, content, save)
        self.instance.is_plain = True


class PlainImageModelField(WagtailImageField):
    attr_class = PlainImageFieldFile


class CustomImage(AbstractImage):
    """A photograph, with who may be named for it."""

    file = PlainImageModelField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, and its license. Shown below the picture."),
    )

    # Whether the file was made plain (see `core.pictures.plain`). Older ones wait for `make_pictures_plain`.
    is_plain = models.BooleanField(default=False, editable=False)
    # Whether the worker has made its sizes since it was last changed (see `make_picture_sizes`).
    has_sizes = models.BooleanField(default=False, editable=False, db_index=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args, **kwargs):
        if not self.file._committed:
            # Before Django reads the other columns, which say how large the stored file is.
            self.file.save(self.file.name, self.file.file, save=False)
        self.has_sizes = False
        super().save(*args, **kwargs)

    def get_rendition(self, filter):
        """Return one size, or a stand-in where the file cannot be read: Wagtail's chooser is not ready for an error."""
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            missing = CustomRendition(image=self, width=0, height=0)
            missing.file.name = "not-found"
            return missing

    def generate_rendition_file(self, filter, *, source=None):
        """Return one size of the picture; raises Wagtail's one error, for which all its pages are ready."""
        try:
            return super().generate_rendition_file(filter, source=source)
        except PICTURE_ERRORS as error:
            raise SourceImageIOError(str(error)) from error


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class CustomDocument(AbstractDocument):
    """A document, of a kind that its content shows."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            try:
                require_fitting_content(self.file)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
