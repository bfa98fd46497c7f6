"""What the menu at the foot of the editor offers for medical content (hook `construct_page_action_menu`)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
)

from editorial.checks.completeness import missing_for_review
from editorial.models.pages import ReviewedPage
from editorial.models.tasks import MedicalReviewTask
from editorial.review.gate import broken_rule, refusal
from editorial.review.independence import may_take_back
from editorial.roles import PUBLISH_WITHOUT_REVIEW


class SubmitForReviewMenuItem(SubmitForModerationMenuItem):
    """Says what it is submitted for, whatever the practice calls its workflow."""

    def get_context_data(self, parent_context):
        page = parent_context.get("page")
        was_sent_back = page and page.pk and page.current_workflow_state
        label = _("Submit again for medical review") if was_sent_back else _("Submit for medical review")
        return super().get_context_data(parent_context) | {"label": label}


class MinorChangeMenuItem(ActionMenuItem):
    """Saves the draft; `admin_hooks.go_to_next_step` leads on."""

    name = "action-minor-change"
    label = _("Publish as a minor change …")
    icon_name = "tick"


class WithoutReviewMenuItem(ActionMenuItem):
    """Saves the draft; `admin_hooks.go_to_next_step` leads on."""

    name = "action-without-review"
    label = _("Publish without review …")
    icon_name = "warning"


class ReviewMenuItem(ActionMenuItem):
    """Leads to a page of its own: Wagtail's own item saves the editor's form, and a locked one is not saved."""

    icon_name = "clipboard-list"

    def __init__(self, action, label):
        super().__init__()
        self.name, self.action, self.label = f"action-review-{action}", action, label

    def get_url(self, context):
        return reverse("editorial:review", args=[context["page"].pk, self.action])


class TakeBackMenuItem(ActionMenuItem):
    """Leads to the page on which a review is taken back, with a word."""

    name = "action-take-back"
    label = _("Take back from review …")
    icon_name = "rotate"

    def get_url(self, context):
        return reverse("editorial:take_back", args=[context["page"].pk])


def arrange(menu_items, request, context):
    """Put the step that comes next first, and take away what would be refused.

    Saving comes first until a page has all that a review needs; then submitting does.
    """
    page = context.get("page")
    if isinstance(page, ReviewedPage):
        wagtails = (CancelWorkflowMenuItem, RestartWorkflowMenuItem)
        menu_items[:] = [item for item in menu_items if not isinstance(item, wagtails)]
    if isinstance(page and page.current_workflow_task, MedicalReviewTask):
        menu_items[:0] = _items_under_review(page, request.user)
    elif isinstance(page, ReviewedPage) or _makes_reviewed_pages(context.get("parent_page")):
        menu_items[:] = _unlocked_items(menu_items, request.user, page, context)


def _items_under_review(page, user):
    """Yield sending back first: who reads in the editor comments there, and approving happens beside the article."""
    actions = page.current_workflow_task.get_actions(page, user)
    for action, label, _form in sorted(actions, key=lambda row: row[0] != "reject"):
        yield ReviewMenuItem(action, label)
    if may_take_back(user, page.current_workflow_task_state):
        yield TakeBackMenuItem()


def _unlocked_items(menu_items, user, page, context):
    submit = [
        SubmitForReviewMenuItem() for item in menu_items if isinstance(item, SubmitForModerationMenuItem)
    ]
    others = [item for item in menu_items if not isinstance(item, SubmitForModerationMenuItem)]
    # Publishing saves a revision first, a new one.
    if not page or not page.pk or refusal(page, None):
        others = [item for item in others if not isinstance(item, PublishMenuItem)]
        if context["view"] == "edit" and not context["locked_for_user"]:
            others += _ways_around_review(user, page, context["user_page_permissions_tester"])
    if page and page.pk and not missing_for_review(page) and not broken_rule(page):
        return submit + others
    saving = [item for item in others if isinstance(item, SaveDraftMenuItem)]
    return saving + submit + [item for item in others if item not in saving]


def _ways_around_review(user, page, permissions):
    live = type(page).objects.filter(pk=page.pk, live=True).select_related("approval").first()
    if permissions.can_publish() and live and live.is_reviewed:
        yield MinorChangeMenuItem()
    if user.has_perm(PUBLISH_WITHOUT_REVIEW):
        yield WithoutReviewMenuItem()


def _makes_reviewed_pages(parent):
    types = parent.specific_class.creatable_subpage_models() if parent else []
    return bool(types) and all(issubclass(model, ReviewedPage) for model in types)
