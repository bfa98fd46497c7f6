"""Which words stand on which pages, kept up as pages are published."""

from django.db import transaction

from search.models import Word
from search.texts import searchable_texts
from search.words import all_words, joined_words

SHORTEST, LONGEST = 3, 40  # letters


def can_be_known(word):
    """Return whether a word is worth offering: neither a number nor a letter or two."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


@transaction.atomic
def note_words(page):
    """Keep the words of a published page, as it is now; one with a hyphen in two parts and as a whole.

    They tell what a misspelled word was to be, and find what the database's own index has in other pieces.
    """
    texts = [page.title, *searchable_texts(page)]
    words = {word for text in texts for word in (*all_words(text), *joined_words(text).values())}
    words = {word for word in words if can_be_known(word)}
    Word.objects.bulk_create(
        [Word(locale_id=page.locale_id, text=word) for word in sorted(words)], ignore_conflicts=True
    )
    page.search_words.set(Word.objects.filter(locale_id=page.locale_id, text__in=words))


def forget_unused_words():
    """Delete the words that no page holds any more."""
    Word.objects.filter(pages=None).delete()
