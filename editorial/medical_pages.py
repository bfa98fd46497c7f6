"""The pages with medical content, whatever their type."""

from datetime import date

from django.db.models import OuterRef, Q, Subquery
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


def due_by(day: date) -> Q:
    """Return the condition of the pages whose next review is due by a day, looked up from the approvals."""
    due = Q(pk__in=[])
    for model in reviewed_models():
        due |= Q(pk__in=model.objects.filter(approval__next_review_on__lte=day).values("pk"))
    return due


def with_due_dates(pages):
    """Return pages (a queryset of `Page`) each with `due_on`: the date of its next review, or None."""
    dates = (
        Subquery(model.objects.filter(pk=OuterRef("pk")).values("approval__next_review_on"))
        for model in reviewed_models()
    )
    return pages.annotate(due_on=Coalesce(*dates))
