from django import template

from core.fallback import read_contact

register = template.Library()


@register.simple_tag
def fallback_contact() -> dict:
    """Return name, telephone and emergency_sentence of the practice without asking the database."""
    return read_contact()
