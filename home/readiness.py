from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.publishing.marks import has_mark_in
from core.readiness.checks import names_of
from core.readiness.links import edit_link, field_anchor
from core.readiness.registry import CheckResult, Step, register_check
from core.readiness.who import EDITORS
from editorial.checks.completeness import fields_with_words
from editorial.checks.texts import texts_of
from home.models import HomePage, StandardPage
from home.setup import is_untouched

# The fields in which a notice tells patients something: what it says of itself in lists does not count.
_WHERE_IT_SAYS_SO = ("introduction", "body")


@register_check(
    gettext_lazy("Home page"),
    step=Step.PRACTICE,
    order=40,
    why=gettext_lazy("It is the first thing patients see of you."),
    who=EDITORS,
)
def home_page_is_written():
    """It is public, and says more than it does in a new installation."""
    page = HomePage.objects.first()
    if not page:
        sentence = _("There is no home page.")
        return CheckResult(
            False, sentence, for_server=_("Run “manage.py setup_practice”. docs/operations.md says when.")
        )
    link = edit_link(page, field_anchor("hero_lead"), _("Open the home page"))
    if not page.is_public:
        return CheckResult(False, _("The home page is not published."), *link)
    if not is_untouched(page):
        return CheckResult(True, _("The home page says something of your own."))
    if page.has_unpublished_changes:
        return CheckResult(False, _("You changed the home page, but the changes are not published."), *link)
    return CheckResult(False, _("The home page is as empty as on the first day."), *link)


@register_check(
    gettext_lazy("Notices"),
    step=Step.NOTICES,
    order=10,
    why=gettext_lazy("A practice in the United States has to post them where patients find them."),
    who=EDITORS,
)
def notices():
    """Every kind of notice is posted at the foot of the pages, in words, and its next check is not over."""
    public = StandardPage.objects.visible().filter(is_notice=True).exclude(notice="").order_by("title", "pk")
    posted = [page for page in public if not fields_with_words(texts_of(page)).isdisjoint(_WHERE_IT_SAYS_SO)]
    missing = [kind for kind in StandardPage.Notice if kind not in {page.notice for page in posted}]
    today = timezone.localdate()
    due = [page for page in posted if not page.next_check_on or page.next_check_on < today]
    if missing:
        return _not_posted(missing, [page for page in public if page.notice in missing])
    if due:
        sentence = _("Check that these are still correct, and set their next check: %(names)s.")
        return CheckResult(False, sentence % {"names": names_of(due)}, *edit_link(due[0]))
    return CheckResult(True, _("Every notice is posted, and none is due for a check."))


def _not_posted(missing, empty):
    names = {"names": ", ".join(str(kind.label) for kind in missing)}
    drafts = list(
        StandardPage.objects.filter(notice__in=missing)
        .select_related("latest_revision")
        .defer_streamfields()
        .order_by("path")
    )
    if not drafts:
        sentence = _("Not posted: %(names)s. Write the page, and say there which notice it is.")
        return CheckResult(False, sentence % names, reverse("wagtailadmin_explore_root"), _("Open the pages"))
    sentences = [_("Not posted: %(names)s.") % names]
    if empty:
        sentences.append(_("Nothing is written in: %(names)s.") % {"names": names_of(empty)})
    marked = [page for page in drafts if page.latest_revision and has_mark_in(page.latest_revision)]
    if marked:
        sentence = _("Something is left to complete in: %(names)s.")
        sentences.append(sentence % {"names": names_of(marked)})
    return CheckResult(False, " ".join(sentences), *edit_link((empty or marked or drafts)[0]))
