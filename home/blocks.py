"""Blocks of the home page and of standard pages alone."""

from django.apps import apps
from django.forms import CheckboxSelectMultiple
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks import LinkChooserBlock, PagePreviewMixin, StoryBlock, VisiblePageValue
from core.memo import remembered
from core.models import InsurancePlan, PracticeSettings
from core.visibility import is_open_to_all, language_q
from home.accessibility import last_full_check
from home.practice_facts import FACTS, facts_of
from physicians.models import SpokenLanguage


class CauseBlock(PagePreviewMixin, blocks.StructBlock):
    page = LinkChooserBlock(label=_("Page"))
    gloss = blocks.CharBlock(
        label=_("What speaks for it"),
        max_length=120,
        required=False,
        help_text=_("A few plain words, for example “Worse when you walk, better when you sit”."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Page")
        value_class = VisiblePageValue
        preview_value = {"gloss": "Worse when you walk, better when you sit"}


class ComplaintValue(blocks.StructValue):
    @property
    def visible_causes(self):
        """Return the causes whose page the public may see."""
        return [cause for cause in self["causes"] if cause.visible_page]


class ComplaintBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("In a patient’s words"), max_length=80)
    causes = blocks.ListBlock(
        CauseBlock(),
        label=_("Pages"),
        min_num=1,
        help_text=_("What it may be, in this order."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Complaint")
        template = "blocks/complaint.html"
        value_class = ComplaintValue
        description = _("Links a symptom to the pages that may explain it.")

    def get_preview_value(self):
        """Preview with the first page that could be chosen."""
        cause = self.child_blocks["causes"].child_block.get_preview_value()
        return self.normalize({"label": "Leg pain when I stand or walk", "causes": [cause]})


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


class InsurancePlansBlock(blocks.StaticBlock):
    class Meta:
        icon = "list-ul"
        label = _("Insurance plans")
        template = "blocks/insurance_plans.html"
        description = _("The insurance plans you accept, each with its note and the day it was last checked.")
        admin_text = _("The plans come from the list of insurance plans. There is nothing to fill in.")
        preview_value = True

    def get_context(self, value, parent_context=None):
        shown = InsurancePlan.objects.shown_in(get_language())
        return super().get_context(value, parent_context) | {"plans": shown}


class PracticeFactsBlock(blocks.StructBlock):
    facts = blocks.MultipleChoiceBlock(
        choices=[(key, fact.label) for key, fact in FACTS.items()],
        label=_("What to show"),
        widget=CheckboxSelectMultiple,
        help_text=_("What the practice settings do not have is left out."),
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Phone, fax, hours and links")
        template = "blocks/practice_facts.html"
        description = _(
            "Numbers, hours and links from the practice settings, so that they are always current."
        )
        preview_value = {"facts": ["telephone", "desk_hours", "callback"]}

    def get_context(self, value, parent_context=None):
        facts = facts_of(PracticeSettings.load(), value["facts"])
        return super().get_context(value, parent_context) | {"facts": facts}


class DocumentsBlock(blocks.ListBlock):
    def __init__(self, **kwargs):
        super().__init__(DocumentChooserBlock(label=_("Document")), **kwargs)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"
        description = _("Forms and papers to download, each with its type and size.")

    def get_preview_value(self):
        """Preview with the latest document of the library."""
        return self.normalize(list(get_document_model().objects.order_by("-pk")[:1]))

    def get_context(self, value, parent_context=None):
        documents = [document for document in value if document and is_open_to_all(document)]
        return super().get_context(value, parent_context) | {"documents": documents}


class FromHomeBlock(blocks.StaticBlock):
    """Something that the home page says, shown once more without being written twice."""

    class Meta:
        preview_value = True

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"home": remembered("home page", _home_page)}


def _home_page():
    # Its module imports this one.
    pages = apps.get_model("home", "HomePage").objects
    return pages.filter(language_q()).first()


class VisitStepsBlock(FromHomeBlock):
    class Meta:
        icon = "list-ol"
        label = _("Steps of a first visit")
        template = "blocks/visit_steps.html"
        description = _("What happens from the first call to the first visit, as the home page says.")
        admin_text = _("The steps come from the home page. There is nothing to fill in.")


class ThingsToBringBlock(FromHomeBlock):
    class Meta:
        icon = "list-ul"
        label = _("Things to bring")
        template = "blocks/things_to_bring.html"
        description = _("What to bring to a visit, as the home page says.")
        admin_text = _("The list comes from the home page. There is nothing to fill in.")


class StandardStoryBlock(StoryBlock):
    """Running content of a standard page, with what several of them show from the settings and lists."""

    accessibility_check = AccessibilityCheckBlock()
    staff_languages = StaffLanguagesBlock()
    insurance_plans = InsurancePlansBlock()
    practice_facts = PracticeFactsBlock()
    visit_steps = VisitStepsBlock()
    things_to_bring = ThingsToBringBlock()
    documents = DocumentsBlock()
