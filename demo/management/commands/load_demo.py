from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from core.calendar.clock import InPracticeTime
from core.logs.progress import Progress
from demo.builders import load_demo
from procedures.models import ProcedurePage


class Command(InPracticeTime, BaseCommand):
    help = "Load the demo practice: pages, people, accounts. What exists by its slug is left as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do nothing when the site has content already"
        )

    def handle(self, *args, once, **options):
        if once and ProcedurePage.objects.exists():
            self.stdout.write("The demo content is there already.")
            return
        with Progress(self.stdout, "load_demo") as progress:
            load_demo(progress.advance)
        call_command("look_at_links")
        self.stdout.write("The demo content is loaded.")
