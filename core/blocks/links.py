from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.rich_text import linked_pages
from core.visibility import is_visible, visible_q


class VisiblePageValue(blocks.StructValue):
    @property
    def visible_page(self):
        """Return the chosen page while the public may see it, else None."""
        page = self.get("page")
        return page if page and is_visible(page) else None


class LinkChooserBlock(blocks.PageChooserBlock):
    """A page to link to, taken from what the page around has read of all it links to."""

    def bulk_to_python(self, values):
        known = {key: page for key, page in linked_pages(()).items() if page and key in values}
        unknown = [value for value in values if value not in known]
        read = dict(zip(unknown, super().bulk_to_python(unknown) if unknown else (), strict=True))
        return [known.get(value) or read[value] for value in values]

    def deconstruct(self):
        """Be Wagtail's own block to migrations: what it reads is no matter of the database's shape."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class PagePreviewMixin:
    """Preview with the first page that could be chosen: an example cannot name a page of somebody else's site."""

    def get_preview_value(self):
        pages = self.child_blocks["page"].target_model.objects.filter(visible_q(), depth__gt=1)
        return self.normalize({**self.meta.preview_value, "page": pages.order_by("path").first()})


class ProcedureCardBlock(PagePreviewMixin, blocks.StructBlock):
    page = blocks.PageChooserBlock("procedures.ProcedurePage", label=_("Procedure"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Procedure card")
        template = "blocks/procedure_card.html"
        value_class = VisiblePageValue
        description = _("A card that leads to a procedure.")
        preview_value = {}

    def bulk_to_python(self, values):
        """Fetch the pictures of all cards at once, so that many need no more queries than one."""
        cards = super().bulk_to_python(values)
        prefetch_related_objects([card["page"] for card in cards if card["page"]], "picture__renditions")
        return cards


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), rows=2, required=False)
    label = blocks.CharBlock(label=_("Words on the button"), max_length=40)
    page = LinkChooserBlock(
        label=_("Page"), required=False, help_text=_("Leave blank to link to the consultation form.")
    )

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "blocks/call_to_action.html"
        value_class = VisiblePageValue
        description = _("One button, with a sentence before it.")
        preview_value = {
            "heading": "Talk to us",
            "text": "Ask us to call you. We tell you by when.",
            "label": "Request a consultation",
            "page": None,
        }
