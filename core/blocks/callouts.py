from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import TextBlock, TextChoiceBlock
from core.rich_text import INLINE_FEATURES


class CalloutValue(blocks.StructValue):
    SPOKEN = {
        "info": _("Good to know:"),
        "caution": _("Take care:"),
        "urgent": _("Urgent:"),
        "emergency": _("Emergency:"),
    }

    @property
    def spoken_urgency(self):
        """Return the urgency in words: it must not be told by color alone."""
        return self.SPOKEN[self["urgency"]]


class CalloutBlock(blocks.StructBlock):
    urgency = TextChoiceBlock(
        label=_("Urgency"),
        choices=[
            ("info", _("Good to know")),
            ("caution", _("Take care")),
            ("urgent", _("Urgent: call us today")),
            ("emergency", _("Emergency: call 911")),
        ],
        default="info",
        help_text=_("Read aloud before the heading."),
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = TextBlock(label=_("Text"), features=[*INLINE_FEATURES, "ul"])

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "blocks/callout.html"
        value_class = CalloutValue
        description = _("A note that stands out. Screen readers announce its urgency.")
        preview_value = {
            "urgency": "info",
            "heading": "How sure can we be?",
            "text": "<p>These results have no comparison group. Ask us what that means for you.</p>",
        }
        protected_as = _("a callout")
