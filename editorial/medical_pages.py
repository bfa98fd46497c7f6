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
    models = reviewed_models()
    dates = (
        Subquery(model.objects.filter(pk=OuterRef("pk")).values("approval__next_review_on"))
        for model in models
    )
    return Page.objects.type(*models).annotate(due_on=Coalesce(*dates))
