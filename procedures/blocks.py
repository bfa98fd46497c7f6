"""Blocks of procedure and condition pages alone."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import (
    InlineTextBlock,
    LinkChooserBlock,
    TextBlock,
    TextChoiceBlock,
    VisiblePageValue,
    sources_block,
)
from core.rich_text import INLINE_FEATURES


class KeyFactValue(blocks.StructValue):
    @property
    def term_label(self):
        """Return the term in words."""
        return dict(self.block.child_blocks["term"].field.choices)[self["term"]]


class KeyFactBlock(blocks.StructBlock):
    term = TextChoiceBlock(
        label=_("What"),
        choices=[
            ("setting", _("Where")),
            ("anesthesia", _("Numbing")),
            ("duration", _("How long")),
            ("opening", _("Opening")),
            ("implant", _("Implant")),
            ("stitches", _("Stitches")),
            ("normal_activity", _("Back to normal activity")),
            ("repeat", _("How often")),
            ("body_part", _("Part of the body")),
            ("image_guidance", _("Guided by")),
            ("coverage", _("Medicare")),
        ],
    )
    value = blocks.CharBlock(label=_("Fact"), max_length=60, help_text=_("At most six words."))
    references = sources_block()

    class Meta:
        icon = "info-circle"
        label = _("Fact")
        template = "blocks/key_fact.html"
        value_class = KeyFactValue
        description = _("A fact for the box at the top of the page.")
        preview_value = {"term": "setting", "value": "Outpatient", "references": []}


class AdviceValue(blocks.StructValue):
    @property
    def topic_label(self):
        """Return the topic in words."""
        return dict(self.block.child_blocks["topic"].field.choices)[self["topic"]]


class OutcomeBlock(blocks.StructBlock):
    lead = blocks.CharBlock(
        label=_("In a few words"), max_length=80, help_text=_("For example, “Less pain.”")
    )
    text = InlineTextBlock(label=_("Text"), required=False)
    out_of_100 = blocks.IntegerBlock(
        label=_("People out of 100"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Draws 100 dots. Only for shares of people, rounded to whole people."),
    )

    class Meta:
        icon = "plus-inverse"
        label = _("Outcome")
        template = "blocks/outcome.html"
        description = _("A benefit or a risk, in words and, for shares of people, in dots.")
        preview_value = {
            "lead": "About 6 in 100",
            "text": "<p>had another operation within two years.</p>",
            "out_of_100": 6,
        }


class BeforeBlock(blocks.StructBlock):
    topic = TextChoiceBlock(
        label=_("Subject"),
        choices=[
            ("eating", _("Eating and drinking")),
            ("medicines", _("Your medicines")),
            ("ride", _("Your ride home")),
            ("time", _("How long it takes")),
        ],
        search_index=False,
    )
    text = InlineTextBlock(label=_("Text"), help_text=_("At most three sentences."))

    class Meta:
        icon = "info-circle"
        label = _("Subject")
        template = "blocks/advice.html"
        value_class = AdviceValue
        description = _("What patients do about one topic before a procedure.")
        preview_value = {"topic": "eating", "text": "<p>Follow the sheet that we give you.</p>"}


class AfterBlock(BeforeBlock):
    topic = TextChoiceBlock(
        label=_("Subject"),
        choices=[
            ("normal", _("What is normal")),
            ("relief", _("When relief may come, and how long it may last")),
            ("driving", _("Driving")),
            ("washing", _("Showers and baths")),
            ("lifting", _("Lifting and bending")),
            ("work", _("Work")),
            ("calling", _("When to call us")),
        ],
        search_index=False,
    )

    class Meta:
        description = _("What patients do about one topic after a procedure.")
        preview_value = {"topic": "washing", "text": "<p>A shower is fine.</p>"}


class TreatmentBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Treatment"), max_length=80)
    text = TextBlock(label=_("Text"), features=[*INLINE_FEATURES, "ul"])
    page = LinkChooserBlock("procedures.ProcedurePage", label=_("Procedure"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Treatment")
        template = "blocks/treatment.html"
        value_class = VisiblePageValue
        description = _("One treatment. Begin with the least invasive.")
        preview_value = {
            "title": "Physical therapy",
            "text": "<p>Exercises that suit your back.</p>",
            "page": None,
        }
