"""What was found on each published page, kept so that a report need not read them all."""

from core.memo import request_memo
from editorial.checks.findings import look_at
from editorial.models.findings import PageFindings
from editorial.models.pages import ReviewedPage


def keep_findings(page):
    """Store what a look at a published page finds, for the reports; takes a `ReviewedPage`."""
    look = look_at(page)
    hardest = look.level.hardest
    PageFindings.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "grade": look.level.grade,
            "hardest_sentence": hardest[0].text if hardest else "",
            "reading_level_reason": page.reading_level_reason,
            "findings": [
                {"check": key, "place": finding.place, "words": finding.words}
                for key, finding in look.findings
            ],
        },
    )


def keep_all_findings(advance=lambda: None):
    """Look at every published page with medical content again and return how many there are; call `advance` after each.

    A new procedure, or a new name of one, changes what is found on other pages.
    """
    count = 0
    with request_memo():
        for model in ReviewedPage.__subclasses__():
            for page in _concrete(model):
                keep_findings(page)
                count += 1
                advance()
    return count


def _concrete(model):
    if model._meta.abstract:
        for child in model.__subclasses__():
            yield from _concrete(child)
    else:
        yield from model.objects.live().iterator(chunk_size=200)
