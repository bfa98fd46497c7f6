"""schema.org descriptions as plain dicts. They say nothing that the visible page does not."""

import json

from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core.drawings.registry import DRAWINGS
from core.models import PracticeSettings
from core.phones.numbers import us_number
from core.pictures.renditions import renditions_of
from core.rich_text import plain_text

# Characters that could end the script element or break a line in JavaScript, as `json_script` escapes them.
_ESCAPES = {
    ord(">"): "\\u003E",
    ord("<"): "\\u003C",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def without_empty(value):
    """Return a dict or list without empty strings, lists and None, all the way down."""
    if isinstance(value, dict):
        cleaned = {key: without_empty(item) for key, item in value.items()}
        return {key: item for key, item in cleaned.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value


def dump(items):
    """Return schema.org dicts as one JSON-LD text that is safe inside a script element."""
    graph = {"@context": "https://schema.org", "@graph": without_empty(items)}
    return mark_safe(json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))


def practice_id():
    """Return the `@id` of the practice, which every page describes by `clinic`: it is the same on every host."""
    return f"{settings.PUBLIC_URL}/#clinic"


def clinic(practice):
    """Return the practice as `MedicalClinic`."""
    return {
        "@type": "MedicalClinic",
        "@id": practice_id(),
        "name": practice.name,
        "url": f"{settings.PUBLIC_URL}/",
        "logo": practice.look.logo and full_address(practice.look.logo),
        "telephone": dialable(practice.telephone),
        "sameAs": [link.url for link in practice.social_links.all()],
    }


def dialable(number: str) -> str:
    """Return a phone number, or "" for what no phone can dial."""
    return number if us_number(number) else ""


def breadcrumbs(pages):
    """Return the way from the home page to a page as `BreadcrumbList`."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": page.title if position > 1 else _("Home"),
                "item": page.full_url,
            }
            for position, page in enumerate(pages, start=1)
        ],
    }


def picture_address(page, kind):
    """Return the full address of what stands as a page's picture, as a file that every program can show, or "".

    `kind` is a size of `core.pictures.renditions`; of a photograph it is the widest JPEG.
    """
    photograph = getattr(page, "picture", None)
    jpegs = (
        [size for spec, size in renditions_of(photograph, kind).items() if "jpeg" in spec]
        if photograph
        else []
    )
    if jpegs:
        address = max(jpegs, key=lambda size: size.width).url
    elif drawing := DRAWINGS.get(getattr(page, "drawing", "")):
        address = PracticeSettings.load().look.drawing(drawing.slug)
    else:
        return ""
    return full_address(address)


def full_address(address):
    """Return the address of a file with the host of the site, unless another host serves it."""
    return address if address.startswith("http") else f"{settings.PUBLIC_URL}{address}"


def citation(source):
    """Return a source as the list at the foot of a page names it, with its numbers as identifiers."""
    identifiers = {
        "DOI": (source.doi, source.doi_url),
        "PMID": (source.pmid, source.pubmed_url),
        "PMCID": (source.pmcid, source.pmc_url),
    }
    known = {name: pair for name, pair in identifiers.items() if pair[0]}
    return {
        "@type": "ScholarlyArticle" if known else "CreativeWork",
        "name": source.title,
        "inLanguage": source.language,
        "creditText": source.authors,
        "datePublished": str(source.year or ""),
        "creativeWorkStatus": source.get_status_display() if source.has_notice else "",
        "url": source.url or next((url for _value, url in known.values()), ""),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value, "url": url}
            for name, (value, url) in known.items()
        ],
        "sameAs": [url for _value, url in known.values()],
    }


def with_citations(page, items, sources):
    """Return the schema.org items of a page, among them the page itself as what cites these sources."""
    if not sources:
        return items
    cited = {"citation": [citation(source) for source in sources]}
    key = page_id(page)
    if any(item.get("@id") == key for item in items):
        return [item | cited if item.get("@id") == key else item for item in items]
    return [*items, {"@type": "WebPage", "@id": key, "url": page.full_url, "name": page.title} | cited]


def page_id(page):
    """Return the `@id` of a page itself, apart from what it is about."""
    return f"{page.full_url}#page"


def procedure(page):
    """Return a short mention of a procedure, with the address of its page."""
    return {
        "@type": "MedicalProcedure",
        "@id": procedure_id(page),
        "name": page.title,
        "url": page.full_url,
    }


def procedure_id(page):
    """Return the `@id` of a procedure, apart from the page about it."""
    return f"{page.full_url}#procedure"


def person(physician):
    """Return a short mention of a clinician, with the address of the bio while the public may see it."""
    mention = {"@type": physician.schema_type, "name": physician.full_name}
    if physician.is_public:
        mention |= {"@id": f"{physician.full_url}#person", "url": physician.full_url}
    return mention


def medical_web_page(page, about):
    """Return the page itself as `MedicalWebPage` about one medical entity, with its review."""
    return {
        "@type": "MedicalWebPage",
        "@id": page_id(page),
        "url": page.full_url,
        "name": page.title,
        "description": page.lead_text,
        "image": picture_address(page, "social"),
        "inLanguage": page.locale.language_code,
        "author": [person(author) for author in page.authors],
        "reviewedBy": _reviewer(page),
        "lastReviewed": page.reviewed_on and page.reviewed_on.isoformat(),
        "publisher": {"@id": practice_id()},
        "about": about,
    }


def _reviewer(page):
    """Return who reviewed a page, also somebody without a bio, or None."""
    if page.reviewed_by:
        return person(page.reviewed_by)
    return {"@type": "Person", "name": page.reviewer_name} if page.reviewer_name else None


def faq_page(page, items):
    """Return questions with their answers as a list of one `FAQPage`, or an empty list for no questions."""
    if not items:
        return []
    return [
        {
            "@type": "FAQPage",
            "@id": f"{page.full_url}#faq",
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": item["question"],
                    "acceptedAnswer": {"@type": "Answer", "text": plain_text(item["answer"].source)},
                }
                for item in items
            ],
        }
    ]
