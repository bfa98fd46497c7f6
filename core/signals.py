from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published

from core.fallback import write_contact
from core.migrating import is_half_migrated
from core.models import BasePage, DeskHours, EmergencyText, PictureFields, PracticeSettings
from core.pictures.renditions import OF_PAGES, images_in_texts, renditions_of
from core.publishing.gate import require_publishable


@receiver(post_save, sender=PracticeSettings)
@receiver(post_save, sender=EmergencyText)
@receiver([post_save, post_delete], sender=DeskHours)
def keep_contact_file(**kwargs):
    """Error pages tell telephone numbers and hours as they were last saved."""
    write_contact(PracticeSettings.load(), EmergencyText.objects.filter(locale__language_code="en").first())


@receiver(post_save, sender=PracticeSettings)
def make_look_renditions(instance, **kwargs):
    """Make the sizes of the practice's own pictures now."""
    for image, kind in (
        (instance.logo, "logo"),
        (instance.logo_for_dark, "logo"),
        (instance.icon, "icon"),
        (instance.social_picture, "social"),
    ):
        if image:
            renditions_of(image, kind)


def renew_contact_file(using="default", plan=None, **kwargs):
    """Write the file anew after each `migrate`: a release may tell more in it (receiver of `post_migrate`).

    Without a `plan` it is a flush, which leaves nothing to tell.
    """
    if plan is None or is_half_migrated(using) or not PracticeSettings.objects.exists():
        return
    keep_contact_file()


@receiver(page_published)
def make_page_renditions(instance, **kwargs):
    """Make the sizes of a page's photographs that the worker has not made yet, so that no visitor waits for them."""
    if isinstance(instance, PictureFields) and instance.picture:
        renditions_of(instance.picture, *OF_PAGES)
    for image in images_in_texts(instance):
        renditions_of(image, "lead")


@receiver(pre_save, sender=Revision)
def refuse_schedule(instance, update_fields=None, **kwargs):
    """A version that may not go live cannot be scheduled to do so, whoever asks."""
    is_scheduled = instance.approved_go_live_at and (
        not update_fields or "approved_go_live_at" in update_fields
    )
    if is_scheduled and issubclass(instance.content_type.model_class(), BasePage):
        require_publishable(instance.as_object(), instance.pk)
