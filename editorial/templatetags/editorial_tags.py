from django import template
from wagtail.models import Page

from editorial.checks.provenance import statements

register = template.Library()


@register.inclusion_tag("components/how_made.html")
def how_made(page: Page) -> dict:
    """Print how a page with medical content was made; what is missing is not claimed."""
    return {"statements": [statement for statement in statements(page) if statement.text]}
