"""What editors may do in a text, and how links and source markers in it become HTML."""

import re
from html import unescape

from django.utils.html import strip_tags
from wagtail.fields import RichTextField, StreamField

from core.memo import remembered
from core.visibility import visible_links

# How a link in a text says that it leads to a `Source`. Stored in pages, drafts and digests: it keeps its old word.
SOURCE_LINKTYPE = "reference"
SOURCE_LINK = f'linktype="{SOURCE_LINKTYPE}"'

INLINE_FEATURES = ["bold", "italic", "superscript", "subscript", "link", "source", "paste"]
FEATURES = [*INLINE_FEATURES, "document-link", "h3", "ul", "ol"]

# Inside a StreamField's raw data the quotation marks may be escaped.
_PAGE_LINK = re.compile(r'linktype=\\?"page\\?" id=\\?"(\d+)\\?"|id=\\?"(\d+)\\?" linktype=\\?"page')
_CITED = re.compile(rf'{SOURCE_LINK} id="(\d+)"|id="(\d+)" {SOURCE_LINK}')
# A marker with its closing tag and the editor's words between.
MARKER = re.compile(rf"<a [^>]*{SOURCE_LINK}[^>]*>.*?</a>")
# What Unicode has raised or lowered, by the tag that does it in a text.
SMALL_SIGNS = {
    "sup": str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ"),
    "sub": str.maketrans("0123456789+-−=()aehklmnopst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕₖₗₘₙₒₚₛₜ"),
}
_SMALL_DIGITS = re.compile(r"<(sup|sub)>([0-9+−-]+)</\1>")
_BLOCK_END = re.compile(r"</(?:p|li|h[2-6])>|<br/?>")


def linked_pages(keys):
    """Return {key: page} for at least these keys, with None where the public may not see it; asks once a request."""
    known = remembered("linked pages", dict)
    if unknown := set(keys) - known.keys():
        known.update(dict.fromkeys(unknown) | visible_links().in_bulk(unknown))
    return known


def linked_in(texts):
    """Return the keys of the pages to which texts link, as `texts_as_stored` returns these."""
    return {int(first or second) for first, second in _PAGE_LINK.findall(texts)}


def cited_in(texts):
    """Return the keys of the sources that texts cite, as `texts_as_stored` returns these."""
    return {int(first or second) for first, second in _CITED.findall(texts)}


def texts_as_stored(page):
    """Return all texts of a page as they are stored, in one."""
    return " ".join(
        str(
            field.value_from_object(page).raw_data
            if isinstance(field, StreamField)
            else field.value_from_object(page)
        )
        for field in page._meta.get_fields()
        if isinstance(field, StreamField | RichTextField)
    )


def plain_text(html):
    """Return the words of a rich text without markup and without source markers; takes the stored form.

    Raised and lowered digits stay so, for 10<sup>6</sup> is not 106.
    """
    words = _SMALL_DIGITS.sub(lambda found: found[2].translate(SMALL_SIGNS[found[1]]), MARKER.sub("", html))
    return " ".join(unescape(strip_tags(_BLOCK_END.sub(" ", words))).split())
