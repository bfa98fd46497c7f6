from django.core.management.base import BaseCommand
from wagtail.models import Page

from core.logs.progress import Progress
from search.stored_texts import keep_missing_texts, without_texts
from search.vocabulary import forget_unused_words, note_words


class Command(BaseCommand):
    help = "Note the texts and words of pages that search does not know yet, and forget the words of deleted ones."

    def handle(self, **options: object) -> None:
        with Progress(self.stdout, "index_words.texts", without_texts().count()) as progress:
            keep_missing_texts(progress.advance)
        pages = Page.objects.live().filter(depth__gt=1, search_words=None)
        with Progress(self.stdout, "index_words", pages.count()) as progress:
            for page in pages.specific().iterator(chunk_size=100):
                note_words(page)
                progress.advance()
        forget_unused_words()
