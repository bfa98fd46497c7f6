"""Blocks that any page may use, one module by noun."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.callouts import CalloutBlock
from core.blocks.links import CallToActionBlock, PagePreviewMixin, ProcedureCardBlock, VisiblePageValue
from core.blocks.lists import (
    SOURCES_KEY,
    DoDontBlock,
    FactTableBlock,
    FAQBlock,
    FAQItemBlock,
    StageBlock,
    StepBlock,
    StepsBlock,
    TimelineBlock,
    sources_block,
)
from core.blocks.media import CaptionedImageBlock, DrawingChoiceBlock, FigureBlock, VideoBlock
from core.blocks.tables import TableBlock
from core.blocks.text import HeadingBlock, InlineTextBlock, QuoteBlock, TextBlock

__all__ = [
    "SOURCES_KEY",
    "DrawingChoiceBlock",
    "FAQItemBlock",
    "InlineTextBlock",
    "PagePreviewMixin",
    "StageBlock",
    "StepBlock",
    "StoryBlock",
    "TableBlock",
    "TextBlock",
    "VisiblePageValue",
    "sources_block",
]


class StoryBlock(blocks.StreamBlock):
    """Running content: everything an editor may put into the body of a page."""

    heading = HeadingBlock()
    text = TextBlock()
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
        """Refuse two headings with the same words: each is an address within the page."""
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
        return cleaned
