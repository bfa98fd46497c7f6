from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageBlockComparison

from core.blocks.text import InlineTextBlock, TextChoiceBlock
from core.drawings.picker import DrawingPicker
from core.drawings.registry import choices as drawing_choices


class DrawingChoiceBlock(TextChoiceBlock):
    """One of the project's own drawings, chosen from pictures."""

    choices = staticmethod(drawing_choices)

    def get_field(self, **kwargs):
        """Return the form field."""
        return super().get_field(**kwargs | {"widget": DrawingPicker})

    class Meta:
        icon = "edit"
        label = _("Drawing")


class PhotographComparison(ImageBlockComparison):
    """Wagtail's own fails where there is no photograph (7.4)."""

    def htmlvalue(self, val):
        return super().htmlvalue(val) if val else ""


class PhotographBlock(ImageBlock):
    """A photograph with its alternative text; versions with and without one can be compared."""

    def get_comparison_class(self):
        return PhotographComparison


class CaptionedImageBlock(blocks.StructBlock):
    image = PhotographBlock(label=_("Image"))
    caption = InlineTextBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"
        description = _("A photograph with its alternative text.")

    def get_preview_value(self):
        """Preview with the latest photograph of the library."""
        image = get_image_model().objects.order_by("-pk").first()
        return self.normalize({"image": image, "caption": "<p>Afternoon in the waiting room.</p>"})


class PictureBlock(blocks.StructBlock):
    """A drawing, or a photograph where there is no drawing."""

    drawing = DrawingChoiceBlock(required=False)
    image = PhotographBlock(label=_("Photograph"), required=False)
    label = blocks.CharBlock(
        label=_("Label"), required=False, max_length=60, help_text=_("A few words below it.")
    )


class FigureBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(label=_("Picture")), label=_("Pictures"), min_num=1, max_num=2)
    caption = InlineTextBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Figure")
        template = "blocks/figure.html"
        description = _("One drawing, or two side by side to compare.")
        preview_value = {
            "pictures": [
                {"drawing": "canal-with-room", "image": None, "label": "Canal with room"},
                {"drawing": "canal-tight", "image": None, "label": "Tight canal"},
            ],
            "caption": "<p>A slice through the low back. Simplified, not to scale.</p>",
        }


class VideoBlock(blocks.StructBlock):
    """A link, not a player: the page itself loads nothing from elsewhere."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(label=_("Web address"))
    minutes = blocks.IntegerBlock(label=_("Length in minutes"), min_value=1, required=False)
    description = blocks.TextBlock(label=_("What it shows"), rows=2, required=False)

    class Meta:
        icon = "media"
        label = _("Video link")
        template = "blocks/video.html"
        description = _("A link to a video elsewhere. Nothing is loaded until the visitor follows it.")
        preview_value = {
            "title": "Getting out of bed with a sore back",
            "url": "https://example.org/video",
            "minutes": 3,
            "description": "A physical therapist shows how to roll and push up.",
        }
