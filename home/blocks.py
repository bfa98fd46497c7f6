"""Blocks of the home page and of standard pages alone."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import PagePreviewMixin, StoryBlock, VisiblePageValue
from home.accessibility import last_full_check
from physicians.models import SpokenLanguage


class ComplaintBlock(PagePreviewMixin, blocks.StructBlock):
    label = blocks.CharBlock(label=_("In a patient’s words"), max_length=80)
    gloss = blocks.CharBlock(label=_("What it may be"), max_length=120, required=False)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "arrow-right"
        label = _("Complaint")
        template = "blocks/complaint.html"
        value_class = VisiblePageValue
        description = _("Links a symptom to the right page.")
        preview_value = {"label": "Leg pain when I stand or walk", "gloss": "Lumbar spinal stenosis"}


class VisitStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), rows=3)

    class Meta:
        icon = "order"
        label = _("Step")
        template = "blocks/visit_step.html"
        description = _("One step of a first visit, numbered by its place.")
        preview_value = {
            "title": "We call you",
            "text": "The front desk asks what you need and finds a time.",
        }


class AccessibilityCheckBlock(blocks.StaticBlock):
    class Meta:
        icon = "tick"
        label = _("Last accessibility check")
        template = "blocks/accessibility_check.html"
        description = _("When this site, or else its software, was last checked in full for accessibility.")
        admin_text = _(
            "The date and what was checked come from the last full check. There is nothing to fill in."
        )
        preview_value = True

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"check": last_full_check()}


class StaffLanguagesBlock(blocks.StaticBlock):
    class Meta:
        icon = "globe"
        label = _("Languages our staff speak")
        template = "blocks/staff_languages.html"
        description = _("Every language that somebody on the team speaks, also by its own name.")
        admin_text = _("The languages come from the bios. There is nothing to fill in.")
        preview_value = True

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {
            "languages": SpokenLanguage.objects.distinct_visible()
        }


class StandardStoryBlock(StoryBlock):
    """Running content of a standard page, which may be the accessibility statement or the notice of language help."""

    accessibility_check = AccessibilityCheckBlock()
    staff_languages = StaffLanguagesBlock()
