from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from procedures.models import ProcedurePage


@require_safe
def visit_sheet(request, pk):
    """Show what to take along to a visit about a procedure, on paper or not; 404 unless the public may see its page."""
    page = get_object_or_404(ProcedurePage.objects.visible().select_related("approval"), pk=pk)
    home = Site.find_for_request(request).root_page.specific
    context = {"procedure": page, "things_to_bring": home.list_of_things_to_bring}
    return TemplateResponse(request, "home/visit_sheet.html", context)
