"""What a migration cannot do for the pages that it made of locations."""

from django.db import transaction
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published

from core.migrating import is_half_migrated
from locations.models import LocationIndexPage, LocationPage


def finish_copied_pages(using="default", **kwargs):
    """Give pages without a version their first, which is public if they are (receiver of `post_migrate`).

    So the search, the index of references and whoever else listens know them as they know other pages. Nothing is
    checked: an earlier release let in what none would now, such as a phone number with letters.
    """
    if is_half_migrated(using):
        return
    for model in (LocationIndexPage, LocationPage):
        for page in model.objects.using(using).filter(latest_revision=None).order_by("path"):
            _finish(page)


@transaction.atomic
def _finish(page):
    revision = page.save_revision(clean=False, changed=not page.live)
    if page.live:
        page.live_revision = revision
        page.save(clean=False)
        page_published.send(sender=type(page), instance=page, revision=revision)
    if isinstance(page, LocationPage):
        for physician in page.physicians.all():
            ReferenceIndex.create_or_update_for_object(physician)
