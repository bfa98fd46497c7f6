from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.rich_text import FEATURES, INLINE_FEATURES, plain_text


class RichTextBlock(blocks.RichTextBlock):
    """Rich text whose source markers are not words: neither found by search nor counted for the reading time."""

    def get_searchable_content(self, value):
        return [plain_text(value.source)]


class InlineTextBlock(RichTextBlock):
    """One sentence or a few, without lists or headings."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", INLINE_FEATURES)
        super().__init__(**kwargs)


class TextBlock(RichTextBlock):
    """Paragraphs and lists, with a restrained set of features."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"
        description = _("Paragraphs, lists and links.")
        preview_value = "<p>Pain that starts when you walk may come from a <b>narrow canal</b>.</p>"


class TextChoiceBlock(blocks.ChoiceBlock):
    """A choice whose keys are texts, as they are stored. Wagtail looks for each among all choices (7.4)."""

    def normalize_choice(self, value):
        return value


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self):
        """Return the address of this heading within its page."""
        return slugify(self["text"])


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=100)
    level = TextChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))],
        default="h2",
        help_text=_("Sections appear in “On this page”."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        value_class = HeadingValue
        description = _("Begins a section, or a part of one.")
        preview_value = {"text": "Why the spine gets tight", "level": "h2"}


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quote"), rows=3)
    attribution = blocks.CharBlock(label=_("Said by"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"
        description = _("Somebody’s own words. Never a patient’s praise.")
        preview_value = {"quote": "I would rather you ask twice.", "attribution": "Dr. Valderrama-Okoye"}
