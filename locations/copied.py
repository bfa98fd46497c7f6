"""What a migration cannot do for the pages that it made of locations."""

from wagtail.models import ReferenceIndex

from core.migrating import is_half_migrated
from locations.models import LocationIndexPage, LocationPage


def finish_copied_pages(using="default", **kwargs):
    """Give pages without a version their first, and publish it if they are live (receiver of `post_migrate`).

    So the search, the index of references and whoever else listens know them as they know other pages.
    """
    if is_half_migrated(using):
        return
    for model in (LocationIndexPage, LocationPage):
        for page in model.objects.using(using).filter(latest_revision=None).order_by("path"):
            is_live = page.live
            revision = page.save_revision()
            if is_live:
                revision.publish()
            for physician in getattr(page, "physicians", model.objects.none()).all():
                ReferenceIndex.create_or_update_for_object(physician)
