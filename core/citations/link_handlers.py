"""How links and markers of sources in a text become HTML."""

from django.utils.html import escape
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from core.models import Source
from core.rich_text import SOURCE_LINKTYPE, linked_pages


class VisiblePageLinkHandler(PageLinkHandler):
    """Link to a page only while the public may see it; otherwise the words stand alone."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdigit()]
        known = linked_pages(ids)
        pages = [
            known.get(int(attrs["id"])) if attrs.get("id", "").isdigit() else None for attrs in attrs_list
        ]
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in pages]


class SourceHandler(LinkHandler):
    """A marker for a source; `numbered_sources` turns it into a number."""

    identifier = SOURCE_LINKTYPE
    is_marker = True  # its words are the name of the source

    @staticmethod
    def get_model():
        return Source

    @classmethod
    def expand_db_attributes(cls, attrs):
        return f'<a data-source="{escape(attrs["id"])}">'

    @classmethod
    def extract_references(cls, attrs):
        yield cls.get_model(), attrs["id"], "", ""
