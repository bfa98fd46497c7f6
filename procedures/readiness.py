from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.checks import names_of
from core.readiness.registry import CheckResult, register_check
from procedures.models import ConditionPage, ProcedurePage, WarningSign
from procedures.warning_signs import Level


@register_check(gettext_lazy("Reviews of procedures and conditions"))
def everything_is_reviewed():
    pages = [
        page
        for model in (ProcedurePage, ConditionPage)
        for page in model.objects.visible()
        .select_related("approval")
        .defer_streamfields()
        .order_by("title", "pk")
    ]
    # Published by decision, with a reason; each says to its readers that no second clinician has checked it.
    open_ = [page for page in pages if page.approval and not page.approval.is_review]
    wanting = [
        page for page in pages if page not in open_ and (not page.is_reviewed or page.is_review_overdue)
    ]
    if wanting:
        sentence = _("Not reviewed, or due for a review: %(names)s.") % {"names": names_of(wanting)}
        return CheckResult(
            False, sentence, reverse("wagtailadmin_pages:edit", args=[wanting[0].pk]), _("Open the first")
        )
    if open_:
        sentence = _(
            "Not yet checked by a second clinician, and they say so: %(names)s. A reviewer from outside the practice "
            "can check them. Help → Guides → Administrators says how."
        ) % {"names": names_of(open_)}
        url = reverse("wagtailadmin_pages:edit", args=[open_[0].pk])
        return CheckResult(False, sentence, url, _("Open the first"), is_open=True)
    if not pages:
        return CheckResult(
            False, _("No procedure is published."), reverse("wagtailadmin_explore_root"), _("Open the pages")
        )
    return CheckResult(True, _("Every procedure and condition has been reviewed, and no review is due."))


@register_check(gettext_lazy("Warning signs"))
def warning_signs():
    if WarningSign.objects.shown().filter(level=Level.NOW).exists():
        return CheckResult(True, _("Forms and pages name the warning signs and say what to do about them."))
    return CheckResult(
        False,
        _("No physician has chosen the warning signs yet."),
        reverse("wagtailsnippets_procedures_warningsign:list"),
        _("Open the warning signs"),
    )
