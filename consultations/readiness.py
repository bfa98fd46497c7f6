from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.unreadable import count_unreadable
from core.readiness.registry import CheckResult, register_check


@register_check(gettext_lazy("Consultation requests"))
def readable_consultations():
    """What patients wrote can be read with the keys that the site has."""
    number = count_unreadable()
    if not number:
        return CheckResult(True, _("What patients wrote can be read with the current keys."))
    sentence = ngettext(
        "%(count)d consultation request cannot be read with the current keys. Nothing was overwritten: "
        "docs/operations.md says what to do.",
        "%(count)d consultation requests cannot be read with the current keys. Nothing was overwritten: "
        "docs/operations.md says what to do.",
        number,
    )
    return CheckResult(False, sentence % {"count": number})
