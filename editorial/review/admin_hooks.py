"""What the admin says and does when medical content would go live around its review.

The refusal itself is `core.publishing.gate.require_publishable`; these hooks come before it and keep what was typed.
"""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from editorial.models.pages import ReviewedPage
from editorial.models.tasks import MedicalReviewTaskState
from editorial.review.gate import refusal
from editorial.review.independence import possible_reviewers


def start_as_draft(request, parent_page, page_class):
    """Save a new page as a draft when it was sent to be published: nobody can have reviewed it (hook)."""
    if issubclass(page_class, ReviewedPage) and "action-publish" in request.POST:
        request.POST = request.POST.copy()
        del request.POST["action-publish"]
        messages.warning(
            request,
            _("Saved as a draft. It needs a medical review first: submit it, and a colleague approves it."),
        )


def refuse_under_review(request, page, *args):
    """Say why a page is neither deleted nor moved while it, or one below it, is read (hook)."""
    if sentence := _under_review([page]):
        messages.error(request, sentence)
        return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_bulk_under_review(request, action_type, objects, action):
    """Delete none of several pages when one of them, or one below it, is under review (hook)."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    if sentence := _under_review(objects):
        messages.error(request, sentence)
        return redirect(action.next_url)


def refuse_live_copies(request, page):
    """Copy medical content as drafts only, and show nothing as an alias that is not approved (hook)."""
    if request.method != "POST":
        return None
    tree = (
        page.get_descendants(inclusive=True)
        if request.POST.get("copy_subpages")
        else Page.objects.filter(pk=page.pk)
    )
    live = [item for item in tree.live().specific() if isinstance(item, ReviewedPage)]
    if request.POST.get("alias"):
        refused = any(refusal(item, item.source.live_revision_id) for item in live)
        sentence = _("No alias was made: the page shows content that nobody has reviewed.")
    else:
        refused = bool(live) and request.POST.get("publish_copies")
        sentence = _("Nothing was copied: a copy needs a medical review of its own. Copy without publishing.")
    if refused:
        messages.error(request, sentence)
        return redirect("wagtailadmin_pages:copy", page.pk)


def refuse_live_conversion(request, page):
    """Let an alias become a page of its own only as a draft (hook)."""
    if request.method == "POST" and isinstance(page, ReviewedPage) and page.live:
        messages.error(
            request,
            _(
                "A page of its own needs a medical review of its own. Unpublish the alias first, then convert it."
            ),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


def keep_answer(request, page):
    """Keep with each save what the authors answer to the reason for which a page was sent back (hook)."""
    answer = request.POST.get("review-answer")
    if answer is not None and isinstance(page, ReviewedPage) and (sent_back := page.sent_back):
        MedicalReviewTaskState.objects.filter(pk=sent_back.pk).update(answer=answer.strip())


def ask_before_taking_back(request, page):
    """Lead to the page on which a review is taken back, and never throw away why one was sent back (hook).

    Wagtail lets everybody who may approve cancel a workflow, and whoever submitted the page begin it anew.
    """
    if not isinstance(page, ReviewedPage):
        return None
    if "action-cancel-workflow" in request.POST:
        return redirect("editorial:take_back" if page.is_under_review else "wagtailadmin_pages:edit", page.pk)
    if "action-restart-workflow" in request.POST:
        request.POST = request.POST.copy()
        request.POST["action-submit"] = request.POST.pop("action-restart-workflow")[-1]
    return None


def go_to_next_step(request, page):
    """Lead from the saved draft to the page on which it is published as a minor change, or without a review (hook)."""
    for name, view in (("action-minor-change", "minor_change"), ("action-without-review", "without_review")):
        if isinstance(page, ReviewedPage) and name in request.POST:
            return redirect(f"editorial:{view}", page.pk)


def tell_without_reviewer(request, page):
    """Tell who submitted a page when nobody may review it: everybody in the role had a hand in it (hook)."""
    if "action-submit" not in request.POST or not page.specific.current_workflow_task_state:
        return
    task_state = page.specific.current_workflow_task_state.specific
    if isinstance(task_state, MedicalReviewTaskState) and not possible_reviewers(task_state).exists():
        messages.warning(
            request,
            _("Nobody may review it: everybody in the reviewer role had a hand in it. Ask an administrator."),
        )


def _under_review(pages):
    """Return which of these pages, and of those below them, are under review, in a sentence, or ""."""
    reading = MedicalReviewTaskState.objects.filter(status=MedicalReviewTaskState.STATUS_IN_PROGRESS)
    read = Page.objects.filter(
        pk__in=[int(key) for key in reading.values_list("revision__object_id", flat=True)]
    )
    titles = [
        f"“{other.get_admin_display_title()}”"
        for other in read
        if any(other.path.startswith(page.path) for page in pages)
    ]
    if not titles:
        return ""
    return _("Under medical review until approved or sent back: %(titles)s.") % {"titles": ", ".join(titles)}
