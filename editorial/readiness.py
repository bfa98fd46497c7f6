from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.models import BaseIndexPage
from core.readiness.checks import MOST_COUNTED, names_of
from core.readiness.links import accounts_link, edit_link, list_link
from core.readiness.registry import CheckResult, Found, Step, register_check
from core.readiness.who import EDITORS, WRITERS, givers
from editorial.checks.completeness import missing_texts
from editorial.checks.texts import texts_of
from editorial.medical_pages import reviewed_models
from editorial.models.approvals import Approval
from editorial.models.findings import PageFindings
from editorial.models.pages import ReviewedPage
from editorial.roles import reviewers

REVIEWERS_NEEDED = 2


@register_check(
    gettext_lazy("Medical reviewers"),
    step=Step.PEOPLE,
    order=30,
    why=gettext_lazy(
        "Nobody reviews what they wrote themselves, so it takes two. One may be from outside the practice."
    ),
    who=givers(gettext_lazy("an administrator or a superuser"), "Medical reviewers"),
)
def there_are_reviewers():
    found = len(reviewers()[:REVIEWERS_NEEDED])
    if found == REVIEWERS_NEEDED:
        return CheckResult(True, _("Whoever writes a medical page, somebody else can review it."))
    sentence = ngettext(
        "Only %(count)d account may review medical pages.",
        "Only %(count)d accounts may review medical pages.",
        found,
    )
    sentence = sentence % {"count": found} if found else _("No account may review medical pages.")
    group = _("Put two clinicians into the group Medical reviewers.")
    return CheckResult(False, f"{sentence} {group}", *accounts_link())


def first_page(
    index_model: type[BaseIndexPage], model: type[ReviewedPage], *, ready: str, nothing: str
) -> CheckResult:
    """Return whether one page of a type is public, a reviewer answers for it, and it says what a review asks for.

    One that was published without a review is open. `ready` and `nothing` are the sentences where there is such a
    page, and where none of the type is public.
    """
    public = model.objects.visible().order_by("-pk")  # the first are found without looking at all
    answered_for = public.exclude(approval=None)
    by_decision = Q(approval__basis=Approval.Basis.WITHOUT_REVIEW)
    unfinished = []
    for pages, is_reviewed in (
        (answered_for.exclude(by_decision), True),
        (public.filter(by_decision), False),
    ):
        # One after the other: most often the first is enough.
        for page in pages[:MOST_COUNTED].iterator():
            if not missing_texts(page, texts_of(page)):
                return CheckResult(True, ready) if is_reviewed else _unchecked([page])
            unfinished.append(page)
    if unfinished:
        sentence = _("These pages do not say yet what patients need to know: %(names)s.")
        return CheckResult(False, sentence % {"names": names_of(unfinished)}, *edit_link(unfinished[0]))
    waiting = list(public.defer_streamfields()[:MOST_COUNTED])
    if waiting:
        sentence = _("Nobody has reviewed what is published: %(names)s.")
        return CheckResult(False, sentence % {"names": names_of(waiting)}, *edit_link(waiting[0]))
    return CheckResult(False, nothing, *list_link(index_model, model))


# What was found of a page.
_WANTING, _UNCHECKED = "wanting", "unchecked"


def _unreviewed_pages():
    wanting = Q(approval=None) | Q(approval__next_review_on__lt=timezone.localdate())
    # Published by decision, with a reason; each says to its readers that no second clinician has checked it.
    unchecked = Q(approval__basis=Approval.Basis.WITHOUT_REVIEW)
    return [*_public_pages(_WANTING, wanting), *_public_pages(_UNCHECKED, unchecked)]


def _public_pages(kind, condition):
    """Return the first public medical pages of each type that meet a condition, by title."""
    return [
        Found(key, title, kind)
        for model in reviewed_models()
        for key, title in model.objects.visible()
        .filter(condition)
        .order_by("title", "pk")
        .values_list("pk", "title")[:MOST_COUNTED]
    ]


@register_check(
    gettext_lazy("Reviews of medical pages"),
    step=Step.PAGES,
    order=60,
    why=gettext_lazy(
        "Medical pages say who reviewed them and when. An old review may rest on old knowledge."
    ),
    who=EDITORS,
    is_on_home=False,  # the list of what is due is there
    look=_unreviewed_pages,
)
def everything_is_reviewed(pages):
    if wanting := [page for page in pages if page.kind == _WANTING]:
        sentence = _("Not reviewed, or due for a review: %(names)s.") % {"names": names_of(wanting)}
        return CheckResult(False, sentence, *edit_link(wanting[0]))
    if pages:
        return _unchecked(pages)
    if not any(model.objects.visible().exists() for model in reviewed_models()):
        return CheckResult(
            False,
            _("No medical page is published."),
            reverse("wagtailadmin_explore_root"),
            _("Open the pages"),
        )
    return CheckResult(True, _("Every medical page has been reviewed, and no review is due."))


def _unchecked(pages):
    sentence = _(
        "Not yet checked by a second clinician, and they say so: %(names)s. A reviewer from outside the practice "
        "can check them. Help → Guides → Administrators says how."
    )
    return CheckResult(False, sentence % {"names": names_of(pages)}, *edit_link(pages[0]), is_open=True)


def _pages_with_findings():
    found = PageFindings.objects.of_published_pages().exclude(findings=[]).order_by("page__title", "page_id")
    return [Found(*row) for row in found.values_list("page_id", "page__title")[:MOST_COUNTED]]


@register_check(
    gettext_lazy("What is missing on pages"),
    step=Step.PAGES,
    order=70,
    why=gettext_lazy(
        "The website reads every medical page and finds gaps, such as a number without a source."
    ),
    who=WRITERS,
    is_on_home=False,  # the list of what is missing is there
    look=_pages_with_findings,
)
def nothing_is_missing(pages):
    if not pages:
        return CheckResult(True, _("Nothing is missing on the published medical pages."))
    sentence = _("Something is missing, or to be looked at, on: %(names)s.")
    return CheckResult(
        False, sentence % {"names": names_of(pages)}, reverse("missing:index"), _("See what is missing where")
    )
