from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import EDITORS, holders
from editorial.readiness import first_page
from procedures.models import (
    ConditionIndexPage,
    ConditionPage,
    ProcedureIndexPage,
    ProcedurePage,
    WarningSign,
)
from procedures.warning_signs import Level


@register_check(
    gettext_lazy("A first procedure"),
    step=Step.PAGES,
    order=10,
    why=gettext_lazy("Patients want to read what you do, how it feels and what the risks are."),
    who=EDITORS,
)
def a_procedure_is_reviewed():
    return first_page(
        ProcedureIndexPage,
        ProcedurePage,
        ready=_("Patients can read about a procedure that somebody reviewed."),
        nothing=_("No procedure is published."),
    )


@register_check(
    gettext_lazy("A first condition"),
    step=Step.PAGES,
    order=20,
    why=gettext_lazy("Patients look for what hurts before they look for a treatment."),
    who=EDITORS,
)
def a_condition_is_reviewed():
    return first_page(
        ConditionIndexPage,
        ConditionPage,
        ready=_("Patients can read about a condition that somebody reviewed."),
        nothing=_("No condition is published."),
    )


@register_check(
    gettext_lazy("Warning signs"),
    step=Step.PAGES,
    order=30,
    why=gettext_lazy("They tell a patient when not to wait for your call."),
    who=holders(gettext_lazy("a medical reviewer or an administrator"), "procedures.change_warningsign"),
)
def warning_signs():
    if WarningSign.objects.shown().filter(level=Level.NOW).exists():
        return CheckResult(True, _("Forms and pages name the warning signs and say what to do about them."))
    return CheckResult(
        False,
        _("No physician has chosen the warning signs yet."),
        reverse("wagtailsnippets_procedures_warningsign:list"),
        _("Open the warning signs"),
    )
