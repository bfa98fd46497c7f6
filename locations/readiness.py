from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.phones.numbers import us_number
from core.readiness.checks import names_of
from core.readiness.registry import CheckResult, register_check
from locations.models import LocationIndexPage, LocationPage


@register_check(gettext_lazy("Locations"))
def locations():
    found = list(LocationPage.objects.visible().order_by("path").prefetch_related("visiting_hours"))
    if not found:
        index = LocationIndexPage.objects.first()
        url = (
            reverse("wagtailadmin_explore", args=[index.pk])
            if index
            else reverse("wagtailadmin_explore_root")
        )
        return CheckResult(False, _("No location has been published."), url, _("Open the locations"))
    closed = [location for location in found if not location.visiting_hours.all()]
    if closed:
        sentence = _("Without visiting hours: %(names)s.") % {"names": names_of(closed)}
        return CheckResult(False, sentence, *_editor(closed[0]))
    undialable = [
        location
        for location in found
        if any(number and not us_number(number) for number in (location.telephone, location.fax))
    ]
    if undialable:
        sentence = _("With a number that no phone can dial: %(names)s.") % {"names": names_of(undialable)}
        return CheckResult(False, sentence, *_editor(undialable[0]))
    return CheckResult(True, _("Every location has its visiting hours."))


def _editor(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Open the first")
