from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.checks import MOST_COUNTED, NAMES_SHOWN, names_of
from core.readiness.links import edit_link, list_link
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import EDITORS, holders
from editorial.checks.completeness import missing_texts
from editorial.checks.texts import texts_of
from editorial.models.approvals import Approval
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
    """One at least is public, a reviewer answers for it, and it says what a review asks for."""
    public = ProcedurePage.objects.visible().order_by("-last_published_at", "pk")
    reviewed = public.exclude(approval=None).exclude(approval__basis=Approval.Basis.WITHOUT_REVIEW)
    unfinished = []
    for page in reviewed[:NAMES_SHOWN]:
        if not missing_texts(page, texts_of(page)):
            return CheckResult(True, _("Patients can read about a procedure that somebody reviewed."))
        unfinished.append(page)
    if unfinished:
        sentence = _("These procedures do not say yet what patients need to know: %(names)s.")
        return CheckResult(False, sentence % {"names": names_of(unfinished)}, *edit_link(unfinished[0]))
    waiting = list(public.defer_streamfields()[:MOST_COUNTED])
    if waiting:
        sentence = _("Nobody has reviewed what is published: %(names)s.")
        return CheckResult(False, sentence % {"names": names_of(waiting)}, *edit_link(waiting[0]))
    sentence = _("No procedure is published.")
    return CheckResult(False, sentence, *list_link(ProcedureIndexPage, ProcedurePage))


@register_check(
    gettext_lazy("A first condition"),
    step=Step.PAGES,
    order=20,
    why=gettext_lazy("Patients look for what hurts before they look for a treatment."),
    who=EDITORS,
)
def a_condition_is_published():
    if ConditionPage.objects.visible().exists():
        return CheckResult(True, _("Patients can read about a condition."))
    sentence = _("No condition is published.")
    return CheckResult(False, sentence, *list_link(ConditionIndexPage, ConditionPage))


@register_check(
    gettext_lazy("Reviews of procedures and conditions"),
    step=Step.PAGES,
    order=60,
    why=gettext_lazy(
        "Medical pages say who reviewed them and when. An old review may rest on old knowledge."
    ),
    who=EDITORS,
    is_on_home=False,  # the list of what is due is there
)
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
        return CheckResult(False, sentence, *edit_link(wanting[0]))
    if open_:
        sentence = _(
            "Not yet checked by a second clinician, and they say so: %(names)s. A reviewer from outside the practice "
            "can check them. Help → Guides → Administrators says how."
        ) % {"names": names_of(open_)}
        return CheckResult(False, sentence, *edit_link(open_[0]), is_open=True)
    if not pages:
        sentence = _("No procedure is published.")
        return CheckResult(False, sentence, *list_link(ProcedureIndexPage, ProcedurePage))
    return CheckResult(True, _("Every procedure and condition has been reviewed, and no review is due."))


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
