from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.readiness.checks import names_of
from core.readiness.registry import CheckResult, register_check
from home.models import StandardPage


@register_check(gettext_lazy("Notices"))
def notices():
    """Every kind of notice is posted at the foot of the pages, and its next check is not over."""
    posted = list(
        StandardPage.objects.visible().filter(is_notice=True).exclude(notice="").order_by("title", "pk")
    )
    missing = [kind.label for kind in StandardPage.Notice if kind not in {page.notice for page in posted}]
    today = timezone.localdate()
    due = [page for page in posted if not page.next_check_on or page.next_check_on < today]
    if missing:
        sentence = _("Not posted: %(names)s. Write the page, and say there which notice it is.")
        url = reverse("wagtailadmin_explore_root")
        return CheckResult(
            False, sentence % {"names": ", ".join(map(str, missing))}, url, _("Open the pages")
        )
    if due:
        sentence = _("Check that these are still correct, and set their next check: %(names)s.")
        url = reverse("wagtailadmin_pages:edit", args=[due[0].pk])
        return CheckResult(False, sentence % {"names": names_of(due)}, url, _("Open the first"))
    return CheckResult(True, _("Every notice is posted, and none is due for a check."))
