"""What error pages say without a database: a small file, written anew whenever the settings change."""

import json

from django.conf import settings

from core.files import write_in_one_step

# What stands on an error page before the practice has saved its settings.
_DEFAULT = {
    "name": settings.WAGTAIL_SITE_NAME,
    "telephone": "",
    "emergency_sentence": "In an emergency call 911.",
}


def contact_file():
    """Return the path of the file that error pages read."""
    return settings.VAR_DIR / "contact.json"


def write_contact(practice, emergency):
    """Write name and telephone of the practice and the emergency sentence to the file, in one step."""
    contact = _DEFAULT | {"name": practice.name, "telephone": practice.telephone}
    if emergency:
        contact["emergency_sentence"] = emergency.sentence
    write_in_one_step(contact_file(), json.dumps(contact))


def read_contact():
    """Return name, telephone and emergency_sentence as a dict; sound defaults without a sound file."""
    try:
        return _DEFAULT | json.loads(contact_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return dict(_DEFAULT)
