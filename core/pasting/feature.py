"""The text editor's paste: what comes from Word, Google Docs or a web page becomes blocks of ours."""

from django.forms import Media
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import PluginFeature
from wagtail.admin.telepath import register as register_adapter
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.blocks import StoryBlock


class StoryBlockAdapter(StreamBlockAdapter):
    """Let the script that pastes find the story that a text belongs to."""

    js_constructor = "core.blocks.StoryBlock"

    @property
    def media(self):
        """Return Wagtail's own scripts, then ours."""
        return super().media + Media(js=["js/admin/story_block.js"])


register_adapter(StoryBlockAdapter(), StoryBlock)


def register(features: FeatureRegistry) -> None:
    """Teach the rich text registry the feature "paste"."""
    features.register_editor_plugin(
        "draftail",
        "paste",
        PluginFeature(
            {
                "type": "PASTE",
                "url": reverse_lazy("paste"),
                "words": {
                    "failed": _(
                        "Only the words were pasted: the website could not be reached. Undo, and try again."
                    ),
                    "undo": _("Undo paste"),
                    "close": _("Close"),
                },
            },
            js=["js/admin/paste.js"],
        ),
    )
