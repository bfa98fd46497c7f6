"""The text editor's button "Reference". Its markers are stored as `<a linktype="reference" id="7">Katz 2022</a>`."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from core.citations.link_handlers import ReferenceHandler, VisiblePageLinkHandler

ENTITY = "REFERENCE"


class _ReferenceElementHandler(InlineEntityElementHandler):
    # The editor deletes the marker as a whole: its words are not text.
    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        return {"id": attrs.get("id")}


def _stored_marker(props):
    return DOM.create_element(
        "a", {"linktype": ReferenceHandler.identifier, "id": props.get("id")}, props["children"]
    )


def register(features):
    """Teach the rich text registry the feature "reference", and links that show only pages the public may see.

    Must be called after Wagtail has registered its own links.
    """
    features.register_link_type(VisiblePageLinkHandler)
    features.register_link_type(ReferenceHandler)
    features.register_editor_plugin(
        "draftail",
        "reference",
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "openquote",
                "description": _("Reference"),
                "chooserUrls": {
                    "referenceChooser": reverse_lazy("wagtailsnippetchoosers_core_reference:choose")
                },
            },
            js=["wagtailadmin/js/chooser-modal.js", "js/admin/reference_editor.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "reference",
        {
            "from_database_format": {'a[linktype="reference"]': _ReferenceElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: _stored_marker}},
        },
    )
