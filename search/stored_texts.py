"""The texts of pages, kept with the search index, so that a result is shown without going through its blocks."""

from collections.abc import Callable, Iterable

from wagtail.models import Page
from wagtail.query import PageQuerySet

from search.models import PageText
from search.texts import searchable_texts

BATCH = 100


def text_of(page: Page) -> PageText:
    """Return what is kept of a page as it is now, not saved; asks the database for nothing."""
    summary = getattr(page, "summary_text", "")
    return PageText(page_id=page.pk, texts=searchable_texts(page), summary=summary)


def keep_texts(pages: Iterable[Page]) -> None:
    """Keep the texts of pages, each of its own type, as they are now."""
    PageText.objects.bulk_create(
        map(text_of, pages),
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["texts", "summary"],
    )


def without_texts() -> PageQuerySet:
    """Return the pages of which no texts are kept: an earlier release wrote them, or nobody's `save`."""
    return Page.objects.filter(depth__gt=1, search_text=None).order_by("pk")


def keep_missing_texts(advance: Callable[[int], None]) -> None:
    """Keep the texts of the pages of which none are kept. `advance` is told of so many more."""
    last = 0
    while pages := list(without_texts().filter(pk__gt=last).specific()[:BATCH]):
        keep_texts(pages)
        advance(len(pages))
        last = pages[-1].pk
