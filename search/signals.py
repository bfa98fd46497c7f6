from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from core.models import BasePage
from search.stored_texts import keep_texts
from search.vocabulary import note_words

# What a draft, a lock or a page below writes; the rest of a page may be shown by the search.
_NOT_SHOWN = {field.name for field in Page._meta.fields} - {"search_description"}


@receiver(page_published)
def note_words_of_page(instance, **kwargs):
    """A published page adds its words to those that search can offer."""
    note_words(instance)


@receiver(post_save)
def keep_text_of_page(sender, instance, raw=False, update_fields=None, **kwargs):
    """A page that is saved is kept as it is now in the database, like its row in the search index."""
    if raw or not issubclass(sender, BasePage) or _NOT_SHOWN.issuperset(update_fields or [""]):
        return
    keep_texts([instance if update_fields is None else sender.objects.get(pk=instance.pk)])
