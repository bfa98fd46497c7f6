from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.signals import page_published

from core.fallback import write_contact
from core.models import EmergencyText, PictureFields, PracticeSettings
from core.renditions import make_renditions


@receiver(post_save, sender=PracticeSettings)
@receiver(post_save, sender=EmergencyText)
def keep_contact_file(**kwargs):
    """Error pages tell the telephone number as it was last saved."""
    write_contact(PracticeSettings.load(), EmergencyText.objects.filter(locale__language_code="en").first())


@receiver(page_published)
def make_page_renditions(instance, **kwargs):
    """Make the sizes of a page's photographs now, so that no visitor waits for them."""
    if isinstance(instance, PictureFields) and instance.picture:
        make_renditions(instance.picture, "card", "lead", "portrait", "social")
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            for image in _images_in(field.value_from_object(instance)):
                make_renditions(image, "lead")


def _images_in(value):
    if isinstance(value, AbstractImage):
        yield value
    elif hasattr(value, "stream_block") or hasattr(value, "list_block"):
        for child in value:
            yield from _images_in(getattr(child, "value", child))
    elif isinstance(value, dict):
        for child in value.values():
            yield from _images_in(child)
