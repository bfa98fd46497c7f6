"""The languages of the world that Django knows by name."""

from django.conf.locale import LANG_INFO


def language_choices():
    """Return the languages Django knows by name, as (code, name), sorted by name."""
    return sorted(
        ((code, info["name"]) for code, info in LANG_INFO.items() if "name" in info), key=lambda item: item[1]
    )
