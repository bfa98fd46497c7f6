"""The languages of the world by name: those that Django knows, and two that are spoken, not written, by their names."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_noop

LANG_INFO.update(
    {
        "cmn": {"bidi": False, "code": "cmn", "name": gettext_noop("Mandarin"), "name_local": "普通话"},
        "yue": {"bidi": False, "code": "yue", "name": gettext_noop("Cantonese"), "name_local": "廣東話"},
    }
)


def language_choices():
    """Return the languages of the world as (code, name), sorted by name."""
    return sorted(
        ((code, info["name"]) for code, info in LANG_INFO.items() if "name" in info), key=lambda item: item[1]
    )
