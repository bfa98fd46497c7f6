from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.media import DrawingChoiceBlock, PhotographBlock
from core.blocks.text import InlineTextBlock, TextBlock

# What a block calls its list of sources. Stored in pages, drafts and digests: it keeps its old word.
SOURCES_KEY = "references"


class SourceChooserBlock(SnippetChooserBlock):
    """A source, taken from what a page has read of all its sources at once."""

    def bulk_to_python(self, values):
        known = self.model_class.objects.known(values)
        return [known.get(value) for value in values]

    def deconstruct(self):
        """Be Wagtail's own block to migrations: what it reads is no matter of the database's shape."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, kwargs


def sources_block():
    """Return the list of sources of a block, which calls it by `SOURCES_KEY`."""
    return blocks.ListBlock(
        SourceChooserBlock("core.Source", label=_("Source")),
        label=_("Sources"),
        default=[],
        required=False,
    )


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = InlineTextBlock(label=_("Text"), help_text=_("At most three sentences."))
    drawing = DrawingChoiceBlock(required=False)
    image = PhotographBlock(label=_("Photograph"), required=False)

    class Meta:
        icon = "order"
        label = _("Step")
        template = "blocks/step.html"
        description = _("One step of a procedure, numbered by its place.")
        preview_value = {
            "title": "You lie face down",
            "text": "<p>You get numbing medicine and light sedation.</p>",
            "drawing": "mild-1-position",
            "image": None,
        }


class StepsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"
        description = _("Numbered steps, each with a drawing if you like.")
        preview_value = [StepBlock._meta_class.preview_value]


class StageBlock(blocks.StructBlock):
    when = blocks.CharBlock(
        label=_("When"), max_length=60, help_text=_("For example, “2 weeks”. A time, not a date.")
    )
    text = InlineTextBlock(label=_("Text"))

    class Meta:
        icon = "time"
        label = _("Time")
        template = "blocks/stage.html"
        description = _("One point in time of a recovery.")
        preview_value = {"when": "2 weeks", "text": "<p>Clinic visit. We look at the skin.</p>"}


class TimelineBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(StageBlock(), **kwargs)

    class Meta:
        icon = "history"
        label = _("Timeline")
        template = "blocks/timeline.html"
        description = _("What happens when, in order.")
        preview_value = [StageBlock._meta_class.preview_value]


class DoDontBlock(blocks.StructBlock):
    do = blocks.ListBlock(InlineTextBlock(label=_("Do")), label=_("Do"))
    dont = blocks.ListBlock(InlineTextBlock(label=_("Don’t")), label=_("Don’t"))

    class Meta:
        icon = "tick"
        label = _("Do and don’t")
        template = "blocks/do_dont.html"
        description = _("Two lists side by side, equally prominent.")
        preview_value = {
            "do": ["<p>take short walks</p>", "<p>rest when you need to</p>"],
            "dont": ["<p>stay in bed all day</p>", "<p>lift heavy bags</p>"],
        }
        protected_as = _("a list of what to do")


class FactRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What"), max_length=80)
    value = blocks.CharBlock(label=_("Fact"), max_length=160)
    references = sources_block()

    class Meta:
        icon = "table"
        label = _("Row")


class FactTableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), max_length=120)
    rows = blocks.ListBlock(FactRowBlock(), label=_("Rows"))

    class Meta:
        icon = "table"
        label = _("Fact table")
        template = "blocks/fact_table.html"
        description = _("A table of two columns, each row with its sources.")
        preview_value = {
            "caption": "Before your visit",
            "rows": [{"label": "Bring", "value": "Your scans and your list of medicines", "references": []}],
        }


class FAQItemBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = TextBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "blocks/faq_item.html"
        description = _("A question patients ask, in their words.")
        preview_value = {
            "question": "Will I be awake?",
            "answer": "<p>You get light sedation. Ask us what that means for you.</p>",
        }


class FAQBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(FAQItemBlock(), **kwargs)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/faq.html"
        description = _("Questions patients ask, each with its answer.")
        preview_value = [FAQItemBlock._meta_class.preview_value]
