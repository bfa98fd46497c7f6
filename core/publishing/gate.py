"""The one place where going live is refused, whoever publishes a page and however."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from core.publishing.marks import marks_left


class PublishRefused(PermissionDenied):
    """The content may not go live; the message says why, and what to do."""


def require_publishable(page: Page, revision_id: int | None) -> None:
    """Raise `PublishRefused` unless what a `BasePage` says may go live with this revision."""
    if sentence := page.publish_refusal(revision_id):
        raise PublishRefused(
            _("“%(title)s” was not published. %(reason)s") % {"title": page.title, "reason": sentence}
        )


def keep_as_draft(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stay in the editor, with the draft saved and the reason, when it may not go live (hook)."""
    if sentence := page.publish_refusal(page.latest_revision_id):
        messages.warning(request, _("Saved as a draft. %(reason)s") % {"reason": sentence})
        return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_bulk_publish(request: HttpRequest, action_type: str, objects, action) -> HttpResponse | None:
    """Publish none of several pages when one of them may not go live, and say which (hook)."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data["include_descendants"]:
        pages += [draft for page in objects for draft in page.get_descendants().not_live()]
    refused = [(page, sentence) for page in pages if (sentence := _refusal_of_latest(page))]
    for page, sentence in refused:
        messages.error(
            request,
            _("Nothing was published, because of “%(title)s”. %(reason)s")
            % {"title": page.get_admin_display_title(), "reason": sentence},
        )
    return redirect(action.next_url) if refused else None


def _refusal_of_latest(page):
    revision = page.get_latest_revision()
    latest = revision.as_object() if revision else page.specific
    return latest.publish_refusal(revision and revision.pk)


def refuse_incomplete_approval() -> None:
    """Have the dialog in which editors approve a page refuse one on which something is left to complete.

    The dialog has no hook (Wagtail 7.4), and would send whoever approves home without a word.
    """
    from wagtail.admin.views.generic.workflow import WorkflowAction  # not while models load

    approve = WorkflowAction.post

    def post(view, request, *args, **kwargs):
        latest = view.object.get_latest_revision_as_object()
        if view.action_name != "approve" or not (sentence := marks_left(latest)):
            return approve(view, request, *args, **kwargs)
        messages.error(request, _("It was not approved. %(reason)s") % {"reason": sentence})
        edit = reverse("wagtailadmin_pages:edit", args=[latest.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return view.render_modal_json(request, {"step": "success", "redirect": edit})
        return redirect(edit)

    WorkflowAction.post = post
