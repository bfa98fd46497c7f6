from django.dispatch import receiver
from wagtail.signals import page_published

from search.vocabulary import note_words


@receiver(page_published)
def note_words_of_page(instance, **kwargs):
    """A published page adds its words to those that search can offer."""
    note_words(instance)
