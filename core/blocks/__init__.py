"""Blocks that any page may use, one module by noun."""

from html import unescape

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.callouts import CalloutBlock
from core.blocks.links import (
    CallToActionBlock,
    LinkChooserBlock,
    PagePreviewMixin,
    ProcedureCardBlock,
    VisiblePageValue,
)
from core.blocks.lists import (
    SOURCES_KEY,
    DoDontBlock,
    FactTableBlock,
    FAQBlock,
    FAQItemBlock,
    SourceChooserBlock,
    StageBlock,
    StepBlock,
    StepsBlock,
    TimelineBlock,
    sources_block,
)
from core.blocks.media import CaptionedImageBlock, DrawingChoiceBlock, FigureBlock, VideoBlock
from core.blocks.tables import TableBlock
from core.blocks.text import HeadingBlock, InlineTextBlock, QuoteBlock, TextBlock, TextChoiceBlock

__all__ = [
    "SOURCES_KEY",
    "DrawingChoiceBlock",
    "FAQItemBlock",
    "InlineTextBlock",
    "LinkChooserBlock",
    "PagePreviewMixin",
    "SourceChooserBlock",
    "StageBlock",
    "StepBlock",
    "StoryBlock",
    "TableBlock",
    "TextBlock",
    "TextChoiceBlock",
    "VisiblePageValue",
    "sources_block",
]


class StoryBlock(blocks.StreamBlock):
    """Running content: everything an editor may put into the body of a page."""

    heading = HeadingBlock()
    text = TextBlock()
    # A blank one is left out by `clean`. As an argument this would stand in a migration of every room with stories.
    text.field_options["required"] = False
    image = CaptionedImageBlock()
    figure = FigureBlock()
    steps = StepsBlock()
    timeline = TimelineBlock()
    do_dont = DoDontBlock()
    callout = CalloutBlock()
    fact_table = FactTableBlock()
    table = TableBlock()
    faq = FAQBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    procedure_card = ProcedureCardBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        label = _("Content")

    def clean(self, value, *args, **kwargs):
        """Leave out texts without a word; refuse two headings alike, as each is an address within the page."""
        cleaned = super().clean(value, *args, **kwargs)
        seen = set()
        errors = {}
        for position, child in enumerate(cleaned):
            if child.block_type != "heading":
                continue
            if child.value.anchor in seen:
                errors[position] = blocks.StructBlockValidationError(
                    {"text": ValidationError(_("Another heading on this page has the same words."))}
                )
            seen.add(child.value.anchor)
        if errors:
            raise blocks.StreamBlockValidationError(errors)
        if self.is_deferred_validation:
            return cleaned
        written = [child for child in cleaned if child.block_type != "text" or _has_words(child.value)]
        return blocks.StreamValue(self, [(child.block_type, child.value, child.id) for child in written])


def _has_words(text):
    signs = unescape(strip_tags(text.source))
    return any(sign.isprintable() and not sign.isspace() for sign in signs)
