from django.core.management.base import BaseCommand
from wagtail.images import get_image_model

from core.pictures.renditions import OF_PAGES, renditions_of

# Emails wait for the worker meanwhile.
AT_ONCE = 5


class Command(BaseCommand):
    help = (
        "Make the sizes of the pictures that were uploaded or changed last, before a page shows them. The worker runs "
        "it every minute."
    )

    def handle(self, *args: object, **options: object) -> None:
        images = get_image_model().objects
        for image in images.filter(has_sizes=False).order_by("-pk")[:AT_ONCE]:
            renditions_of(image, *OF_PAGES)
            # Unless it has been changed meanwhile.
            images.filter(pk=image.pk, file=image.file.name).update(has_sizes=True)
