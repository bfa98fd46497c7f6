from django import template

from consultations.forms import RequestForm
from core import telephone
from core.templatetags.core_tags import practice
from physicians.models import PhysicianPage
from procedures.models import ProcedurePage

register = template.Library()


@register.inclusion_tag("consultations/components/form_section.html", takes_context=True)
def consultation_form(context, page):
    """Show the consultation form at the foot of a page.

    It knows the page, and the procedure or physician the page is about. What it shows is the same for
    everybody, with as many queries whatever the site holds.
    """
    initial = {"page": page.pk}
    if isinstance(page, ProcedurePage):
        initial["about"] = str(page.pk)
    if isinstance(page, PhysicianPage):
        initial["physician"] = str(page.pk)
    return {"form": RequestForm(initial=initial), "practice": practice(context)}


@register.filter
def telephone_link(number):
    """Return the `tel:` address of a telephone number."""
    return telephone.telephone_link(number)
