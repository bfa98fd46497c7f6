from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.readiness.checks import MOST_COUNTED, names_of
from core.readiness.links import accounts_link
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import WRITERS, givers
from editorial.models.findings import PageFindings
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


@register_check(
    gettext_lazy("What is missing on pages"),
    step=Step.PAGES,
    order=70,
    why=gettext_lazy(
        "The website reads every medical page and finds gaps, such as a number without a source."
    ),
    who=WRITERS,
    is_on_home=False,  # the list of what is missing is there
)
def nothing_is_missing():
    found = PageFindings.objects.of_published_pages().exclude(findings=[]).order_by("page__title", "page_id")
    pages = [row.page for row in found[:MOST_COUNTED]]
    if not pages:
        return CheckResult(True, _("Nothing is missing on the published medical pages."))
    sentence = _("Something is missing, or to be looked at, on: %(names)s.")
    return CheckResult(
        False, sentence % {"names": names_of(pages)}, reverse("missing:index"), _("See what is missing where")
    )
