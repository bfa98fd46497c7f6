"""The text editor's button "Reference". Its markers are stored as `<a linktype="reference" id="7">Katz 2022</a>`."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from core.citations.link_handlers import SourceHandler, VisiblePageLinkHandler
from core.rich_text import SOURCE_LINK, SOURCE_LINKTYPE

ENTITY = "SOURCE"


class _SourceElementHandler(InlineEntityElementHandler):
    # The editor deletes the marker as a whole: its words are not text.
    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        return {"id": attrs.get("id")}


def _stored_marker(props):
    return DOM.create_element("a", {"linktype": SOURCE_LINKTYPE, "id": props.get("id")}, props["children"])


def register(features):
    """Teach the rich text registry the feature "source", and links that show only pages the public may see.

    Must be called after Wagtail has registered its own links.
    """
    features.register_link_type(VisiblePageLinkHandler)
    features.register_link_type(SourceHandler)
    features.register_editor_plugin(
        "draftail",
        "source",
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "openquote",
                "description": _("Source"),
                "chooserUrls": {"sourceChooser": reverse_lazy("wagtailsnippetchoosers_core_source:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "js/admin/source_editor.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "source",
        {
            "from_database_format": {f"a[{SOURCE_LINK}]": _SourceElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: _stored_marker}},
        },
    )
