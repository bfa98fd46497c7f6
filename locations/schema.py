"""A location as schema.org describes it: a clinic of the practice. Nothing that the visible page does not say."""

from datetime import time

from core.calendar.hours import spans_of_days
from core.schema import dialable, picture_address, practice_id

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def mention(location) -> dict:
    """Return a location as other pages name it: what it is called, where it is, and where to read more."""
    return {
        "@type": "MedicalClinic",
        "@id": f"{location.full_url}#clinic",
        "name": location.title,
        "url": location.full_url,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": location.street,
            "addressLocality": location.city,
            "addressRegion": location.region,
            "postalCode": location.postal_code,
            "addressCountry": "US",
        },
    }


def listed(location) -> dict:
    """Return a location as lists show it: with its phone and visiting hours."""
    return {
        **mention(location),
        "telephone": dialable(location.telephone_to_call),
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"https://schema.org/{_DAYS[day]}" for day in hours.days],
                "opens": f"{hours.opens:%H:%M}",
                "closes": f"{hours.closes:%H:%M}",
            }
            for hours in location.visiting_hours.all()
        ],
    }


def clinic(location) -> dict:
    """Return a location with all that its own page tells: fax, place on the map, and days with other hours."""
    return {
        **listed(location),
        "description": location.introduction,
        "image": picture_address(location, "social"),
        "parentOrganization": {"@id": practice_id()},
        "faxNumber": dialable(location.fax),
        "hasMap": location.map_link,
        "geo": _coordinates(location),
        "specialOpeningHoursSpecification": [
            item for span in spans_of_days(location.special_days()) for item in _special(span)
        ],
    }


def _coordinates(location):
    if not location.coordinates:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": float(location.latitude),
        "longitude": float(location.longitude),
    }


def _special(span):
    """A span that opens and closes at midnight is closed: the vocabulary has no other way to say so."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "name": span.reason,
            "validFrom": span.first.isoformat(),
            "validThrough": span.last.isoformat(),
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
        }
        for opens, closes in span.hours or [(time.min, time.min)]
    ]
