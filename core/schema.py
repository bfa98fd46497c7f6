"""schema.org descriptions as plain dicts. They say nothing that the visible page does not."""

import json

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core.phones.numbers import us_number
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


def clinic(practice, root_url):
    """Return the practice as `MedicalClinic`."""
    return {
        "@type": "MedicalClinic",
        "@id": f"{root_url}/#clinic",
        "name": practice.name,
        "url": f"{root_url}/",
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
        "@id": f"{page.full_url}#page",
        "url": page.full_url,
        "name": page.title,
        "description": page.lead_text,
        "inLanguage": page.locale.language_code,
        "author": [person(author) for author in page.authors],
        "reviewedBy": person(page.reviewed_by) if page.reviewed_by else None,
        "lastReviewed": page.reviewed_on and page.reviewed_on.isoformat(),
        "about": about,
    }


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
