"""The fragment of the editor’s panel."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import path
from wagtail.models import Page

from editorial.checks.findings import look_at
from editorial.models.pages import ReviewedPage


def findings(request, page_id):
    """Answer with what is found on the latest draft of a page, for those who may edit it.

    Raises `Http404` for any other page, so that nobody learns which drafts there are.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ReviewedPage) or not page.permissions_for_user(request.user).can_edit():
        raise Http404
    look = look_at(page.get_latest_revision_as_object())
    return render(request, "editorial/checks/findings.html", {"look": look})


app_name = "findings"
urlpatterns = [path("page/<key:page_id>/", findings, name="page")]
