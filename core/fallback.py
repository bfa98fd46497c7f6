"""What error pages say without a database: a small file, written anew when the settings change and at each update."""

import json
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from core.branding.look import Look
from core.branding.tones import tones_css
from core.files import write_in_one_step
from core.stylesheets import joined_stylesheet

# What stands on an error page before the practice has saved its settings.
_DEFAULT = {
    "name": "",
    "telephone": "",
    "after_hours_telephone": "",
    "desk_hours_in_words": [],
    "emergency_sentence": "In an emergency call 911.",
    "look": {},
}


def contact_file():
    """Return the path of the file that error pages read."""
    return settings.VAR_DIR / "contact.json"


def write_contact(practice, emergency):
    """Write what `read_contact` returns to the file, in one step: from the settings, and the emergency text or None."""
    facts = ("name", "telephone", "after_hours_telephone", "desk_hours_in_words")
    # An editor may have chosen another language than the site's.
    with translation.override(settings.LANGUAGE_CODE):
        contact = _DEFAULT | {fact: getattr(practice, fact) for fact in facts}
    contact["look"] = asdict(practice.look)
    if emergency:
        contact["emergency_sentence"] = emergency.sentence
    write_in_one_step(contact_file(), json.dumps(contact))


def read_contact():
    """Return what is known of the practice, and the emergency_sentence, as a dict; sound defaults for what is missing.

    Of the practice: name, telephone, after_hours_telephone, desk_hours_in_words and look, as `PracticeSettings` has
    them.
    """
    try:
        contact = _DEFAULT | json.loads(contact_file().read_text(encoding="utf-8"))
        return contact | {"look": Look(**contact["look"])}
    except (OSError, ValueError, TypeError):
        return _DEFAULT | {"look": Look()}


def write_maintenance_page() -> Path:
    """Write the page that a reverse proxy shows while the site is away, from what is known now; return its path."""
    look = read_contact()["look"]
    style = joined_stylesheet() + (tones_css(look.hue) if look.is_turned else "")
    # Both are of our own making: colors are worked out from a number.
    page = render_to_string("maintenance.html", {"style": mark_safe(style)})
    path = settings.VAR_DIR / "maintenance.html"
    write_in_one_step(path, page)
    return path
