"""A hundred dots, for shares of people."""

from django import template

register = template.Library()

PER_ROW = 20
PITCH = 12


@register.inclusion_tag("components/dots.html")
def dots(count: int) -> dict:
    """Print 100 dots, the first `count` of them filled; `count` is a whole number from 0 to 100."""
    centers = (
        (PITCH // 2 + PITCH * (n % PER_ROW), PITCH // 2 + PITCH * (n // PER_ROW)) for n in range(count)
    )
    return {"count": count, "path": "".join(f"M{x} {y}h0" for x, y in centers)}
