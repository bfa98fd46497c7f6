from django.core.management import call_command
from django.core.management.base import BaseCommand

from home.setup import setup_practice


class Command(BaseCommand):
    help = "Make the empty tree, the roles and the settings of a practice. What exists keeps what it has."

    def handle(self, *args: object, **options: object) -> None:
        setup_practice()
        # An update may count more as a use of a topic, a picture, …
        call_command("rebuild_references_index", verbosity=0)
        self.stdout.write("The practice is set up.")
