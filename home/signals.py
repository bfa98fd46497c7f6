from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.models import PracticeSettings
from home.outlines import fill_in_notices
from locations.models import LocationPage


@receiver(post_save, sender=PracticeSettings)
@receiver([post_save, post_delete], sender=LocationPage)
def tell_the_drafts(raw=False, **kwargs):
    """What is typed later reaches the drafts of notices, as long as nobody has touched them."""
    if not raw:
        fill_in_notices()
