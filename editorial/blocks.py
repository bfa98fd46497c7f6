"""Blocks for medical content: claims, and the story that may hold them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import blocks

from core.blocks import SOURCES_KEY, SourceChooserBlock, StoryBlock, TextChoiceBlock
from core.models import Source

# Kinds of study as the levels of evidence of the Oxford Centre for Evidence-Based Medicine name them (OCEBM 2011).
EVIDENCE = [
    ("trial", gettext_lazy("Randomized trial")),
    ("observational", gettext_lazy("Observational study")),
    ("review", gettext_lazy("Review of studies")),
    ("guideline", gettext_lazy("Guideline")),
    ("opinion", gettext_lazy("Expert opinion")),
]
FUNDING = [
    ("maker", gettext_lazy("Maker of the device or drug")),
    ("public", gettext_lazy("Public money")),
    ("independent", gettext_lazy("Independent")),
    ("not_stated", gettext_lazy("Looked for, not stated")),
]
BLINDING = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("not_stated", gettext_lazy("Looked for, not stated")),
    ("not_applicable", gettext_lazy("Does not apply")),
]


class ClaimValue(blocks.StructValue):
    """What the page prints of a claim; a draft may lack any part of it."""

    @property
    def badge(self):
        """Return in plain words what kind of evidence the claim has and who paid for it."""
        if self["evidence"] == "guideline":
            return _guideline(self["funding"])
        return ", ".join(
            filter(None, [_studies(self["evidence"], self["studies"] or 1), _paid(self["funding"])])
        )

    @property
    def blinding(self):
        """Return in plain words whether people knew which treatment they had, or "" where nothing says so."""
        return {
            "yes": _("Nobody knew who got which treatment (a blinded trial)."),
            "no": _("People knew which treatment they got (not blinded)."),
        }.get(self["blinded"], "")

    @property
    def retracted_sources(self):
        """Return those of its sources that were withdrawn."""
        return [source for source in self[SOURCES_KEY] if source and source.is_retracted]


def _studies(evidence, number):
    words = {
        "trial": ngettext("One trial", "%(number)d trials", number),
        "observational": ngettext(
            "One study without a random comparison",
            "%(number)d studies without a random comparison",
            number,
        ),
        "review": ngettext("One review of studies", "%(number)d reviews of studies", number),
        "opinion": _("Expert opinion"),
    }
    return words.get(evidence, "") % {"number": number}


def _paid(funding):
    return {
        "maker": _("paid for by the maker"),
        "public": _("paid for with public money"),
        "independent": _("paid for by neither the maker nor the public"),
    }.get(funding, "")


def _guideline(funding):
    return {
        "maker": _("Guideline, paid for by the maker"),
        "public": _("Guideline of a public body"),
        "independent": _("Guideline of a medical society"),
    }.get(funding, _("Guideline"))


class ClaimBlock(blocks.StructBlock):
    """A sentence that says what studies found, with what stands behind it."""

    sentence = blocks.TextBlock(
        label=gettext_lazy("Sentence"),
        rows=2,
        max_length=300,
        help_text=gettext_lazy("What was found, in one plain sentence, with its limits. Public."),
    )
    references = blocks.ListBlock(
        SourceChooserBlock("core.Source", label=gettext_lazy("Reference")),
        label=gettext_lazy("Sources"),
        min_num=1,
        help_text=gettext_lazy("Where it was found. At least one. Numbered on the page. Public."),
    )
    evidence = TextChoiceBlock(
        EVIDENCE,
        label=gettext_lazy("Kind of evidence"),
        search_index=False,
        help_text=gettext_lazy("Named as in the Oxford levels of evidence. Public."),
    )
    studies = blocks.IntegerBlock(
        label=gettext_lazy("Number of studies"),
        default=1,
        min_value=1,
        search_index=False,
        help_text=gettext_lazy("Several reports on the same people are one study. Public."),
    )
    funding = TextChoiceBlock(
        FUNDING,
        label=gettext_lazy("Who paid"),
        search_index=False,
        help_text=gettext_lazy(
            "As the source says. For a guideline: “Public money” if a public body wrote it, “Independent” if a "
            "medical society did. Public; “Looked for, not stated” is never shown."
        ),
    )
    blinded = TextChoiceBlock(
        BLINDING,
        label=gettext_lazy("Blinded"),
        search_index=False,
        help_text=gettext_lazy(
            "Were the people in the trial unaware of which treatment they got? Only trials can be blinded. Public; "
            "“Looked for, not stated” is never shown."
        ),
    )

    class Meta:
        icon = "clipboard-list"
        label = gettext_lazy("Claim")
        template = "blocks/claim.html"
        value_class = ClaimValue
        description = gettext_lazy(
            "What studies found, with its references, the kind of evidence, and who paid."
        )
        preview_value = {
            "sentence": "In people with a tight canal, the steroid added little to the numbing medicine.",
            "evidence": "trial",
            "studies": 1,
            "funding": "public",
            "blinded": "yes",
        }
        protected_as = gettext_lazy("a claim")

    def get_preview_value(self):
        """Preview with the first source there is: an example cannot name a source of somebody else's site."""
        return self.normalize({**self.meta.preview_value, SOURCES_KEY: list(Source.objects.all()[:1])})

    def clean(self, value):
        """Refuse a trial that does not say whether it was blinded, and blinding of what is no trial."""
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        if value["evidence"] == "trial" and value["blinded"] == "not_applicable":
            message = gettext_lazy(
                "Say “Yes”, “No” or “Looked for, not stated”: a trial is blinded or it is not."
            )
        elif value["evidence"] != "trial" and value["blinded"] == "yes":
            message = gettext_lazy("Only a randomized trial can be blinded.")
        else:
            return value
        raise blocks.StructBlockValidationError({"blinded": ValidationError(message)})


class MedicalStoryBlock(StoryBlock):
    """Running content of articles, procedures and conditions, where claims need their evidence."""

    claim = ClaimBlock()
