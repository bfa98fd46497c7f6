from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Revision

from editorial.models import ReviewedPage
from editorial.publishing import require_approval


@receiver(pre_save, sender=Revision)
def refuse_schedule(instance, update_fields=None, **kwargs):
    """A version that may not go live cannot be scheduled to do so, whoever asks."""
    if instance.approved_go_live_at is None or "approved_go_live_at" not in (
        update_fields or {"approved_go_live_at"}
    ):
        return
    if issubclass(instance.content_type.model_class(), ReviewedPage):
        require_approval(instance.as_object())
