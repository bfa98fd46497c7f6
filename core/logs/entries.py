"""What staff did, in the log of the server too, where nobody in the admin can reach it."""

import logging

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, PageLogEntry

logger = logging.getLogger(__name__)


@receiver(post_save, sender=PageLogEntry)
@receiver(post_save, sender=ModelLogEntry)
def tell_log(instance, created, **kwargs):
    """Write a line with the action and the number of the account, once it is sure that it was done.

    A page is named by its number; of what a patient asked, nothing is named.
    """
    if created:
        told = {"action": instance.action, "user": instance.user_id}
        if isinstance(instance, PageLogEntry):
            told["object"] = instance.page_id
        transaction.on_commit(lambda: logger.info("Staff did something that is on record", extra=told))
