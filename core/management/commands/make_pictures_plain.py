"""Bring pictures that were uploaded before a file was made plain under the rules of `core.pictures.plain`."""

import logging

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from core.logs.progress import Progress
from core.pictures.forms import AVATAR_SIDE
from core.pictures.plain import has_more_than_pixels, plain_picture

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Take position, camera and other private data out of pictures uploaded to an earlier version, the originals "
        "included, and make their sizes again. The worker runs it; what is done is not done twice."
    )

    def handle(self, *args: object, **options: object) -> None:
        images = get_image_model().objects.filter(is_plain=False)
        profiles = UserProfile.objects.exclude(avatar="")
        done = 0
        with Progress(self.stdout, "make_pictures_plain", len(images) + len(profiles)) as progress:
            for rewrite, owners in ((_rewrite_image, images), (_rewrite_avatar, profiles)):
                for owner in owners:
                    done += _try(rewrite, owner)
                    progress.advance()
        self.stdout.write(f"{done} pictures were rewritten.")


def _try(rewrite, owner):
    """Return whether the picture of `owner` was rewritten; what cannot be read is logged and left."""
    try:
        return bool(rewrite(owner))
    except (OSError, ValidationError) as error:
        told = {"model": owner._meta.label, "object": owner.pk}
        logger.warning("A picture was not rewritten", extra=told, exc_info=error)
        return False


def _rewrite_image(image):
    """Store the file of an image anew, and make again, under new names, the sizes that there were."""
    old_name, storage, old_side = image.file.name, image.file.storage, max(image.width, image.height)
    with image.file.open() as file:
        plain = plain_picture(file)
    specs = list(image.renditions.values_list("filter_spec", flat=True).distinct())
    with transaction.atomic():
        image.file.save(_base_name(old_name), plain, save=False)
        image._set_image_file_metadata()
        _scale_focal_point(image, old_side)
        image.save()
        image.renditions.all().delete()
        transaction.on_commit(lambda: storage.delete(old_name))
    image.get_renditions(*specs)
    return True


def _scale_focal_point(image, old_side):
    """Keep the focal point where it was: it counts in pixels of the picture when it is held upright."""
    if image.has_focal_point():
        scale = max(image.width, image.height) / old_side
        for name in ("x", "y", "width", "height"):
            field = f"focal_point_{name}"
            setattr(image, field, round(getattr(image, field) * scale))


def _rewrite_avatar(profile):
    old_name, storage = profile.avatar.name, profile.avatar.storage
    with profile.avatar.open() as file:
        if not has_more_than_pixels(file):
            return False
        plain = plain_picture(file, AVATAR_SIDE)
    profile.avatar.save(_base_name(old_name), plain)
    storage.delete(old_name)
    return True


def _base_name(name):
    return name.rpartition("/")[2]
