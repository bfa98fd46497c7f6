from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.checks import names_of
from core.readiness.registry import CheckResult, register_check
from physicians.models import PhysicianPage


@register_check(gettext_lazy("Payments from companies"))
def payments_are_stated():
    silent = list(
        PhysicianPage.objects.visible()
        .filter(no_payments_on=None, disclosures=None)
        .defer_streamfields()
        .by_name()
    )
    if silent:
        return CheckResult(
            False,
            _("Not yet stated, and their bios say so: %(names)s.") % {"names": names_of(silent)},
            reverse("wagtailadmin_pages:edit", args=[silent[0].pk]),
            _("Open the first"),
        )
    return CheckResult(True, _("Every bio says what companies pay, or that there is nothing to report."))
