from django.core.management.base import BaseCommand

from search.missed import KEPT, forget_old_words


class Command(BaseCommand):
    help = f"Delete the counts of words that searches did not find after {KEPT.days} days."

    def handle(self, **options: object) -> None:
        forget_old_words()
