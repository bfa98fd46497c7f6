from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.phones.numbers import us_number
from core.readiness.checks import names_of
from core.readiness.links import edit_link, list_link, rows_anchor
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import EDITORS
from locations.models import LocationIndexPage, LocationPage


@register_check(
    gettext_lazy("Locations"),
    step=Step.PRACTICE,
    order=30,
    why=gettext_lazy("Patients look for where you are, and when they can come."),
    who=EDITORS,
)
def locations():
    found = list(LocationPage.objects.visible().order_by("path").prefetch_related("visiting_hours"))
    if not found:
        sentence = _("No location has been published.")
        return CheckResult(False, sentence, *list_link(LocationIndexPage, LocationPage))
    closed = [location for location in found if not location.visiting_hours.all()]
    if closed:
        sentence = _("Without visiting hours: %(names)s.") % {"names": names_of(closed)}
        return CheckResult(False, sentence, *edit_link(closed[0], rows_anchor("visiting_hours")))
    undialable = [
        location
        for location in found
        if any(number and not us_number(number) for number in (location.telephone, location.fax))
    ]
    if undialable:
        sentence = _("With a number that no phone can dial: %(names)s.") % {"names": names_of(undialable)}
        return CheckResult(False, sentence, *edit_link(undialable[0]))
    return CheckResult(True, _("Every location has its visiting hours."))
