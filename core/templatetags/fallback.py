from django import template

from core.fallback import read_contact

register = template.Library()


@register.simple_tag
def fallback_contact() -> dict:
    """Return what `read_contact` knows of the practice, without asking the database."""
    return read_contact()
