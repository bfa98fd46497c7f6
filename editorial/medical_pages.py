"""The pages with medical content, whatever their type."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from core.models import page_types
from editorial.models.pages import ReviewedPage


def reviewed_models():
    """Return the page types with medical content."""
    return page_types(ReviewedPage)


def medical_pages():
    """Return the pages with medical content, of any type, each with `due_on`: the date of its next review, or None."""
    return with_due_dates(Page.objects.type(*reviewed_models()))


def with_due_dates(pages):
    """Return pages (a queryset of `Page`) each with `due_on`: the date of its next review, or None."""
    dates = (
        Subquery(model.objects.filter(pk=OuterRef("pk")).values("approval__next_review_on"))
        for model in reviewed_models()
    )
    return pages.annotate(due_on=Coalesce(*dates))
